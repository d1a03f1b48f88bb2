//! Who sells: the name and the links that pages and checkouts carry.

use serde::Deserialize;

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
        BrandLayer::default().into_brand()
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
    pub(super) fn into_brand(self) -> Brand {
        Brand {
            name: self.name.unwrap_or_else(|| "Spotlet".to_owned()),
            seller: self.seller,
            invoice_prefix: self.invoice_prefix.unwrap_or_else(|| "R-".to_owned()),
            credit_note_prefix: self.credit_note_prefix.unwrap_or_else(|| "C-".to_owned()),
            home_url: self.home_url,
            terms_url: self.terms_url,
            privacy_url: self.privacy_url,
            imprint_url: self.imprint_url,
            withdrawal_url: self.withdrawal_url,
        }
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
