//! Percentages as operators write them, read digit by digit: a float would be 8.1 nearly.

use serde::Deserialize;

use super::error::ConfigError;

/// `19`, or `"8.1"` with at most two decimals.
#[derive(Clone, Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a percentage: a whole number such as 19, or a text such as \"8.1\""
)]
pub enum Percent {
    /// Whole percents.
    Whole(u32),
    /// With decimals.
    Text(String),
}

impl Percent {
    /// The same in hundredths of a percent; at most 100 %.
    pub(super) fn basis_points(&self, key: &str) -> Result<u32, ConfigError> {
        let text = match self {
            Self::Whole(whole) => whole.to_string(),
            Self::Text(text) => text.clone(),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let is_number = !whole.is_empty()
            && fraction.len() <= 2
            && whole.len() <= 3
            && [whole, fraction]
                .iter()
                .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        is_number
            .then(|| format!("{whole}{fraction:0<2}").parse().ok())
            .flatten()
            .filter(|basis_points: &u32| *basis_points <= 10_000)
            .ok_or_else(|| {
                ConfigError::invalid(
                    key,
                    &text,
                    "a percentage from 0 to 100 such as 19 or \"8.1\"",
                )
            })
    }
}
