//! `spotlet keys`: the keys that sign order events.

use clap::Subcommand;

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::Layer;
use crate::store;
use crate::store::settings::{message_secrets, put_message_secrets};
use crate::token;

/// Commands about keys. Running servers take a change in when they are started anew.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Puts a new key before the old ones: it signs from now on, all of them are published
    Rotate {
        #[command(flatten)]
        place: Place,
    },
    /// Takes all but the newest key out, when nobody needs the old ones any more
    Retire {
        #[command(flatten)]
        place: Place,
    },
}

/// Runs one of them.
///
/// # Errors
/// When the database fails.
pub async fn run(command: Command) -> Result<(), CliError> {
    let (place, rotates) = match &command {
        Command::Rotate { place } => (place, true),
        Command::Retire { place } => (place, false),
    };
    let state = setup::open(place.config(Layer::default())?, Assets::none()).await?;
    let mut tx = state.store.write().await?;
    let mut secrets = message_secrets(&mut tx).await?;
    if rotates {
        secrets.insert(0, token::secret());
    } else {
        secrets.truncate(1);
    }
    put_message_secrets(&mut tx, &secrets).await?;
    store::commit(tx).await?;
    tracing::info!(keys = secrets.len(), "written; start the servers anew");
    state.store.close().await;
    Ok(())
}
