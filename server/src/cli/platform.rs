//! `spotlet platform add NAME`.

use clap::{Args, Subcommand};

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::Layer;
use crate::service::platform;

/// Commands about platforms.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Adds a platform and prints its key, which is shown this once
    Add(Add),
}

/// Arguments of `spotlet platform add`.
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[command(flatten)]
    place: Place,
    /// Address of its UCP profile; the key is then good for no other
    #[arg(long, value_name = "URL")]
    profile: Option<String>,
    /// What the platform is called in lists and logs
    name: String,
}

/// Runs one of them.
///
/// # Errors
/// When the database fails.
pub async fn run(command: Command) -> Result<(), CliError> {
    let Command::Add(add) = command;
    let config = add.place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let (id, key) = platform::add_bound(&state, &add.name, add.profile.as_deref()).await?;
    state.store.close().await;
    tracing::info!(%id, name = add.name, "platform added; its key is shown this once");
    #[allow(clippy::print_stdout, reason = "the key is the result")]
    {
        println!("{key}");
    }
    Ok(())
}
