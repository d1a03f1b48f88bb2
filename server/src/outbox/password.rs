//! Mails a member of the studio the link that sets their password anew.

use super::Delivery;
use super::deliver::NotTaken;
use super::mail::post;
use crate::mail;
use crate::service::studio::{AccountError, links};
use crate::state::AppState;

/// Sends the link, or keeps it while there is no mail server.
pub(super) async fn send(state: &AppState, id: &str, reset: &str) -> Result<Delivery, NotTaken> {
    let Some(config) = &state.config.mail else {
        tracing::warn!(
            "a member asked for a new password and no mail server is configured; `spotlet studio owner EMAIL` helps"
        );
        return Ok(Delivery::Held("smtp_url is not configured"));
    };
    let member = links::by_reset(state, reset)
        .await
        .map_err(|error| match error {
            AccountError::LinkOver => NotTaken::Never("the link is over".to_owned()),
            other => NotTaken::Later(other.to_string()),
        })?;
    post(
        state,
        config,
        id,
        &mail::password_letter(state, &member, reset),
    )
    .await
}
