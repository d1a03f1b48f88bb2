//! `spotlet backup FILE`: copies the embedded database while the shop runs.

use std::path::PathBuf;

use clap::Args;

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::Layer;
use crate::store;

/// Arguments of `spotlet backup`.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Where the copy goes; a file that is not there yet
    file: PathBuf,
}

/// Copies the database.
///
/// # Errors
/// When there is such a file already, it cannot be written, or the database is PostgreSQL.
pub async fn run(arguments: Arguments) -> Result<(), CliError> {
    let file = arguments.file;
    if file.exists() {
        return Err(refused(format!("{} is there already", file.display())));
    }
    let path = file
        .to_str()
        .ok_or_else(|| refused("the path is not UTF-8".to_owned()))?;
    let config = arguments.place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let done = store::backup::write(&state.store, path).await;
    state.store.close().await;
    if !done? {
        let told = "PostgreSQL is backed up with pg_dump; see docs/OPERATIONS.md".to_owned();
        return Err(refused(told));
    }
    tracing::info!(
        file = path,
        "the database is copied; copy media/ and downloads/ beside it"
    );
    Ok(())
}

fn refused(told: String) -> CliError {
    CliError::Refused(told)
}
