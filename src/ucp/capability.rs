//! What this shop can do in UCP's terms, and what of it holds for a platform.

use super::meta::{CapabilityEntry, Extends, FulfillmentConfig, MultiDestination};
use super::personalization::{PERSONALIZATION, SCHEMA_URL, SPEC_URL};
use super::{PlatformProfile, VERSION};

/// A capability that this shop has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capability {
    /// Checkout sessions.
    Checkout,
    /// Delivery, as an extension of checkout.
    Fulfillment,
    /// Discounts, as an extension of cart and checkout.
    Discount,
    /// Made to measure and engraved: our own extension of cart, checkout and order.
    Personalization,
    /// Carts.
    Cart,
    /// Orders.
    Order,
    /// Searching products.
    CatalogSearch,
    /// Looking products up.
    CatalogLookup,
}

impl Capability {
    /// All of them, parents before what extends them.
    pub const ALL: [Self; 8] = [
        Self::Checkout,
        Self::Fulfillment,
        Self::Cart,
        Self::Discount,
        Self::Order,
        Self::Personalization,
        Self::CatalogSearch,
        Self::CatalogLookup,
    ];

    /// Its reverse-domain name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Checkout => "dev.ucp.shopping.checkout",
            Self::Fulfillment => "dev.ucp.shopping.fulfillment",
            Self::Discount => "dev.ucp.shopping.discount",
            Self::Personalization => PERSONALIZATION,
            Self::Cart => "dev.ucp.shopping.cart",
            Self::Order => "dev.ucp.shopping.order",
            Self::CatalogSearch => "dev.ucp.shopping.catalog.search",
            Self::CatalogLookup => "dev.ucp.shopping.catalog.lookup",
        }
    }

    /// The capabilities it extends, if it is an extension; one of them is enough for it to hold.
    #[must_use]
    pub fn extends(self) -> &'static [Self] {
        match self {
            Self::Fulfillment => &[Self::Checkout],
            Self::Discount => &[Self::Cart, Self::Checkout],
            Self::Personalization => &[Self::Cart, Self::Checkout, Self::Order],
            _ => &[],
        }
    }

    /// What this shop allows of it: all goods go one way, to one place.
    fn config(self) -> Option<FulfillmentConfig> {
        let alone = |method: &str| vec![method.to_owned()];
        (self == Self::Fulfillment).then(|| FulfillmentConfig {
            allows_multi_destination: MultiDestination::default(),
            allows_method_combinations: vec![alone("shipping"), alone("pickup")],
        })
    }

    /// Its entry in a reply: the version is enough.
    #[must_use]
    pub fn reply_entry(self) -> (String, Vec<CapabilityEntry>) {
        let entry = CapabilityEntry {
            version: VERSION.to_owned(),
            spec: None,
            schema: None,
            extends: None,
            config: None,
        };
        (self.name().to_owned(), vec![entry])
    }

    /// Its entry in the profile, with the addresses of its documents.
    #[must_use]
    pub fn profile_entry(self) -> (String, Vec<CapabilityEntry>) {
        let ucp = |page: &str, schema: &str| {
            (
                format!("https://ucp.dev/{VERSION}/specification/{page}"),
                format!("https://ucp.dev/{VERSION}/schemas/shopping/{schema}.json"),
            )
        };
        let (spec, schema) = match self {
            Self::Checkout => ucp("checkout", "checkout"),
            Self::Fulfillment => ucp("fulfillment", "fulfillment"),
            Self::Discount => ucp("discount", "discount"),
            // Both stand where the name says, on the domain of its namespace, as the protocol demands.
            Self::Personalization => (SPEC_URL.to_owned(), SCHEMA_URL.to_owned()),
            Self::Cart => ucp("cart", "cart"),
            Self::Order => ucp("order", "order"),
            Self::CatalogSearch => ucp("catalog/search", "catalog_search"),
            Self::CatalogLookup => ucp("catalog/lookup", "catalog_lookup"),
        };
        let entry = CapabilityEntry {
            version: VERSION.to_owned(),
            spec: Some(spec),
            schema: Some(schema),
            extends: match self.extends() {
                [] => None,
                [one] => Some(Extends::One(one.name().to_owned())),
                several => {
                    let names = several.iter().map(|parent| parent.name().to_owned());
                    Some(Extends::Many(names.collect()))
                }
            },
            config: self.config(),
        };
        (self.name().to_owned(), vec![entry])
    }
}

/// The capabilities that this shop and a platform share, by the protocol's intersection algorithm: same name, same
/// version, and no extension without its parent.
#[must_use]
pub fn negotiate(platform: &PlatformProfile) -> Vec<Capability> {
    Capability::ALL
        .into_iter()
        .filter(|capability| platform.offers(*capability))
        .filter(|capability| {
            let parents = capability.extends();
            parents.is_empty() || parents.iter().any(|parent| platform.offers(*parent))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;

    fn negotiated(capabilities: serde_json::Value) -> Vec<Capability> {
        let profile = json!({"ucp": {"version": VERSION, "capabilities": capabilities}});
        negotiate(&serde_json::from_value(profile).unwrap())
    }

    #[test]
    fn only_what_both_know_in_the_same_version_holds() {
        use Capability::{Cart, Checkout, Fulfillment};
        let now = json!([{"version": VERSION}]);
        let old = json!([{"version": "2026-01-11"}]);
        let checkout = "dev.ucp.shopping.checkout";
        let fulfillment = "dev.ucp.shopping.fulfillment";
        for (theirs, expected) in [
            (json!({}), vec![]),
            (json!({checkout: now}), vec![Checkout]),
            (
                json!({checkout: now, fulfillment: now}),
                vec![Checkout, Fulfillment],
            ),
            (json!({fulfillment: now}), vec![]),
            (json!({checkout: old, fulfillment: now}), vec![]),
            (
                json!({checkout: old, "dev.ucp.shopping.cart": now}),
                vec![Cart],
            ),
            (json!({"dev.ucp.shopping.discount": now}), vec![]),
            (
                json!({"dev.ucp.shopping.discount": now, "dev.ucp.shopping.cart": now}),
                vec![Cart, Capability::Discount],
            ),
            (
                json!({"dev.spotlet.personalization": now, "dev.ucp.shopping.order": now}),
                vec![Capability::Order, Capability::Personalization],
            ),
            (json!({"dev.spotlet.personalization": now}), vec![]),
            (json!({"com.example.loyalty": now}), vec![]),
        ] {
            assert_eq!(negotiated(theirs.clone()), expected, "{theirs}");
        }
    }
}
