//! The `[creators]` table: what the brand agreed with those who sell for it.

use std::collections::BTreeMap;

use serde::Deserialize;
use spotlet::domain::CreatorId;
use spotlet::domain::commission::CreatorTerms;

use super::error::ConfigError;
use super::percent::Percent;

/// A century; more is a slip of the finger.
const MOST_DAYS: u32 = 36_500;

/// The table of one source, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is documented in `key::KEYS`")]
pub struct CreatorsLayer {
    pub window_days: Option<u32>,
    pub link_days: Option<u32>,
    pub credit: Option<String>,
    pub commission_percent: Option<Percent>,
    pub commission: Option<BTreeMap<String, Percent>>,
}

impl CreatorsLayer {
    /// The keys of `upper` where it has them, else those of `self`.
    pub(super) fn overlaid_with(self, upper: Self) -> Self {
        Self {
            window_days: upper.window_days.or(self.window_days),
            link_days: upper.link_days.or(self.link_days),
            credit: upper.credit.or(self.credit),
            commission_percent: upper.commission_percent.or(self.commission_percent),
            commission: upper.commission.or(self.commission),
        }
    }

    /// The terms they make.
    pub(super) fn into_terms(self) -> Result<CreatorTerms, ConfigError> {
        let defaults = CreatorTerms::default();
        let rate = |(creator, percent): (String, Percent)| {
            let key = "creators.commission";
            let id = CreatorId::new(creator.as_str())
                .map_err(|error| ConfigError::invalid(key, &creator, error.rule))?;
            Ok((id, percent.basis_points(key)?))
        };
        Ok(CreatorTerms {
            window_days: days(
                "creators.window_days",
                self.window_days,
                defaults.window_days,
            )?,
            link_days: days("creators.link_days", self.link_days, defaults.link_days)?,
            rule: match self.credit {
                Some(text) => super::parse("creators.credit", &text, "first or last")?,
                None => defaults.rule,
            },
            basis_points: self
                .commission_percent
                .map(|percent| percent.basis_points("creators.commission_percent"))
                .transpose()?
                .unwrap_or(defaults.basis_points),
            own: self
                .commission
                .unwrap_or_default()
                .into_iter()
                .map(rate)
                .collect::<Result<_, ConfigError>>()?,
        })
    }
}

fn days(key: &str, written: Option<u32>, default: u32) -> Result<u32, ConfigError> {
    match written {
        None => Ok(default),
        Some(days) if (1..=MOST_DAYS).contains(&days) => Ok(days),
        Some(days) => Err(ConfigError::invalid(
            key,
            &days.to_string(),
            "a number of days, at least 1",
        )),
    }
}
