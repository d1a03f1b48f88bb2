//! What posts achieve: how often they were seen and tapped, and what came of it.
//!
//! Only sums are kept: so many of a kind, at a place, on a day. Nothing here knows a visitor, and nothing could tell one
//! from another. To count one more kind of event: a variant of [`EventKind`], a field of [`Figures`] and its arm in [`Figures::count`].

mod figures;
mod heat;
mod report;
mod sale;
#[cfg(test)]
mod tests;

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{HotspotId, PostId};

pub use figures::{Amounts, Figures};
pub use heat::{CELLS, Cell, SIDE};
pub use report::{Report, ReportInput};
pub use sale::Sale;

/// What is counted in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Half of a post came into view.
    View,
    /// A product was opened.
    Tap,
    /// A like was given, or taken back, which counts against it.
    Like,
    /// A post or a product was shared.
    Share,
    /// A product was put into the bag.
    Add,
}

/// There is no such kind of event.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("events are view, tap, like, share and add")]
pub struct UnknownEvent;

impl UnknownEvent {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "invalid_request"
    }
}

impl EventKind {
    /// All of them, in the order of a purchase.
    pub const ALL: [Self; 5] = [Self::View, Self::Tap, Self::Like, Self::Share, Self::Add];

    /// Its name, on the wire and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Tap => "tap",
            Self::Like => "like",
            Self::Share => "share",
            Self::Add => "add",
        }
    }
}

impl FromStr for EventKind {
    type Err = UnknownEvent;

    fn from_str(text: &str) -> Result<Self, UnknownEvent> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or(UnknownEvent)
    }
}

/// So many events of a kind at one place on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// In which post.
    pub post: PostId,
    /// At which hotspot; none where the post as a whole is meant.
    pub hotspot: Option<HotspotId>,
    /// Of which kind.
    pub kind: EventKind,
    /// On which day, in whole days since 1970-01-01, in the shop's time zone.
    pub day: i64,
    /// How many; likes taken back can make it negative.
    pub count: i64,
}
