//! Money: what a provider is asked for, what its answers mean, and how what got lost is found again.
//!
//! Every step is written down before the provider hears of it, and every step can be repeated: so whoever dies between
//! two of them leaves something that [`reconcile`] finds. An attempt has an order exactly when it is good.
//! It must not know how a provider is spoken to (`crate::payment`), nor how a session is shown.

pub(super) mod ask;
mod capture;
mod charge;
mod hear;
mod reconcile;
mod refund;
mod unclaimed;

pub use capture::{capture, release};
pub use hear::{Heard, hear};
pub use reconcile::reconcile;
pub use refund::{refund, refunds};

pub(super) use capture::note_taken;
pub(super) use charge::{charge, never_charged, nothing_due};
pub(super) use unclaimed::give_back;

use spotlet::domain::id::OrderId;

use super::{Fault, Refusal};
use crate::payment::ProviderError;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::payment::Known;
use crate::store::{self, Conn};

/// How long an attempt or a refund is left to the request that makes it, before the reconciler asks.
pub(super) const FIRST_LOOK_MS: i64 = 5 * 1000;

/// The payment that an order stands on.
async fn of_order(conn: &mut Conn, id: &OrderId) -> Result<Known, Fault> {
    let order = store::order::get(conn, id).await?.ok_or(Fault::NotFound)?;
    store::payment::by_reference(conn, order.payment.provider, &order.payment.reference)
        .await?
        .ok_or(Fault::NotFound)
}

/// A provider that does not do what is asked.
impl From<ProviderError> for Fault {
    fn from(error: ProviderError) -> Self {
        match error {
            ProviderError::Refused { .. } => Self::Refused(Refusal::Provider),
            ProviderError::NotConfigured => Self::Refused(Refusal::NoHandler),
            error => Self::Problem(Problem::Provider(error)),
        }
    }
}

/// The provider's name of a good payment is always known: it is written with the news that it is good.
fn reference(state: &AppState, known: &Known) -> Result<String, Fault> {
    let _configured = state.payments.connector(known.provider)?;
    known
        .reference
        .clone()
        .ok_or_else(|| Problem::Internal(format!("the payment {} has no name", known.key)).into())
}
