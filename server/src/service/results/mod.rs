//! What posts achieve: pages tell what happened, the sums are kept, and reports are made of them and of the orders.
//!
//! There are no visitors here: no cookie, no token, no address is kept or looked at beyond the limit on messages.

mod report;
mod seen;
mod statement;
mod table;
mod writer;

pub use report::{Heat, Span, days_of, heat, report};
pub use seen::{Seen, seen};
pub use statement::statement_csv;
pub use table::{Side, UnknownSide, table};
pub use writer::{Gathered, ResultsWriter};

use spotlet::domain::Timestamp;
use spotlet::domain::fulfillment::TimeZones as _;

use crate::time_zones::IanaZones;

/// The day of a moment in a time zone, in whole days since 1970-01-01.
#[must_use]
pub fn day_of(zone: &str, at: Timestamp) -> i64 {
    IanaZones.local(zone, at).day
}
