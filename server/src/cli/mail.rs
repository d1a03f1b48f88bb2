//! `spotlet mail list|show`: mails that wait, and mails that left.

use clap::{Args, Subcommand};

use super::setup::{self, Place};
use super::{CliError, out};
use crate::assets::Assets;
use crate::config::Layer;
use crate::service::mails;
use crate::state::AppState;
use crate::text::rfc3339;

/// Commands about mails.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Lists the newest mails: due, held (no mail server is configured), done, given up
    List {
        #[command(flatten)]
        place: Place,
    },
    /// Prints a mail as plain text
    Show(Show),
}

/// Arguments of `spotlet mail show`.
#[derive(Clone, Debug, Args)]
pub struct Show {
    #[command(flatten)]
    place: Place,
    /// Its id, as the list prints it
    id: String,
}

/// Runs one of them.
///
/// # Errors
/// When the database fails, or there is no such mail.
pub async fn run(command: Command) -> Result<(), CliError> {
    let (state, text) = match command {
        Command::List { place } => {
            let state = open(&place).await?;
            let mails = mails::newest(&state, 50).await;
            let mails = mails.map_err(|fault| CliError::Refused(fault.to_string()))?;
            let lines: Vec<String> = mails
                .iter()
                .map(|mail| {
                    let (id, at) = (&mail.id, rfc3339(mail.written_at));
                    let (to, subject) = (&mail.letter.to, &mail.letter.subject);
                    format!("{id}  {at}  {:<8}  {to}  {subject}", mail.state.word())
                })
                .collect();
            (state, lines.join("\n"))
        }
        Command::Show(show) => {
            let state = open(&show.place).await?;
            let mail = mails::get(&state, &show.id).await;
            let mail = mail.map_err(|fault| CliError::Refused(fault.to_string()))?;
            let (to, subject) = (&mail.letter.to, &mail.letter.subject);
            let text = crate::mail::text(&mail.letter);
            (state, format!("To: {to}\nSubject: {subject}\n\n{text}"))
        }
    };
    state.store.close().await;
    out::line(&text);
    Ok(())
}

async fn open(place: &Place) -> Result<AppState, CliError> {
    let config = place.config(Layer::default())?;
    setup::open(config, Assets::none()).await
}
