//! `spotlet results`: what posts achieved, as CSV.

use clap::Args;
use spotlet::domain::id::CreatorId;

use super::CliError;
use super::setup::{self, Place};
use crate::assets::Assets;
use crate::config::Layer;
use crate::service::results::{self, Side};

/// Arguments of `spotlet results`.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// How many days, today included
    #[arg(long, default_value_t = 30, value_name = "DAYS")]
    days: u16,
    /// What a row stands for: day, post, hotspot or creator
    #[arg(long, default_value = "post", value_name = "SIDE")]
    by: Side,
    /// Only of this creator
    #[arg(long)]
    creator: Option<CreatorId>,
}

/// Prints the table.
///
/// # Errors
/// When the database fails.
pub async fn run(arguments: Arguments) -> Result<(), CliError> {
    let config = arguments.place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let span = results::days_of(&state, arguments.days);
    let report = results::report(&state, span, arguments.creator.as_ref()).await;
    let report = report.map_err(|fault| CliError::Problem(fault.into()))?;
    state.store.close().await;
    let table = results::table(&report, arguments.by).map_err(CliError::Problem)?;
    #[allow(clippy::print_stdout, reason = "the table is the result")]
    {
        print!("{table}");
    }
    Ok(())
}
