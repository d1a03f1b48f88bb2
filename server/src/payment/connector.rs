//! The one interface of payment providers: a closed set, each a pure description of calls.
//!
//! To add a provider: a variant in `spotlet::domain::payment::Provider`, a folder beside `test` and `stripe` with a
//! function for each of these, an arm here, its keys in the configuration.

use super::ask::{Ask, AttemptKey, Found, FoundRefund};
use super::call::Call;
use super::stripe::StripeApi;
use super::test::TestApi;

/// A provider that this shop is configured for.
#[derive(Clone, Debug)]
pub enum Connector {
    /// The built-in test provider.
    Test(TestApi),
    /// Stripe.
    Stripe(StripeApi),
}

impl Connector {
    /// What must stand at the provider before any money may move; nothing where the charge itself does it.
    /// Its reference is recorded before [`Connector::authorize`], so that no charge is ever without a name.
    #[must_use]
    pub fn prepare(&self, ask: &Ask<'_>) -> Option<Call<Found>> {
        match self {
            Self::Test(_) => None,
            Self::Stripe(api) => Some(api.create(ask)),
        }
    }

    /// Takes or reserves the money. The same key charges once, however often asked.
    #[must_use]
    pub fn authorize(&self, ask: &Ask<'_>, reference: Option<&str>) -> Call<Found> {
        match self {
            Self::Test(api) => api.charge(ask),
            Self::Stripe(api) => api.confirm(ask, reference.unwrap_or_default()),
        }
    }

    /// The shopper's answer to the bank's question, where the bank is a page of ours.
    #[must_use]
    pub fn answer(&self, key: &AttemptKey, approved: bool) -> Option<Call<Found>> {
        match self {
            Self::Test(api) => Some(api.answer(key, approved)),
            Self::Stripe(_) => None,
        }
    }

    /// Takes `amount_minor` of what was reserved; the rest is let go.
    #[must_use]
    pub fn capture(&self, key: &AttemptKey, reference: &str, amount_minor: i64) -> Call<Found> {
        match self {
            Self::Test(api) => api.capture(key, reference, amount_minor),
            Self::Stripe(api) => api.capture(key, reference, amount_minor),
        }
    }

    /// Sees to it that nothing will be charged, also not by a request that is still on its way. Nothing where the
    /// provider cannot have heard of the attempt. What has been charged stays so, and is what comes back.
    #[must_use]
    pub fn cancel(&self, key: &AttemptKey, reference: Option<&str>) -> Option<Call<Found>> {
        match (self, reference) {
            (Self::Test(api), _) => Some(api.cancel(key)),
            (Self::Stripe(api), Some(reference)) => Some(api.cancel(key, reference)),
            (Self::Stripe(_), None) => None,
        }
    }

    /// Gives `amount_minor` back. The same refund key gives back once.
    #[must_use]
    pub fn refund(&self, reference: &str, amount_minor: i64, key: &str) -> Call<FoundRefund> {
        match self {
            Self::Test(api) => api.refund(reference, amount_minor, key),
            Self::Stripe(api) => api.refund(reference, amount_minor, key),
        }
    }

    /// What came of a refund, if it ever got there.
    #[must_use]
    pub fn find_refund(&self, reference: &str, key: &str) -> FindRefund {
        match self {
            Self::Test(api) => api.find_refund(reference, key),
            Self::Stripe(api) => api.find_refund(reference, key),
        }
    }

    /// What came of an attempt, if it ever got there; nothing to ask where it cannot have.
    #[must_use]
    pub fn lookup(&self, key: &AttemptKey, reference: Option<&str>) -> Option<Call<Option<Found>>> {
        match (self, reference) {
            (Self::Test(api), _) => Some(api.find(key)),
            (Self::Stripe(api), Some(reference)) => Some(api.retrieve(reference)),
            (Self::Stripe(_), None) => None,
        }
    }
}

/// The refunds of a payment, and which of them is meant.
pub struct FindRefund {
    /// Lists them, each with the key it was made under.
    pub call: Call<Vec<(String, FoundRefund)>>,
    /// The key looked for.
    pub key: String,
}
