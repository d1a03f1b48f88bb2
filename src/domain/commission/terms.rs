//! What the brand agreed with creators.

use std::collections::BTreeMap;
use std::str::FromStr;

use thiserror::Error;

use crate::domain::attribution::{Attribution, Touch};
use crate::domain::{CreatorId, Timestamp};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Which touch is credited when several creators led to an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditRule {
    /// The one that began it.
    First,
    /// The one before the purchase.
    #[default]
    Last,
}

/// No such rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("credit goes to `first` or `last`")]
pub struct UnknownRule;

impl UnknownRule {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "invalid_request"
    }
}

impl FromStr for CreditRule {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        match text {
            "first" => Ok(Self::First),
            "last" => Ok(Self::Last),
            _ => Err(UnknownRule),
        }
    }
}

/// For how long, by which rule and at which rate creators are credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatorTerms {
    /// Days from a touch to the order that it is still credited with.
    pub window_days: u32,
    /// Days for which a signed link is believed after it was made.
    pub link_days: u32,
    /// Which touch is credited.
    pub rule: CreditRule,
    /// The commission in basis points (1,000 is 10 %).
    pub basis_points: u32,
    /// The commission of creators with an agreement of their own, in basis points.
    pub own: BTreeMap<CreatorId, u32>,
}

impl Default for CreatorTerms {
    fn default() -> Self {
        Self {
            window_days: 30,
            link_days: 365,
            rule: CreditRule::Last,
            basis_points: 0,
            own: BTreeMap::new(),
        }
    }
}

impl CreatorTerms {
    /// A creator's rate in basis points.
    #[must_use]
    pub fn rate_of(&self, creator: &CreatorId) -> u32 {
        self.own.get(creator).copied().unwrap_or(self.basis_points)
    }

    /// Whether a touch still counts at this moment. The last millisecond of the window is the first that does not.
    #[must_use]
    pub fn is_within(&self, touch: Timestamp, now: Timestamp) -> bool {
        let age = now.as_unix_ms().saturating_sub(touch.as_unix_ms());
        age < i64::from(self.window_days).saturating_mul(DAY_MS)
    }

    /// Whether a link of this day is still believed.
    #[must_use]
    pub fn believes_link_of(&self, issued_day: u32, now: Timestamp) -> bool {
        let today = now.as_unix_ms().div_euclid(DAY_MS);
        today.saturating_sub(i64::from(issued_day)) < i64::from(self.link_days)
    }

    /// The touch that is credited at this moment, if any counts.
    #[must_use]
    pub fn credited<'a>(&self, attribution: &'a Attribution, now: Timestamp) -> Option<&'a Touch> {
        let counts = |touch: &&Touch| self.is_within(touch.at, now);
        let first = attribution.first.as_ref().filter(counts);
        let last = attribution.last.as_ref().filter(counts);
        match self.rule {
            CreditRule::First => first.or(last),
            CreditRule::Last => last.or(first),
        }
    }
}
