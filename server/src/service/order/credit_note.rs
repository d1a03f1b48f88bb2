//! Credit notes: issued in the transaction that decides a refund, so that their numbers follow one another without a gap.

use spotlet::domain::Timestamp;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::credit_note::taxes_of;
use spotlet::domain::order::{CreditNote, InvoiceNumber, Order, Refund};

use super::invoice;
use crate::config::Brand;
use crate::service::Fault;
use crate::state::AppState;
use crate::store::{self, Conn, StoreError};

/// Issues the credit note of a refund that has none, and the invoice it corrects, if there is none yet.
///
/// # Errors
/// A duplicate when it has one; stale when somebody else issues the invoice at this very moment; or the database fails.
pub async fn issue(
    conn: &mut Conn,
    brand: &Brand,
    order: &Order,
    refund: &Refund,
    now: Timestamp,
) -> Result<CreditNote, StoreError> {
    let invoice = match store::invoice::of_order(conn, &order.id).await? {
        Some(invoice) => invoice,
        None => {
            let issued = invoice::issue(conn, brand, &order.id, now).await;
            issued.map_err(|error| met(error, &order.id))?
        }
    };
    let sequence = store::credit_note::next_number(conn).await?;
    let seller = brand.seller.as_deref().unwrap_or(&brand.name);
    let note = CreditNote {
        number: InvoiceNumber::new(&brand.credit_note_prefix, sequence),
        invoice: invoice.number,
        invoiced_at: invoice.issued_at,
        order: order.id.clone(),
        refund: refund.number,
        taxes: taxes_of(order, refund),
        seller: seller.lines().map(str::to_owned).collect(),
        issued_at: now,
    };
    store::credit_note::insert(conn, &note).await?;
    Ok(note)
}

/// The credit note of a refund, with that refund. One that was decided before there were any gets it now.
///
/// # Errors
/// [`Fault::NotFound`] without such a refund; or the database fails.
pub async fn of<'a>(
    state: &AppState,
    order: &'a Order,
    refund: u32,
) -> Result<(CreditNote, &'a Refund), Fault> {
    let mut refunds = order.life.refunds.iter();
    let refund = refunds.find(|one| one.number == refund);
    let refund = refund.ok_or(Fault::NotFound)?;
    if let Some(note) = find(state, order, refund).await? {
        return Ok((note, refund));
    }
    // Before the note's own transaction, which somebody who opens the invoice at this very moment would end otherwise.
    invoice::of(state, &order.id).await?;
    let mut tx = state.store.write().await?;
    let now = state.clock.now();
    match issue(&mut tx, &state.config.brand, order, refund, now).await {
        Ok(note) => {
            store::commit(tx).await?;
            Ok((note, refund))
        }
        // Somebody else has issued it at this very moment; the number that was drawn here goes back.
        Err(error) if error.is_duplicate() => {
            drop(tx);
            let note = find(state, order, refund).await?;
            Ok((note.ok_or(error)?, refund))
        }
        Err(error) => Err(error.into()),
    }
}

/// The invoice is there when the use case is done again.
fn met(error: StoreError, order: &OrderId) -> StoreError {
    if !error.is_duplicate() {
        return error;
    }
    StoreError::Stale {
        table: "invoices",
        id: order.to_string(),
    }
}

async fn find(
    state: &AppState,
    order: &Order,
    refund: &Refund,
) -> Result<Option<CreditNote>, Fault> {
    let mut conn = state.store.read().await?;
    Ok(store::credit_note::of_refund(&mut conn, &order.id, refund.number).await?)
}
