//! `spotlet creator statement CREATOR [--from DAY] [--to DAY]`: what a creator earned.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use spotlet::domain::Timestamp;
use spotlet::domain::commission::{EntryKind, Period, Statement};
use spotlet::domain::id::CreatorId;

use super::setup::{self, Place};
use super::{CliError, out};
use crate::assets::Assets;
use crate::config::Layer;
use crate::service::creator;
use crate::text::rfc3339;

/// Commands about creators.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Prints commissions and what was taken back of them, in minor units
    Statement(StatementArguments),
}

/// Arguments of `spotlet creator statement`.
#[derive(Clone, Debug, Args)]
pub struct StatementArguments {
    #[command(flatten)]
    place: Place,
    /// Whose
    creator: CreatorId,
    /// The first day (UTC), as in 2026-11-01; everything without it
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The last day (UTC); until now without it
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
}

/// Runs one of them.
///
/// # Errors
/// When the database fails.
pub async fn run(command: Command) -> Result<(), CliError> {
    let Command::Statement(StatementArguments {
        place,
        creator: id,
        from,
        to,
    }) = command;
    let period = Period {
        from: from.map_or(Ok(Timestamp::from_unix_ms(i64::MIN)), begin)?,
        until: match to {
            // The last day belongs to it.
            Some(day) => begin(day.tomorrow().map_err(refused)?)?,
            None => Timestamp::from_unix_ms(i64::MAX),
        },
    };
    let config = place.config(Layer::default())?;
    let state = setup::open(config, Assets::none()).await?;
    let statement = creator::statement(&state, &id, period).await;
    let statement = statement.map_err(|fault| CliError::Problem(fault.into()))?;
    state.store.close().await;
    out::line(&text(&statement));
    Ok(())
}

/// The first moment of a day in UTC.
fn begin(day: Date) -> Result<Timestamp, CliError> {
    let begin = day.to_zoned(TimeZone::UTC).map_err(refused)?;
    Ok(Timestamp::from_unix_ms(begin.timestamp().as_millisecond()))
}

fn refused(error: jiff::Error) -> CliError {
    CliError::Refused(error.to_string())
}

/// A line an entry, then a line a currency.
fn text(statement: &Statement) -> String {
    let entries = statement.entries.iter().map(|entry| {
        let kind = match entry.kind {
            EntryKind::Commission => "commission",
            EntryKind::Reversal => "reversal",
        };
        format!(
            "{}  {}  {kind:<10}  {:>10} {}  at {}.{:02} % of {}",
            rfc3339(entry.at),
            entry.order,
            entry.amount.amount_minor,
            entry.amount.currency,
            entry.basis_points / 100,
            entry.basis_points % 100,
            entry.net.amount_minor,
        )
    });
    let totals = statement
        .totals()
        .into_iter()
        .map(|sum| format!("total  {} {} (minor)", sum.amount_minor, sum.currency));
    let lines: Vec<String> = entries.chain(totals).collect();
    if lines.is_empty() {
        "nothing in this time".to_owned()
    } else {
        lines.join("\n")
    }
}
