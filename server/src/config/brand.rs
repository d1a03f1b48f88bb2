//! Who sells: the name and the links that pages and checkouts carry.

use serde::Deserialize;
use url::Url;

use super::error::ConfigError;

/// The brand of this server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// Name as shoppers read it.
    pub name: String,
    /// Name, address and tax number of the seller, a line each.
    pub seller: Option<String>,
    /// What the numbers of invoices begin with.
    pub invoice_prefix: String,
    /// What the numbers of credit notes begin with.
    pub credit_note_prefix: String,
    /// Where the name leads; `/` without one.
    pub home_url: Option<String>,
    /// Terms of sale, when they are kept elsewhere.
    pub terms_url: Option<String>,
    /// Privacy policy, when it is kept elsewhere.
    pub privacy_url: Option<String>,
    /// Imprint, when it is kept elsewhere.
    pub imprint_url: Option<String>,
    /// Right of withdrawal, when it is kept elsewhere.
    pub withdrawal_url: Option<String>,
}

impl Default for Brand {
    fn default() -> Self {
        Self {
            name: "Spotlet".to_owned(),
            seller: None,
            invoice_prefix: "R-".to_owned(),
            credit_note_prefix: "C-".to_owned(),
            home_url: None,
            terms_url: None,
            privacy_url: None,
            imprint_url: None,
            withdrawal_url: None,
        }
    }
}

/// The `[brand]` table of one source.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is documented in `key::KEYS`")]
pub struct BrandLayer {
    pub name: Option<String>,
    pub seller: Option<String>,
    pub invoice_prefix: Option<String>,
    pub credit_note_prefix: Option<String>,
    pub home_url: Option<String>,
    pub terms_url: Option<String>,
    pub privacy_url: Option<String>,
    pub imprint_url: Option<String>,
    pub withdrawal_url: Option<String>,
}

impl BrandLayer {
    pub(super) fn into_brand(self) -> Result<Brand, ConfigError> {
        let defaults = Brand::default();
        Ok(Brand {
            name: self.name.unwrap_or(defaults.name),
            seller: self.seller,
            invoice_prefix: self.invoice_prefix.unwrap_or(defaults.invoice_prefix),
            credit_note_prefix: self
                .credit_note_prefix
                .unwrap_or(defaults.credit_note_prefix),
            home_url: link("brand.home_url", self.home_url)?,
            terms_url: link("brand.terms_url", self.terms_url)?,
            privacy_url: link("brand.privacy_url", self.privacy_url)?,
            imprint_url: link("brand.imprint_url", self.imprint_url)?,
            withdrawal_url: link("brand.withdrawal_url", self.withdrawal_url)?,
        })
    }

    pub(super) fn overlaid_with(self, upper: Self) -> Self {
        Self {
            name: upper.name.or(self.name),
            seller: upper.seller.or(self.seller),
            invoice_prefix: upper.invoice_prefix.or(self.invoice_prefix),
            credit_note_prefix: upper.credit_note_prefix.or(self.credit_note_prefix),
            home_url: upper.home_url.or(self.home_url),
            terms_url: upper.terms_url.or(self.terms_url),
            privacy_url: upper.privacy_url.or(self.privacy_url),
            imprint_url: upper.imprint_url.or(self.imprint_url),
            withdrawal_url: upper.withdrawal_url.or(self.withdrawal_url),
        }
    }
}

/// Where shoppers may be led: nothing that runs, nothing that depends on the page around it.
fn link(key: &str, written: Option<String>) -> Result<Option<String>, ConfigError> {
    let is_link = |text: &String| {
        let address = Url::parse(text).ok();
        address.is_some_and(|address| matches!(address.scheme(), "http" | "https"))
            || (text.starts_with('/') && !text.starts_with("//"))
    };
    match written {
        Some(text) if !is_link(&text) => Err(ConfigError::invalid(
            key,
            &text,
            "an address such as https://brand.example/terms",
        )),
        written => Ok(written),
    }
}
