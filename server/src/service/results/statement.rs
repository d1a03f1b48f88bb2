//! A creator's statement as CSV, for their books: a row an entry, amounts with a point and their currency beside them.

use spotlet::domain::commission::{EntryKind, Statement};

use super::day_of;
use crate::problem::Problem;
use crate::text::plain_amount;
use crate::time_zones::date_of;

/// The entries, oldest first, on the days of `zone`. A reversal stands where it happened, with a minus.
///
/// # Errors
/// When a row cannot be written, which does not happen in memory.
pub fn statement_csv(statement: &Statement, zone: &str) -> Result<String, Problem> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let head = [
        "day",
        "order",
        "entry",
        "goods",
        "rate_percent",
        "amount",
        "currency",
    ];
    csv.write_record(head).map_err(broken)?;
    for entry in &statement.entries {
        let kind = match entry.kind {
            EntryKind::Commission => "commission",
            EntryKind::Reversal => "reversal",
        };
        let (whole, part) = (entry.basis_points / 100, entry.basis_points % 100);
        csv.write_record([
            date_of(day_of(zone, entry.at)).to_string(),
            entry.order.to_string(),
            kind.to_owned(),
            plain_amount(entry.net),
            format!("{whole}.{part:02}"),
            plain_amount(entry.amount),
            entry.amount.currency.to_string(),
        ])
        .map_err(broken)?;
    }
    let bytes = csv.into_inner().map_err(broken)?;
    String::from_utf8(bytes).map_err(broken)
}

fn broken(error: impl std::fmt::Display) -> Problem {
    Problem::Internal(error.to_string())
}
