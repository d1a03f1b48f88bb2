//! `spotlet staff add NAME --role brand|creator [--creator ID]`.

use clap::{Args, Subcommand, ValueEnum};
use spotlet::domain::CreatorId;
use spotlet::domain::comment::StaffRole;

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::Layer;
use crate::service::staff;

/// Commands about the staff.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Adds a member and prints their key, which is shown this once
    Add(Add),
}

/// Arguments of `spotlet staff add`.
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[command(flatten)]
    place: Place,
    /// What the member is called in lists and logs
    name: String,
    /// For whom they speak and moderate
    #[arg(long)]
    role: Role,
    /// The creator, for the role `creator`
    #[arg(long, value_name = "ID", required_if_eq("role", "creator"))]
    creator: Option<CreatorId>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Role {
    Brand,
    Creator,
}

/// Runs one of them.
///
/// # Errors
/// When the database fails.
pub async fn run(command: Command) -> Result<(), CliError> {
    let Command::Add(add) = command;
    let role = match (add.role, add.creator) {
        (Role::Creator, Some(creator)) => StaffRole::Creator(creator),
        (Role::Brand | Role::Creator, _) => StaffRole::Brand,
    };
    let config = add.place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let (id, key) = staff::add(&state, &add.name, role).await?;
    state.store.close().await;
    tracing::info!(%id, name = add.name, "member added; their key is shown this once");
    #[allow(clippy::print_stdout, reason = "the key is the result")]
    {
        println!("{key}");
    }
    Ok(())
}
