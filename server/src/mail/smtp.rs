//! Hands a mail to the configured server.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use thiserror::Error;

use crate::config::Mail;

/// For each answer of the server. A letter takes five or six; together they stay under the lease.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// A letter set in type.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The same at every attempt.
    pub id: String,
    /// Who it goes to.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// As HTML.
    pub html: String,
    /// As plain text.
    pub text: String,
    /// The logo that the HTML shows.
    pub logo: Option<Enclosed>,
}

/// A picture that travels with a mail.
#[derive(Clone, Debug)]
pub struct Enclosed {
    /// What the HTML calls it, as in `cid:…`.
    pub id: String,
    /// Its name, which says its type.
    pub file: String,
    /// What it is.
    pub bytes: Vec<u8>,
}

/// Why a mail did not leave.
#[derive(Debug, Error)]
pub enum SmtpError {
    /// It cannot be written as a mail.
    #[error("the mail cannot be written: {0}")]
    Unwritable(String),
    /// The server does not answer, or refuses. Even a refusal that it calls permanent may be a wrong password of
    /// ours, so it is tried again.
    #[error("the mail server did not take it: {0}")]
    NotTaken(String),
}

/// Sends a mail.
///
/// # Errors
/// When the server did not take it.
pub async fn send(mail: &Mail, outgoing: Outgoing) -> Result<(), SmtpError> {
    let message = message(mail, outgoing)?;
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(mail.smtp_url.as_str())
        .map_err(|error| SmtpError::Unwritable(error.to_string()))?
        .timeout(Some(ANSWER_WITHIN))
        .build();
    let sent = transport.send(message).await;
    sent.map(drop)
        .map_err(|error| SmtpError::NotTaken(error.to_string()))
}

fn message(mail: &Mail, outgoing: Outgoing) -> Result<Message, SmtpError> {
    let unwritable = |error: String| SmtpError::Unwritable(error);
    let to: Mailbox = outgoing
        .to
        .parse()
        .map_err(|_| unwritable("the address is none".to_owned()))?;
    let part = |kind, body| SinglePart::builder().header(kind).body(body);
    let letter = part(ContentType::TEXT_HTML, outgoing.html);
    let alternative =
        MultiPart::alternative().singlepart(part(ContentType::TEXT_PLAIN, outgoing.text));
    let alternative = match outgoing.logo {
        None => alternative.singlepart(letter),
        Some(logo) => {
            let kind = mime_guess::from_path(&logo.file).first_or_octet_stream();
            let kind =
                ContentType::parse(kind.as_ref()).map_err(|error| unwritable(error.to_string()))?;
            let logo = Attachment::new_inline(logo.id).body(logo.bytes, kind);
            alternative.multipart(MultiPart::related().singlepart(letter).singlepart(logo))
        }
    };
    Message::builder()
        .from(mail.from.clone())
        .to(to)
        .subject(outgoing.subject)
        .message_id(Some(format!(
            "<{}@{}>",
            outgoing.id,
            mail.from.email.domain()
        )))
        .multipart(alternative)
        .map_err(|error| unwritable(error.to_string()))
}
