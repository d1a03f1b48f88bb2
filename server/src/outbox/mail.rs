//! Mails the shopper about their order.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::OrderEvent;

use super::Delivery;
use super::deliver::NotTaken;
use crate::config::Mail;
use crate::mail::{self, Enclosed, Letter, MailDress, Outgoing, SmtpError};
use crate::service::{Fault, order};
use crate::state::AppState;

/// Sends the mail about `event` of an order, or keeps it while there is no mail server.
pub(super) async fn send(
    state: &AppState,
    id: &str,
    order: &OrderId,
    event: OrderEvent,
) -> Result<Delivery, NotTaken> {
    let Some(config) = &state.config.mail else {
        return Ok(Delivery::Held("smtp_url is not configured"));
    };
    let order = order::get(state, order)
        .await
        .map_err(|fault| match fault {
            Fault::NotFound => NotTaken::Never("the order is gone".to_owned()),
            other => NotTaken::Later(other.to_string()),
        })?;
    let Some(letter) = mail::letter(state, &order, event) else {
        return Err(NotTaken::Never("there is nobody to write to".to_owned()));
    };
    post(state, config, id, &letter).await
}

/// Hands a letter to the mail server.
pub(super) async fn post(
    state: &AppState,
    config: &Mail,
    id: &str,
    letter: &Letter,
) -> Result<Delivery, NotTaken> {
    let mut dress = MailDress::of(&state.look.now(), &state.media);
    let logo = match &dress.logo {
        None => None,
        Some(logo) => match state.media.files().get(&logo.file).await {
            Ok(bytes) => Some(Enclosed {
                id: format!("logo-{id}"),
                file: logo.file.clone(),
                bytes: bytes.to_vec(),
            }),
            Err(error) => {
                tracing::warn!(%error, "the logo cannot be read; the mail goes with the brand's name");
                dress.logo = None;
                None
            }
        },
    };
    if let Some(logo) = &logo {
        dress = dress.with_part(&logo.id);
    }
    let outgoing = Outgoing {
        id: id.to_owned(),
        to: letter.to.clone(),
        subject: letter.subject.clone(),
        html: mail::html(letter, &dress),
        text: mail::text(letter),
        logo,
    };
    match mail::send(config, outgoing).await {
        Ok(()) => Ok(Delivery::Taken),
        Err(error @ SmtpError::NotTaken(_)) => Err(NotTaken::Later(error.to_string())),
        Err(error @ SmtpError::Unwritable(_)) => Err(NotTaken::Never(error.to_string())),
    }
}
