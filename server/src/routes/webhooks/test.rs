//! Events of the built-in test provider.

use axum::http::HeaderMap;
use spotlet::domain::payment::Provider;

use super::{check, unreadable};
use crate::payment::test::wire::Event;
use crate::payment::{AttemptKey, Connector};
use crate::problem::Problem;
use crate::service::payment::Heard;
use crate::state::AppState;
use crate::test_provider::SIGNATURE;

/// Reads a signed event; nothing where the provider is not configured.
pub(super) fn read(
    state: &AppState,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Option<Heard>, Problem> {
    let Ok(Connector::Test(api)) = state.payments.connector(Provider::Test) else {
        return Ok(None);
    };
    check(state, &api.secret, headers, SIGNATURE, body)?;
    let event: Event = serde_json::from_slice(body).map_err(|_| unreadable())?;
    Ok(Some(Heard {
        provider: Provider::Test,
        event: event.id,
        key: AttemptKey::parse(&event.payment.key),
        reference: Some(event.payment.id),
    }))
}
