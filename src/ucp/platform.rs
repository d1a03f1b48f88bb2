//! The profile of a platform that calls us: only what we read of it, so that whatever else it says cannot stand in the way.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::profile::SigningKey;
use super::{Capability, VERSION};

/// A platform's profile.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PlatformProfile {
    ucp: PlatformUcp,
    /// Public keys of the platform.
    #[serde(default)]
    pub signing_keys: Vec<SigningKey>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct PlatformUcp {
    version: String,
    #[serde(default)]
    capabilities: BTreeMap<String, Vec<Offer>>,
}

/// A capability as a platform offers it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Offer {
    version: String,
    #[serde(default)]
    config: Option<OfferConfig>,
}

/// What a platform says about a capability of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
struct OfferConfig {
    /// Of the order capability: where order events go.
    #[serde(default)]
    webhook_url: Option<String>,
    /// Of the fulfillment capability: whether a method may have several packages.
    #[serde(default)]
    supports_multi_group: bool,
}

impl PlatformProfile {
    /// The release of the protocol that the platform speaks.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.ucp.version
    }

    /// Whether the platform has a capability in the version we have.
    #[must_use]
    pub fn offers(&self, capability: Capability) -> bool {
        self.offer(capability).is_some()
    }

    /// Where the platform wants to hear of its orders.
    #[must_use]
    pub fn order_webhook(&self) -> Option<&str> {
        self.offer(Capability::Order)?
            .config
            .as_ref()?
            .webhook_url
            .as_deref()
    }

    /// Whether the platform can show several packages of one method.
    #[must_use]
    pub fn supports_multi_group(&self) -> bool {
        let offer = self.offer(Capability::Fulfillment);
        offer
            .and_then(|offer| offer.config.as_ref())
            .is_some_and(|config| config.supports_multi_group)
    }

    fn offer(&self, capability: Capability) -> Option<&Offer> {
        let offers = self.ucp.capabilities.get(capability.name())?;
        offers.iter().find(|offer| offer.version == VERSION)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_we_read_must_be_right() {
        let order = |config| {
            json!({ "ucp": { "version": VERSION,
                "services": { "dev.ucp.shopping": [{ "version": VERSION, "transport": "rest", "config": { "delegate": 7 } }] },
                "capabilities": { "dev.ucp.shopping.order": [{ "version": "2026-01-11" }, { "version": VERSION, "config": config }] } } })
        };
        let read = |value| serde_json::from_value::<PlatformProfile>(value);
        let url = "https://agent.example/orders";
        let told = read(order(json!({ "webhook_url": url, "other": 1 }))).unwrap();
        assert_eq!(told.order_webhook(), Some(url));
        assert_eq!(told.version(), VERSION);
        assert_eq!(read(order(json!(null))).unwrap().order_webhook(), None);
        for broken in [
            json!({}),
            json!([]),
            json!({ "ucp": {} }),
            json!({ "ucp": { "version": 1 } }),
            json!({ "ucp": { "version": VERSION, "capabilities": [] } }),
            order(json!({ "webhook_url": 7 })),
            json!({ "ucp": { "version": VERSION }, "signing_keys": [{}] }),
        ] {
            assert!(read(broken.clone()).is_err(), "{broken}");
        }
    }
}
