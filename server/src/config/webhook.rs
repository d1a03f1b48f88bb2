//! Where the merchant's own system listens, and the secret it knows us by.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::{Host, Url};

use super::error::ConfigError;

/// A webhook of the merchant.
#[derive(Clone, PartialEq, Eq)]
pub struct MerchantWebhook {
    /// Where it listens.
    pub url: Url,
    /// What signatures are made with.
    pub secret: Vec<u8>,
}

impl MerchantWebhook {
    /// Reads the two keys.
    ///
    /// # Errors
    /// When the secret of an address is missing, the address is not https (or plain http to this machine), or the secret is too short.
    pub(super) fn parse(
        url: Option<String>,
        secret: Option<String>,
    ) -> Result<Option<Self>, ConfigError> {
        let (url, secret) = match (url, secret) {
            // A secret alone tells nobody anything.
            (None, _) => return Ok(None),
            (Some(url), Some(secret)) => (url, secret),
            (Some(_), None) => {
                return Err(ConfigError::invalid(
                    "merchant_webhook_secret",
                    "",
                    "set when merchant_webhook_url is",
                ));
            }
        };
        let wrong_url = || {
            ConfigError::invalid(
                "merchant_webhook_url",
                &url,
                "an https address (http only to 127.0.0.1, ::1 or localhost)",
            )
        };
        let parsed = Url::parse(&url).map_err(|_| wrong_url())?;
        let is_here = match parsed.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        };
        if !(parsed.scheme() == "https" || parsed.scheme() == "http" && is_here) {
            return Err(wrong_url());
        }
        // The field standard's own length: 24 to 64 random bytes.
        let bytes = secret
            .strip_prefix("whsec_")
            .and_then(|encoded| STANDARD.decode(encoded).ok())
            .filter(|bytes| (24..=64).contains(&bytes.len()));
        let Some(secret) = bytes else {
            return Err(ConfigError::invalid(
                "merchant_webhook_secret",
                "***",
                "`whsec_` and 24 to 64 random bytes in base64",
            ));
        };
        Ok(Some(Self {
            url: parsed,
            secret,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_and_secret_come_together_and_strong() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let parse = |url: Option<&str>, secret: Option<&str>| {
            MerchantWebhook::parse(url.map(str::to_owned), secret.map(str::to_owned))
        };
        assert!(matches!(parse(None, Some(secret)), Ok(None)));
        for url in [
            "https://erp.example/hook",
            "http://127.0.0.1:9/x",
            "http://[::1]:9/x",
        ] {
            assert!(
                matches!(parse(Some(url), Some(secret)), Ok(Some(_))),
                "{url}"
            );
        }
        for (url, secret) in [
            (Some("http://erp.example/hook"), Some(secret)),
            (Some("ftp://127.0.0.1"), Some(secret)),
            (Some("https://erp.example"), None),
            (Some("https://erp.example"), Some("whsec_c2hvcnQ=")),
            (Some("https://erp.example"), Some("a password")),
        ] {
            let error = parse(url, secret).err().map(|error| error.to_string());
            assert!(
                error.is_some_and(|text| !text.contains("whsec_c2")),
                "{url:?}"
            );
        }
    }
}
