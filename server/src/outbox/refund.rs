//! Asks the payment provider to give money back, until it answers.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::RefundProgress;

use super::Delivery;
use super::deliver::NotTaken;
use crate::service::{Fault, order};
use crate::state::AppState;

/// Sends refund `number` of an order. The provider knows it by that number, so asking twice gives back once.
pub(super) async fn send(
    state: &AppState,
    order: &OrderId,
    number: u32,
) -> Result<Delivery, NotTaken> {
    let found = order::get(state, order).await.map_err(failed)?;
    let mut refunds = found.life.refunds.iter();
    let refund = refunds.find(|refund| refund.number == number);
    let refund =
        refund.ok_or_else(|| NotTaken::Never("the order has no such refund".to_owned()))?;
    if refund.progress != RefundProgress::Requested {
        return Ok(Delivery::Taken);
    }
    Ok(Delivery::Held(
        "the payment provider cannot give money back yet",
    ))
}

fn failed(fault: Fault) -> NotTaken {
    match fault {
        Fault::NotFound => NotTaken::Never("the order is gone".to_owned()),
        other => NotTaken::Later(other.to_string()),
    }
}
