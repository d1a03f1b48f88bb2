//! Invoices: issued in the transaction that writes the order, so that their numbers follow one another without a gap.

use spotlet::domain::Timestamp;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::{Invoice, InvoiceNumber};

use crate::config::Brand;
use crate::service::Fault;
use crate::state::AppState;
use crate::store::{self, Conn, StoreError};

/// Issues the invoice of an order that has none.
///
/// # Errors
/// A duplicate when it has one; or the database fails.
pub async fn issue(
    conn: &mut Conn,
    brand: &Brand,
    order: &OrderId,
    now: Timestamp,
) -> Result<Invoice, StoreError> {
    let sequence = store::invoice::next_number(conn).await?;
    let seller = brand.seller.as_deref().unwrap_or(&brand.name);
    let invoice = Invoice {
        number: InvoiceNumber::new(&brand.invoice_prefix, sequence),
        order: order.clone(),
        seller: seller.lines().map(str::to_owned).collect(),
        issued_at: now,
    };
    store::invoice::insert(conn, &invoice).await?;
    Ok(invoice)
}

/// The invoice of an order. One that was placed before there were any gets it now.
///
/// # Errors
/// When the database fails.
pub async fn of(state: &AppState, order: &OrderId) -> Result<Invoice, Fault> {
    if let Some(invoice) = find(state, order).await? {
        return Ok(invoice);
    }
    let mut tx = state.store.write().await?;
    match issue(&mut tx, &state.config.brand, order, state.clock.now()).await {
        Ok(invoice) => {
            store::commit(tx).await?;
            Ok(invoice)
        }
        // Somebody else has issued it at this very moment; the number that was drawn here goes back.
        Err(error) if error.is_duplicate() => {
            drop(tx);
            find(state, order).await?.ok_or_else(|| error.into())
        }
        Err(error) => Err(error.into()),
    }
}

async fn find(state: &AppState, order: &OrderId) -> Result<Option<Invoice>, Fault> {
    let mut conn = state.store.read().await?;
    Ok(store::invoice::of_order(&mut conn, order).await?)
}
