//! Events of Stripe.

use axum::http::HeaderMap;
use spotlet::domain::payment::Provider;

use super::{check, unreadable};
use crate::payment::stripe::event::Event;
use crate::problem::Problem;
use crate::service::payment::Heard;
use crate::state::AppState;

/// Reads a signed event; nothing where Stripe is not configured.
pub(super) fn read(
    state: &AppState,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Option<Heard>, Problem> {
    let Some(api) = state.payments.stripe() else {
        return Ok(None);
    };
    check(
        state,
        &api.webhook_secret,
        headers,
        "stripe-signature",
        body,
    )?;
    let event = Event::parse(body).ok_or_else(unreadable)?;
    Ok(Some(Heard {
        provider: Provider::Stripe,
        event: event.id,
        reference: event.intent,
        // The name is written down before anything is confirmed, so the reference is always enough.
        key: None,
    }))
}
