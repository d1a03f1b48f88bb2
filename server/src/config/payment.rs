//! Payment providers: what the operator must name, and what is checked of it. Keys appear in no message.

use serde::Deserialize;

use super::error::ConfigError;
use super::origin::parse_origin;
use crate::payment::Capture;
use crate::payment::stripe::{API, StripeApi};

/// A test provider that runs by itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TestProvider {
    /// Its origin; without one the server starts it as a child.
    pub url: Option<String>,
    /// The key it was started with.
    pub secret: Option<String>,
}

/// The `[test_provider]` table of one source.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is documented in `key::KEYS`")]
pub struct TestProviderLayer {
    pub url: Option<String>,
    pub secret: Option<String>,
}

/// The `[stripe]` table of one source.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is documented in `key::KEYS`")]
pub struct StripeLayer {
    pub secret_key: Option<String>,
    pub publishable_key: Option<String>,
    pub webhook_secret: Option<String>,
    pub capture: Option<String>,
    pub api_url: Option<String>,
}

impl TestProviderLayer {
    pub(super) fn overlaid_with(self, upper: Self) -> Self {
        Self {
            url: upper.url.or(self.url),
            secret: upper.secret.or(self.secret),
        }
    }

    pub(super) fn checked(self) -> Result<TestProvider, ConfigError> {
        Ok(TestProvider {
            url: self
                .url
                .map(|url| parse_origin("test_provider.url", &url))
                .transpose()?,
            secret: self.secret,
        })
    }
}

impl StripeLayer {
    pub(super) fn overlaid_with(self, upper: Self) -> Self {
        Self {
            secret_key: upper.secret_key.or(self.secret_key),
            publishable_key: upper.publishable_key.or(self.publishable_key),
            webhook_secret: upper.webhook_secret.or(self.webhook_secret),
            capture: upper.capture.or(self.capture),
            api_url: upper.api_url.or(self.api_url),
        }
    }

    /// An account, if one is named; then all three keys are needed, each in its own place: a secret key where the
    /// publishable one belongs would be sent to every shopper.
    pub(super) fn checked(self) -> Result<Option<StripeApi>, ConfigError> {
        let names_no_key = self.secret_key.is_none()
            && self.publishable_key.is_none()
            && self.webhook_secret.is_none();
        if names_no_key {
            return Ok(None);
        }
        Ok(Some(StripeApi {
            origin: match self.api_url {
                Some(url) => parse_origin("stripe.api_url", &url)?,
                None => API.to_owned(),
            },
            secret_key: key(
                "stripe.secret_key",
                self.secret_key,
                &["sk_", "rk_"],
                "a key that begins with sk_ or rk_",
            )?,
            publishable_key: key(
                "stripe.publishable_key",
                self.publishable_key,
                &["pk_"],
                "a key that begins with pk_",
            )?,
            webhook_secret: key(
                "stripe.webhook_secret",
                self.webhook_secret,
                &["whsec_"],
                "a secret that begins with whsec_",
            )?,
            capture: match self.capture.as_deref() {
                None | Some("automatic") => Capture::Automatic,
                Some("manual") => Capture::Manual,
                Some(other) => {
                    return Err(ConfigError::invalid(
                        "stripe.capture",
                        other,
                        "automatic or manual",
                    ));
                }
            },
        }))
    }
}

impl std::fmt::Debug for TestProviderLayer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TestProviderLayer(hidden)")
    }
}

impl std::fmt::Debug for StripeLayer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StripeLayer(hidden)")
    }
}

fn key(
    name: &'static str,
    value: Option<String>,
    prefixes: &[&str],
    expected: &'static str,
) -> Result<String, ConfigError> {
    let value = value.unwrap_or_default();
    let is_likely = prefixes
        .iter()
        .any(|prefix| value.starts_with(prefix) && value.len() > prefix.len());
    if is_likely && !value.contains(char::is_whitespace) {
        return Ok(value);
    }
    Err(ConfigError::invalid(name, "***", expected))
}
