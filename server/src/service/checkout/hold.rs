//! The stock that a session holds while it is being paid: its shipments say how many pieces from where.

use std::collections::{BTreeMap, BTreeSet};

use spotlet::domain::checkout::Checkout;
use spotlet::domain::fulfillment::StockPlace;
use spotlet::domain::id::VariantId;

use super::Fault;
use crate::live::LiveEvent;
use crate::state::AppState;
use crate::store::{Conn, StoreError, stock};

/// Takes what the session's shipments hold.
///
/// # Errors
/// [`StoreError::Stale`] when somebody was faster since the stock was read: drop the transaction, with which what was
/// taken goes back, and look again.
pub(super) async fn take(conn: &mut Conn, checkout: &Checkout) -> Result<(), Fault> {
    for ((place, variant), pieces) in held(checkout) {
        if !stock::take(conn, place, variant, pieces).await? {
            return Err(StoreError::Stale {
                table: "stock",
                id: variant.to_string(),
            }
            .into());
        }
    }
    Ok(())
}

/// Puts back what [`take`] took.
///
/// # Errors
/// When the database fails.
pub(in crate::service) async fn put_back(
    conn: &mut Conn,
    checkout: &Checkout,
) -> Result<(), Fault> {
    for ((place, variant), pieces) in held(checkout) {
        stock::put_back(conn, place, variant, pieces).await?;
    }
    Ok(())
}

/// Tells open pages that what the session holds is fewer, or more.
pub(in crate::service) fn tell(state: &AppState, checkout: &Checkout) {
    let variants: BTreeSet<&VariantId> = held(checkout).into_keys().map(|(_, v)| v).collect();
    for variant in variants {
        state.live.publish(LiveEvent::Stock {
            variant: variant.clone(),
        });
    }
}

/// Pieces by place and variant: whoever takes rows of the stock takes them in the same order as everyone else, so
/// that two never wait for each other.
fn held(checkout: &Checkout) -> BTreeMap<(&StockPlace, &VariantId), u32> {
    let mut held = BTreeMap::new();
    for pieces in checkout.shipments.iter().flat_map(|s| &s.pieces) {
        if let Some(place) = &pieces.stock {
            *held.entry((place, &pieces.variant)).or_insert(0) += pieces.quantity;
        }
    }
    held
}
