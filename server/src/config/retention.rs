//! How long personal data is kept.

use serde::Deserialize;

/// Days after which personal data is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// From orders, counted from the day they were placed: as long as the tax office may ask.
    pub order_days: u32,
    /// From checkouts that have ended, counted from their last change; the copy in an order stays.
    pub checkout_days: u32,
    /// Bags that nobody has touched, and what was told to others by mail and webhook.
    pub other_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            // Eight years to the end of the year, as Germany asks for invoices.
            order_days: 9 * 365 + 3,
            checkout_days: 30,
            other_days: 90,
        }
    }
}

/// The `[retention]` table of one source.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is documented in `key::KEYS`")]
pub struct RetentionLayer {
    pub order_days: Option<u32>,
    pub checkout_days: Option<u32>,
    pub other_days: Option<u32>,
}

impl RetentionLayer {
    pub(super) fn into_retention(self) -> Retention {
        let defaults = Retention::default();
        // Not before the day is over: a payment may still be on its way.
        let days = |own: Option<u32>, default: u32| own.unwrap_or(default).max(1);
        Retention {
            order_days: days(self.order_days, defaults.order_days),
            checkout_days: days(self.checkout_days, defaults.checkout_days),
            other_days: days(self.other_days, defaults.other_days),
        }
    }

    pub(super) fn overlaid_with(self, upper: Self) -> Self {
        Self {
            order_days: upper.order_days.or(self.order_days),
            checkout_days: upper.checkout_days.or(self.checkout_days),
            other_days: upper.other_days.or(self.other_days),
        }
    }
}
