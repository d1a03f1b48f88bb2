//! The profile at `/.well-known/ucp`, and the profiles of platforms that call us.

use serde::{Deserialize, Serialize};

use super::meta::{
    AvailableInstrument, EmbeddedConfig, HandlerConfig, PaymentHandler, Registry, Service, Ucp,
};
use super::{
    Capability, SERVICE, STRIPE_HANDLER, STRIPE_HANDLER_ID, TEST_HANDLER, TEST_HANDLER_ID, VERSION,
};

/// A profile: who speaks which part of the protocol where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Version, services, capabilities, payment handlers.
    pub ucp: Ucp,
    /// Public keys that signatures are checked with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signing_keys: Vec<SigningKey>,
}

/// A public key as a JSON Web Key, with the parameters the protocol names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningKey {
    /// The key's name.
    pub kid: String,
    /// `EC`, `RSA` …
    pub kty: String,
    /// Curve of an EC key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crv: Option<String>,
    /// X coordinate of an EC key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<String>,
    /// Y coordinate of an EC key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
    /// Modulus of an RSA key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<String>,
    /// Exponent of an RSA key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub e: Option<String>,
    /// `sig`: what the key is for.
    #[serde(default, rename = "use", skip_serializing_if = "Option::is_none")]
    pub usage: Option<String>,
    /// Algorithm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
}

/// What any host of our embedded checkout may be asked to do: open a window.
pub const ANY_HOST: &[&str] = &["window.open"];

/// What a host may be asked that the platform which began the checkout has vouched for.
pub const AUTHORISED_HOST: &[&str] = &[
    "payment.instruments_change",
    "payment.credential",
    "fulfillment.address_change",
    "window.open",
];

/// The same where nothing can be paid over the protocol.
pub const AUTHORISED_HOST_UNPAID: &[&str] = &["fulfillment.address_change", "window.open"];

/// What may be handed over at all, given to whom and whether there is a payment handler.
#[must_use]
pub fn delegations(is_authorised: bool, takes_payments: bool) -> &'static [&'static str] {
    match (is_authorised, takes_payments) {
        (false, _) => ANY_HOST,
        (true, true) => AUTHORISED_HOST,
        (true, false) => AUTHORISED_HOST_UNPAID,
    }
}

/// The payment handlers that the shop's configuration turned on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handlers<'a> {
    /// Whether the test handler is.
    pub test: bool,
    /// The publishable key of Stripe, where Stripe is.
    pub stripe_key: Option<&'a str>,
}

impl Handlers<'_> {
    /// Whether anything can be paid over the protocol.
    #[must_use]
    pub fn any(self) -> bool {
        self.test || self.stripe_key.is_some()
    }
}

/// This shop's profile. `origin` is its own, without a slash at the end; only payment handlers that are turned on are named.
/// `signing_keys` are the public halves of the keys that it signs messages with.
#[must_use]
pub fn business_profile(
    origin: &str,
    handlers: Handlers<'_>,
    signing_keys: Vec<SigningKey>,
) -> Profile {
    let document = |name: &str| {
        Some(format!(
            "https://ucp.dev/{VERSION}/services/shopping/{name}"
        ))
    };
    let rest = Service {
        version: VERSION.to_owned(),
        transport: "rest".to_owned(),
        spec: Some(format!("https://ucp.dev/{VERSION}/specification/overview")),
        schema: document("rest.openapi.json"),
        endpoint: Some(format!("{origin}/ucp/v1")),
        config: None,
    };
    let embedded = Service {
        schema: document("embedded.openrpc.json"),
        ..embedded_service(delegations(true, handlers.any()))
    };
    Profile {
        ucp: Ucp {
            version: VERSION.to_owned(),
            status: None,
            services: Some(Registry::from([(SERVICE.to_owned(), vec![rest, embedded])])),
            capabilities: Some(Capability::ALL.iter().map(|c| c.profile_entry()).collect()),
            payment_handlers: Some(payment_handlers(handlers)),
        },
        signing_keys,
    }
}

/// Where the widget's own profile stands, below this shop's origin. The widget is a platform like others, and names it in its `UCP-Agent`.
pub const WIDGET_PROFILE_PATH: &str = "/ucp/platform.json";

