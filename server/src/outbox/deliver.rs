//! Sends one job, whatever it is.

use thiserror::Error;

use super::{Job, mail, password, platform_webhook, refund, webhook};
use crate::state::AppState;
use crate::store::StoreError;

/// What became of a job that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The other side has it.
    Taken,
    /// There is no way to send it until the operator configures one; says which.
    Held(&'static str),
}

/// Why a job was not taken.
#[derive(Debug, Error)]
pub enum NotTaken {
    /// Another attempt may do better.
    #[error("{0}")]
    Later(String),
    /// No attempt will ever do better.
    #[error("{0}")]
    Never(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sends a job. `id` is the same at each attempt, and the receiver gets to see it.
///
/// # Errors
/// When it was not taken, or it cannot be known whether it was.
pub async fn deliver(state: &AppState, id: &str, job: &Job) -> Result<Delivery, NotTaken> {
    match job {
        Job::MerchantWebhook { order, event } => webhook::send(state, id, order, *event).await,
        // The whole order as it is now says what happened.
        Job::PlatformWebhook { order, .. } => platform_webhook::send(state, id, order).await,
        Job::Mail { order, event } => mail::send(state, id, order, *event).await,
        Job::PasswordReset { reset } => password::send(state, id, reset).await,
        Job::Refund { order, refund } => refund::send(state, order, *refund).await,
    }
}
