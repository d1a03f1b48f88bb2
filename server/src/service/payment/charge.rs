//! Asks a provider for the money of an attempt that is written down.

use spotlet::domain::money::Money;
use spotlet::domain::payment::PaymentState;

use crate::crash;
use crate::payment::{Ask, AttemptKey, Capture, Connector, Found, ProviderError, Source};
use crate::service::Fault;
use crate::state::AppState;
use crate::store;

/// Charges an attempt; what the provider says of it.
///
/// # Errors
/// When nobody can say what came of it: then the attempt stays open, and is asked about later.
pub(in crate::service) async fn charge(
    state: &AppState,
    key: &AttemptKey,
    amount: Money,
    source: &Source,
) -> Result<Found, Fault> {
    if amount.amount_minor == 0 {
        return Ok(nothing_due(key));
    }
    let provider = source.provider();
    if !state.payments.has(provider) {
        return Err(ProviderError::NotConfigured.into());
    }
    let connector = state.payments.connector(provider)?;
    let return_url = format!("{}/checkout/{}", state.config.public_url, key.checkout);
    let ask = Ask {
        key,
        amount,
        source,
        capture: match &connector {
            Connector::Test(_) => Capture::Automatic,
            Connector::Stripe(api) => api.capture,
        },
        return_url: &return_url,
    };
    let mut reference = None;
    if let Some(call) = connector.prepare(&ask) {
        let prepared = match state.payments.send(provider, call).await {
            Ok(prepared) => prepared,
            // Nothing was prepared, or something that nobody will ever confirm.
            Err(error) => return Ok(refused(state, key, &connector, None, error).await?),
        };
        let mut tx = state.store.write().await?;
        store::payment::name(&mut tx, key, &prepared.reference, state.clock.now()).await?;
        store::commit(tx).await?;
        reference = Some(prepared.reference);
    }
    crash::point("before_charge");
    let call = connector.authorize(&ask, reference.as_deref());
    match state.payments.send(provider, call).await {
        Ok(found) => Ok(found),
        Err(error) => {
            if !error.is_final() {
                return Err(error.into());
            }
            Ok(refused(state, key, &connector, reference.as_deref(), error).await?)
        }
    }
}

/// The provider says no to the request itself. Whatever it prepared is called off, so that nobody can pay it later.
async fn refused(
    state: &AppState,
    key: &AttemptKey,
    connector: &Connector,
    reference: Option<&str>,
    error: ProviderError,
) -> Result<Found, ProviderError> {
    tracing::info!(attempt = %key, %error, "a charge was refused");
    let provider = match connector {
        Connector::Test(_) => spotlet::domain::payment::Provider::Test,
        Connector::Stripe(_) => spotlet::domain::payment::Provider::Stripe,
    };
    match connector.cancel(key, reference) {
        Some(call) => state.payments.send(provider, call).await,
        None => Ok(never_charged(key)),
    }
}

/// What is true of an attempt over nothing: discounts took it all, and no provider is asked for it.
pub(in crate::service) fn nothing_due(key: &AttemptKey) -> Found {
    Found {
        reference: key.to_string(),
        state: PaymentState::Succeeded,
        ..never_charged(key)
    }
}

/// What is true of an attempt whose name the provider cannot have been charged under.
pub(in crate::service) fn never_charged(key: &AttemptKey) -> Found {
    Found {
        reference: String::new(),
        key: Some(key.clone()),
        state: PaymentState::Declined,
        amount_minor: 0,
        captured_minor: 0,
        is_idle: false,
        is_revivable: false,
        client_secret: None,
    }
}
