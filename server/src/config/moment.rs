//! Moments as operators and the studio write them: with their offset, or nobody knows whose midnight is meant.

use serde::{Deserialize, Deserializer};
use spotlet::domain::Timestamp;

use super::error::ConfigError;

/// `2026-11-27T00:00:00+01:00`, in TOML without quotation marks or with them.
#[derive(Clone, Debug)]
pub struct Moment(String);

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Toml(toml::value::Datetime),
        }
        Ok(Self(match Written::deserialize(deserializer)? {
            Written::Text(text) => text,
            Written::Toml(moment) => moment.to_string(),
        }))
    }
}

impl Moment {
    pub(super) fn timestamp(&self, key: &str) -> Result<Timestamp, ConfigError> {
        let moment: jiff::Timestamp = self.0.parse().map_err(|_| {
            ConfigError::invalid(
                key,
                &self.0,
                "a moment with its offset such as 2026-11-27T00:00:00+01:00",
            )
        })?;
        Ok(Timestamp::from_unix_ms(moment.as_millisecond()))
    }
}
