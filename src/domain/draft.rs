//! A post while somebody works on it: where it stands, and what keeps it from being published.
//!
//! It must not know who may do what, nor how a draft is kept. To add a state: a variant, its word, and what may follow it.

use thiserror::Error;

use super::clock::Timestamp;
use super::id::{HotspotId, ProductId};

/// Where a post stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftStatus {
    /// Nobody sees it.
    Draft,
    /// It will be published at this moment.
    Scheduled(Timestamp),
    /// Everybody sees it; newer changes wait until it is published again.
    Published,
    /// It was taken off; its address answers that it is gone.
    Archived,
}

/// Why a step is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StepError {
    /// What is published cannot become published later.
    #[error("this post is published already")]
    AlreadyPublished,
    /// A moment that is over.
    #[error("the moment to publish at is over")]
    Over,
}

impl DraftStatus {
    /// Every word, for filters.
    pub const WORDS: [&'static str; 4] = ["draft", "scheduled", "published", "archived"];

    /// The word in tables and on the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled(_) => "scheduled",
            Self::Published => "published",
            Self::Archived => "archived",
        }
    }

    /// The state of a word; `at` is the moment that goes with it.
    #[must_use]
    pub fn of_word(word: &str, at: Timestamp) -> Option<Self> {
        Some(match word {
            "draft" => Self::Draft,
            "scheduled" => Self::Scheduled(at),
            "published" => Self::Published,
            "archived" => Self::Archived,
            _ => return None,
        })
    }

    /// To be published at this moment.
    ///
    /// # Errors
    /// When it is published, or the moment is over.
    pub fn scheduled(self, at: Timestamp, now: Timestamp) -> Result<Self, StepError> {
        match self {
            Self::Published => Err(StepError::AlreadyPublished),
            _ if at <= now => Err(StepError::Over),
            _ => Ok(Self::Scheduled(at)),
        }
    }

    /// A draft again, if it only waited.
    #[must_use]
    pub fn unscheduled(self) -> Self {
        match self {
            Self::Scheduled(_) => Self::Draft,
            other => other,
        }
    }
}

/// What keeps a draft from being published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It has no title.
    Title,
    /// It has no picture.
    Media,
    /// A product of a hotspot is in no catalog.
    Product(ProductId),
    /// A hotspot's times do not run forward.
    Times(HotspotId),
    /// Something else contradicts itself; in English, for whoever wrote the file.
    Other(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_scheduled_before_it_is_published() {
        let (now, later) = (
            Timestamp::from_unix_ms(1_000),
            Timestamp::from_unix_ms(2_000),
        );
        for (status, at, expected) in [
            (DraftStatus::Draft, later, Ok(DraftStatus::Scheduled(later))),
            (
                DraftStatus::Archived,
                later,
                Ok(DraftStatus::Scheduled(later)),
            ),
            (DraftStatus::Draft, now, Err(StepError::Over)),
            (
                DraftStatus::Published,
                later,
                Err(StepError::AlreadyPublished),
            ),
        ] {
            assert_eq!(status.scheduled(at, now), expected);
        }
        assert_eq!(
            DraftStatus::Scheduled(later).unscheduled(),
            DraftStatus::Draft
        );
        assert_eq!(DraftStatus::Published.unscheduled(), DraftStatus::Published);
    }

    #[test]
    fn words_lead_back() {
        let at = Timestamp::from_unix_ms(5);
        for word in DraftStatus::WORDS {
            assert_eq!(
                DraftStatus::of_word(word, at).map(DraftStatus::word),
                Some(word)
            );
        }
    }
}
