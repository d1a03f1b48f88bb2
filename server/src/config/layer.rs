//! One source of configuration: all keys optional, nothing checked beyond its type.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::brand::BrandLayer;
use super::creators::CreatorsLayer;
use super::discount::DiscountLayer;
use super::error::ConfigError;
use super::key::{KEYS, nearest};
use super::location::LocationRow;
use super::media::MediaLayer;
use super::payment::{StripeLayer, TestProviderLayer};
use super::retention::RetentionLayer;
use super::shipping::ZoneRow;
use super::tax::TaxLayer;

/// The file looked for when none is named.
const DEFAULT_FILE: &str = "spotlet.toml";

/// The keys of one source, as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is documented in `key::KEYS`")]
pub struct Layer {
    pub public_url: Option<String>,
    pub listen: Option<String>,
    pub data_dir: Option<PathBuf>,
    pub assets_dir: Option<PathBuf>,
    pub database_url: Option<String>,
    pub test_payments: Option<bool>,
    pub test_provider: Option<TestProviderLayer>,
    pub stripe: Option<StripeLayer>,
    pub media: Option<MediaLayer>,
    pub allowed_hosts: Option<Vec<String>>,
    pub comments: Option<String>,
    pub behind_proxy: Option<bool>,
    pub outbound_allow: Option<Vec<String>>,
    pub time_zone: Option<String>,
    pub default_country: Option<String>,
    pub default_locale: Option<String>,
    pub smtp_url: Option<String>,
    pub mail_from: Option<String>,
    pub demo_mails: Option<bool>,
    pub merchant_webhook_url: Option<String>,
    pub merchant_webhook_secret: Option<String>,
    pub secret: Option<String>,
    pub retention: Option<RetentionLayer>,
    pub likes_per_minute: Option<u32>,
    pub streams_per_address: Option<u32>,
    pub metrics_token: Option<String>,
    pub log: Option<String>,
    pub log_json: Option<bool>,
    pub tax: Option<Vec<TaxLayer>>,
    pub discount: Option<Vec<DiscountLayer>>,
    pub creators: Option<CreatorsLayer>,
    pub brand: Option<BrandLayer>,
    pub shipping: Option<Vec<ZoneRow>>,
    pub location: Option<Vec<LocationRow>>,
}

impl Layer {
    /// Reads the named file, or `spotlet.toml` of the working folder if there is one.
    ///
    /// # Errors
    /// When a named file is missing, or a file has a key or a value that is not known.
    pub fn from_file(file: Option<&Path>) -> Result<Self, ConfigError> {
        let path = file.unwrap_or(Path::new(DEFAULT_FILE));
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, path),
            Err(missing) if file.is_none() && missing.kind() == std::io::ErrorKind::NotFound => {
                Ok(Self::default())
            }
            Err(source) => Err(ConfigError::Unreadable {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// Reads TOML; `path` is for the messages.
    ///
    /// # Errors
    /// When it is no TOML, or has a key or a value that is not known.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let broken = |error: toml::de::Error| ConfigError::File {
            path: path.to_owned(),
            message: error.to_string(),
        };
        let table: toml::Table = toml::from_str(text).map_err(broken)?;
        refuse_unknown(&table, path)?;
        toml::from_str(text).map_err(broken)
    }

    /// The keys of `upper` where it has them, else those of `self`.
    #[must_use]
    pub fn overlaid_with(self, upper: Self) -> Self {
        Self {
            public_url: upper.public_url.or(self.public_url),
            listen: upper.listen.or(self.listen),
            data_dir: upper.data_dir.or(self.data_dir),
            assets_dir: upper.assets_dir.or(self.assets_dir),
            database_url: upper.database_url.or(self.database_url),
            test_payments: upper.test_payments.or(self.test_payments),
            test_provider: match (self.test_provider, upper.test_provider) {
                (Some(lower), Some(upper)) => Some(lower.overlaid_with(upper)),
                (lower, upper) => upper.or(lower),
            },
            stripe: match (self.stripe, upper.stripe) {
                (Some(lower), Some(upper)) => Some(lower.overlaid_with(upper)),
                (lower, upper) => upper.or(lower),
            },
            media: match (self.media, upper.media) {
                (Some(lower), Some(upper)) => Some(lower.overlaid_with(upper)),
                (lower, upper) => upper.or(lower),
            },
            allowed_hosts: upper.allowed_hosts.or(self.allowed_hosts),
            comments: upper.comments.or(self.comments),
            behind_proxy: upper.behind_proxy.or(self.behind_proxy),
            outbound_allow: upper.outbound_allow.or(self.outbound_allow),
            time_zone: upper.time_zone.or(self.time_zone),
            default_country: upper.default_country.or(self.default_country),
            default_locale: upper.default_locale.or(self.default_locale),
            smtp_url: upper.smtp_url.or(self.smtp_url),
            mail_from: upper.mail_from.or(self.mail_from),
            demo_mails: upper.demo_mails.or(self.demo_mails),
            merchant_webhook_url: upper.merchant_webhook_url.or(self.merchant_webhook_url),
            merchant_webhook_secret: upper
                .merchant_webhook_secret
                .or(self.merchant_webhook_secret),
            secret: upper.secret.or(self.secret),
            retention: match (self.retention, upper.retention) {
                (Some(lower), Some(upper)) => Some(lower.overlaid_with(upper)),
                (lower, upper) => upper.or(lower),
            },
            likes_per_minute: upper.likes_per_minute.or(self.likes_per_minute),
            metrics_token: upper.metrics_token.or(self.metrics_token),
            streams_per_address: upper.streams_per_address.or(self.streams_per_address),
            log: upper.log.or(self.log),
            log_json: upper.log_json.or(self.log_json),
            tax: upper.tax.or(self.tax),
            discount: upper.discount.or(self.discount),
            creators: match (self.creators, upper.creators) {
                (Some(lower), Some(upper)) => Some(lower.overlaid_with(upper)),
                (lower, upper) => upper.or(lower),
            },
            brand: match (self.brand, upper.brand) {
                (Some(lower), Some(upper)) => Some(lower.overlaid_with(upper)),
                (lower, upper) => upper.or(lower),
            },
            shipping: upper.shipping.or(self.shipping),
            location: upper.location.or(self.location),
        }
    }
}

/// Serde would list every key of the table; naming the closest one helps more.
fn refuse_unknown(table: &toml::Table, path: &Path) -> Result<(), ConfigError> {
    for (name, value) in table {
        let paths = match value {
            toml::Value::Table(inner) => inner.keys().map(|key| format!("{name}.{key}")).collect(),
            _ => vec![name.clone()],
        };
        for key in paths {
            if !KEYS.iter().any(|known| known.path == key) {
                let suggestion = nearest(&key, KEYS.iter().map(|known| known.path));
                return Err(ConfigError::UnknownKey {
                    path: path.to_owned(),
                    suggestion: suggestion.map(|known| format!("`{known}`")),
                    key,
                });
            }
        }
    }
    Ok(())
}
