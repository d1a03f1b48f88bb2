//! Where pictures and videos go, and how much of them a member of the studio may bring.

use serde::Deserialize;

use super::error::ConfigError;
use super::origin::parse_origin;
use crate::media::Bucket;

const DEFAULT_QUOTA_MB: u64 = 2048;

/// What is configured about media.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaConfig {
    /// A bucket; without one a folder beside the database.
    pub bucket: Option<Bucket>,
    /// Bytes that one member may have uploaded; 0 for any number.
    pub quota_bytes: u64,
}

/// The `[media]` table of one source.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is documented in `key::KEYS`")]
pub struct MediaLayer {
    pub s3_bucket: Option<String>,
    pub s3_region: Option<String>,
    pub s3_endpoint: Option<String>,
    pub s3_access_key: Option<String>,
    pub s3_secret_key: Option<String>,
    pub quota_mb: Option<u64>,
}

impl Default for MediaConfig {
    fn default() -> Self {
        Self {
            bucket: None,
            quota_bytes: DEFAULT_QUOTA_MB << 20,
        }
    }
}

impl MediaLayer {
    pub(super) fn overlaid_with(self, upper: Self) -> Self {
        Self {
            s3_bucket: upper.s3_bucket.or(self.s3_bucket),
            s3_region: upper.s3_region.or(self.s3_region),
            s3_endpoint: upper.s3_endpoint.or(self.s3_endpoint),
            s3_access_key: upper.s3_access_key.or(self.s3_access_key),
            s3_secret_key: upper.s3_secret_key.or(self.s3_secret_key),
            quota_mb: upper.quota_mb.or(self.quota_mb),
        }
    }

    pub(super) fn checked(self) -> Result<MediaConfig, ConfigError> {
        let quota_bytes = self
            .quota_mb
            .unwrap_or(DEFAULT_QUOTA_MB)
            .saturating_mul(1 << 20);
        let Some(name) = self.s3_bucket else {
            return Ok(MediaConfig {
                bucket: None,
                quota_bytes,
            });
        };
        let keys = match (self.s3_access_key, self.s3_secret_key) {
            (Some(key), Some(secret)) => Some((key, secret)),
            (None, None) => None,
            _ => {
                return Err(ConfigError::invalid(
                    "media.s3_access_key",
                    "***",
                    "media.s3_secret_key beside it, or neither",
                ));
            }
        };
        Ok(MediaConfig {
            bucket: Some(Bucket {
                name,
                region: self.s3_region.unwrap_or_else(|| "us-east-1".to_owned()),
                endpoint: self
                    .s3_endpoint
                    .map(|url| parse_origin("media.s3_endpoint", &url))
                    .transpose()?,
                keys,
            }),
            quota_bytes,
        })
    }
}

impl std::fmt::Debug for MediaLayer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MediaLayer(hidden)")
    }
}
