//! Pays a session and places its order.

use spotlet::domain::checkout::CheckoutError;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::payment::TestToken;
use spotlet::domain::visibility::Reader;

use super::{Fault, Refusal, Session, begin, settle, show};
use crate::state::AppState;

/// The id of the test provider's payment handler, as UCP names it.
pub const TEST_HANDLER: &str = "test";

/// How a platform wants to pay.
#[derive(Clone, Debug)]
pub struct PaymentRequest {
    /// The payment handler it names.
    pub handler: String,
    /// The token of its credential.
    pub token: String,
}

/// Pays a session, at most once, and places its order.
///
/// # Errors
/// [`Fault::NotFound`]; whatever else went wrong is told beside the session.
pub async fn complete(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    payment: Option<&PaymentRequest>,
) -> Result<Session, Fault> {
    settle::settled(state, id).await?;
    let refused = match token(state, payment) {
        Ok(token) => pay(state, id, reader, token, None).await?,
        Err(refusal) => Some(closed(state, id).await?.unwrap_or(refusal)),
    };
    show(state, id, refused).await
}

/// Goes through all stations of a payment; returns why it did not begin.
pub(super) async fn pay(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    token: TestToken,
    expected_minor: Option<i64>,
) -> Result<Option<Refusal>, Fault> {
    let attempt = match begin::begin(state, id, reader, expected_minor).await {
        Ok(attempt) => attempt,
        Err(Fault::Refused(refusal)) => return Ok(Some(refusal)),
        Err(fault) => return Err(fault),
    };
    // From here on money may have moved: an error is logged, and whoever reads the session next
    // finds out what happened.
    let outcome = async {
        let payment = state.payments.charge(id, &attempt, token).await?;
        settle::apply(state, id, &attempt, &payment).await
    };
    if let Err(error) = outcome.await {
        tracing::error!(%error, checkout = %id, "a payment is not settled yet");
    }
    Ok(None)
}

fn token(state: &AppState, payment: Option<&PaymentRequest>) -> Result<TestToken, Refusal> {
    let payment = payment
        .filter(|payment| state.config.test_payments && payment.handler == TEST_HANDLER)
        .ok_or(Refusal::NoHandler)?;
    Ok(TestToken::parse(&payment.token)?)
}

/// Why a session is closed, if it is: that counts more than what is wrong with the payment.
async fn closed(state: &AppState, id: &CheckoutId) -> Result<Option<Refusal>, Fault> {
    let session = show(state, id, None).await?;
    let is_completed = session.checkout.status.is_final() && session.order.is_some();
    Ok(is_completed.then_some(Refusal::Checkout(CheckoutError::Completed)))
}
