//! Payments: what providers can be asked for, each call a value, and the one place that sends them.
//!
//! [`Connector`] is the interface: authorize, capture, cancel, refund, look up. `test` and `stripe` describe the calls
//! and read the replies, without a clock, a network or a database. An unknown foreign state is Pending.
//! It must not know what is bought, nor decide what a payment's outcome means: `service::payment` does.

mod ask;
mod call;
mod connector;
mod send;
pub mod signature;
pub mod stripe;
pub mod test;

use std::sync::{Arc, RwLock};
use std::time::Duration;

pub use ask::{Ask, AttemptKey, Capture, Found, FoundRefund, Source};
pub use call::{Call, Method, ProviderError, Reply, Request};
pub use connector::{Connector, FindRefund};
pub use send::Sender;

use spotlet::domain::payment::Provider;

use self::stripe::StripeApi;
use self::test::TestApi;
use crate::settings::Settings;

/// The providers of this shop and the way to them. Clones share everything.
#[derive(Clone, Debug)]
pub struct Payments {
    /// Where the test provider listens; it may start after us, and again elsewhere.
    test: Arc<RwLock<TestApi>>,
    /// Say whether the test provider is offered: the studio may change that while we run.
    settings: Settings,
    stripe: Option<StripeApi>,
    near: Sender,
    far: Sender,
}

impl Payments {
    /// The providers that are configured.
    ///
    /// # Errors
    /// When the machine has no usable TLS.
    pub fn new(
        test: TestApi,
        stripe: Option<StripeApi>,
        settings: Settings,
    ) -> Result<Self, ProviderError> {
        Ok(Self {
            test: Arc::new(RwLock::new(test)),
            settings,
            stripe,
            near: Sender::new(true)?,
            far: Sender::new(false)?,
        })
    }

    /// From now on the test provider is called there.
    pub fn test_provider_listens(&self, origin: &str) {
        match self.test.write() {
            Ok(mut api) => origin.clone_into(&mut api.origin),
            Err(poisoned) => origin.clone_into(&mut poisoned.into_inner().origin),
        }
    }

    /// The same with another patience for answers.
    #[must_use]
    pub fn with_patience(self, within: Duration) -> Self {
        Self {
            near: self.near.with_patience(within),
            far: self.far.with_patience(within),
            ..self
        }
    }

    /// The calls of a provider, also of one that is not offered any more: what was begun with it is finished with it.
    ///
    /// # Errors
    /// [`ProviderError::NotConfigured`].
    pub fn connector(&self, provider: Provider) -> Result<Connector, ProviderError> {
        let connector = match provider {
            Provider::Test => {
                let api = match self.test.read() {
                    Ok(api) => api.clone(),
                    Err(poisoned) => poisoned.into_inner().clone(),
                };
                let is_there = self.has(provider) || !api.origin.is_empty();
                is_there.then_some(Connector::Test(api))
            }
            Provider::Stripe => self.stripe.clone().map(Connector::Stripe),
        };
        connector.ok_or(ProviderError::NotConfigured)
    }

    /// Whether a provider is offered to whoever begins to pay now.
    #[must_use]
    pub fn has(&self, provider: Provider) -> bool {
        match provider {
            Provider::Test => self.settings.newest().test_payments,
            Provider::Stripe => self.stripe.is_some(),
        }
    }

    /// Stripe, if it is configured.
    #[must_use]
    pub fn stripe(&self) -> Option<&StripeApi> {
        self.stripe.as_ref()
    }

    /// Sends a call of a provider.
    ///
    /// # Errors
    /// [`ProviderError`]; unless it is final, what was asked for may have happened.
    pub async fn send<T>(&self, provider: Provider, call: Call<T>) -> Result<T, ProviderError> {
        let sender = match provider {
            Provider::Test => &self.near,
            Provider::Stripe => &self.far,
        };
        sender.send(call).await
    }
}
