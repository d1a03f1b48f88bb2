//! `spotlet import FILE…`.

use std::path::PathBuf;

use clap::Args;

use super::setup::{self, Place};
use super::{CliError, out};
use crate::assets::Assets;
use crate::config::Layer;

/// Arguments of `spotlet import`.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Files to take in, in this order: products before the posts that show them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Imports each file as a whole or not at all, and reports line by line.
///
/// # Errors
/// When at least one file was refused.
pub async fn run(arguments: Arguments) -> Result<(), CliError> {
    let config = arguments.place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let importer = setup::importer(&state);
    let mut refused = 0;
    for file in &arguments.files {
        let report = importer.import(file).await;
        refused += usize::from(report.is_refused());
        out::line(&report);
    }
    state.store.close().await;
    match refused {
        0 => Ok(()),
        refused => Err(CliError::Import {
            refused,
            total: arguments.files.len(),
        }),
    }
}
