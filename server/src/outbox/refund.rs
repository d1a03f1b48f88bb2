//! Asks the payment provider to give money back, until it answers.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::RefundProgress;
use spotlet::domain::payment::{RefundError, RefundState};

use super::Delivery;
use super::deliver::NotTaken;
use crate::service::{Fault, Refusal, order, payment};
use crate::state::AppState;

/// Sends refund `number` of an order. It is known by that number, so asking twice gives back once.
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
    let given_back = payment::refund(state, order, refund.amount, &format!("r{number}")).await;
    let given_back = match given_back {
        Ok(given_back) => Ok(given_back),
        Err(fault) => Err(refused(fault)?),
    };
    let progress = match given_back {
        Ok(given_back) => match given_back.state {
            RefundState::Pending => {
                let why = "the payment provider has not given the money back yet".to_owned();
                return Err(NotTaken::Later(why));
            }
            RefundState::Failed => RefundProgress::Failed,
            RefundState::Succeeded => done(state, given_back.reference.unwrap_or_default()),
        },
        // Nothing was taken yet: what was only reserved is let go.
        Err(RefundError::NotCaptured) if refund.amount == found.payment.amount => {
            payment::release(state, order).await.map_err(failed)?;
            done(state, found.payment.reference.clone())
        }
        Err(error) => {
            tracing::error!(%error, order = %order, number, "a refund cannot be made");
            RefundProgress::Failed
        }
    };
    order::steps::settle_refund(state, order, number, progress)
        .await
        .map_err(failed)?;
    Ok(Delivery::Taken)
}

fn done(state: &AppState, reference: String) -> RefundProgress {
    RefundProgress::Done {
        reference,
        at: state.clock.now(),
    }
}

/// A refund that cannot be is an answer; everything else may pass.
fn refused(fault: Fault) -> Result<RefundError, NotTaken> {
    match fault {
        Fault::Refused(Refusal::Refund(error)) => Ok(error),
        other => Err(failed(other)),
    }
}

fn failed(fault: Fault) -> NotTaken {
    match fault {
        Fault::NotFound => NotTaken::Never("the order is gone".to_owned()),
        other => NotTaken::Later(other.to_string()),
    }
}