/// The profile of the widget, which calls this shop from the pages of others: everything that the shop can do, and no address of its own.
#[must_use]
pub fn widget_profile() -> Profile {
    let embedded = Service {
        spec: Some(format!(
            "https://ucp.dev/{VERSION}/specification/embedded-checkout"
        )),
        schema: Some(format!(
            "https://ucp.dev/{VERSION}/services/shopping/embedded.openrpc.json"
        )),
        ..embedded_service(ANY_HOST)
    };
    // Orders are told to servers, and the widget is none.
    let capabilities = Capability::ALL
        .iter()
        .filter(|capability| **capability != Capability::Order);
    Profile {
        ucp: Ucp {
            version: VERSION.to_owned(),
            status: None,
            services: Some(Registry::from([(SERVICE.to_owned(), vec![embedded])])),
            capabilities: Some(capabilities.map(|c| c.profile_entry()).collect()),
            payment_handlers: Some(Registry::new()),
        },
        signing_keys: Vec::new(),
    }
}

/// The embedded service as a reply declares it for its checkout, with what may be handed to the host.
#[must_use]
pub fn embedded_service(delegations: &[&str]) -> Service {
    Service {
        version: VERSION.to_owned(),
        transport: "embedded".to_owned(),
        spec: None,
        schema: None,
        endpoint: None,
        config: Some(EmbeddedConfig {
            delegate: delegations.iter().map(|&name| name.to_owned()).collect(),
            color_scheme: ["light", "dark"].map(str::to_owned).into(),
        }),
    }
}

/// The ways to be paid, for profile and checkouts.
#[must_use]
pub fn payment_handlers(on: Handlers<'_>) -> Registry<PaymentHandler> {
    let handler = |id: &str, config| PaymentHandler {
        id: id.to_owned(),
        version: VERSION.to_owned(),
        config,
        available_instruments: Some(vec![AvailableInstrument {
            kind: "card".to_owned(),
        }]),
    };
    let test = on
        .test
        .then(|| (TEST_HANDLER, handler(TEST_HANDLER_ID, None)));
    let stripe = on.stripe_key.map(|key| {
        let config = HandlerConfig {
            publishable_key: key.to_owned(),
        };
        (STRIPE_HANDLER, handler(STRIPE_HANDLER_ID, Some(config)))
    });
    test.into_iter()
        .chain(stripe)
        .map(|(name, handler)| (name.to_owned(), vec![handler]))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn told(test: bool) -> serde_json::Value {
        let stripe_key = test.then_some("pk_test_1");
        serde_json::to_value(business_profile(
            "https://shop.example",
            Handlers { test, stripe_key },
            Vec::new(),
        ))
        .unwrap()
    }

    #[test]
    fn the_profile_declares_what_there_is_and_nothing_else() {
        let ucp = &told(true)["ucp"];
        let capabilities: Vec<_> = ucp["capabilities"].as_object().unwrap().keys().collect();
        assert_eq!(
            capabilities,
            [
                "dev.spotlet.personalization",
                "dev.ucp.shopping.cart",
                "dev.ucp.shopping.catalog.lookup",
                "dev.ucp.shopping.catalog.search",
                "dev.ucp.shopping.checkout",
                "dev.ucp.shopping.discount",
                "dev.ucp.shopping.fulfillment",
                "dev.ucp.shopping.order",
            ]
        );
        let fulfillment = &ucp["capabilities"]["dev.ucp.shopping.fulfillment"][0];
        assert_eq!(fulfillment["extends"], "dev.ucp.shopping.checkout");
        let services = &ucp["services"][SERVICE];
        assert_eq!(services[0]["endpoint"], "https://shop.example/ucp/v1");
        assert_eq!(services[1]["transport"], "embedded");
    }

    #[test]
    fn payments_are_offered_only_where_they_are_on() {
        let stripe = &told(true)["ucp"]["payment_handlers"][STRIPE_HANDLER][0];
        assert_eq!(stripe["config"]["publishable_key"], "pk_test_1");
        assert_eq!(
            told(true)["ucp"]["payment_handlers"][TEST_HANDLER][0]["id"],
            TEST_HANDLER_ID
        );
        assert_eq!(
            told(false)["ucp"]["payment_handlers"],
            serde_json::json!({})
        );
    }
}
