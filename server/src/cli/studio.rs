//! `spotlet studio owner EMAIL`: the way in for whoever sits at the console.

use clap::{Args, Subcommand};

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::Layer;
use crate::service::studio::setup::rescue;

/// Commands about the studio.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Makes this person an owner with a new password, which is printed this once
    Owner(Owner),
}

/// Arguments of `spotlet studio owner`.
#[derive(Clone, Debug, Args)]
pub struct Owner {
    #[command(flatten)]
    place: Place,
    /// What they sign in with
    email: String,
}

/// Runs one of them.
///
/// # Errors
/// When the database fails, or the address can be nobody's.
pub async fn run(command: Command) -> Result<(), CliError> {
    let Command::Owner(owner) = command;
    let config = owner.place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let password = rescue(&state, &owner.email).await;
    state.store.close().await;
    let password = password.map_err(|error| CliError::Refused(error.to_string()))?;
    #[allow(clippy::print_stdout, reason = "the password is the result")]
    {
        println!("{password}");
    }
    Ok(())
}
