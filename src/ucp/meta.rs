//! The `ucp` object that every reply and every profile carries: version, status, and what is in force.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Capability, VERSION};

/// Entries by their reverse-domain name.
pub type Registry<T> = BTreeMap<String, Vec<T>>;

/// The protocol's metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ucp {
    /// The release spoken, `YYYY-MM-DD`.
    pub version: String,
    /// Whether a reply carries what was asked for, or errors instead. Absent in profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Bindings to transports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<Registry<Service>>,
    /// What both sides understand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Registry<CapabilityEntry>>,
    /// How can be paid. Required in profiles and checkouts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_handlers: Option<Registry<PaymentHandler>>,
}

/// Tells a reply's two shapes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The reply carries what was asked for.
    Success,
    /// The reply carries messages instead.
    Error,
}

/// A service over one transport.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The release spoken there.
    pub version: String,
    /// `rest`, `mcp`, `a2a` or `embedded`.
    pub transport: String,
    /// Address of its specification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// Address of its schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Base address of its operations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// How an embedded session may be run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub config: Option<EmbeddedConfig>,
}

/// What a host may do around an embedded checkout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbeddedConfig {
    /// Actions that may be handed to the host.
    #[serde(default)]
    pub delegate: Vec<String>,
    /// Colour schemes that a host may ask for.
    #[serde(default)]
    pub color_scheme: Vec<String>,
}

/// A capability and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapabilityEntry {
    /// The capability's version.
    pub version: String,
    /// Address of its specification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// Address of its schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The capabilities it extends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<Extends>,
    /// What the capability allows, in its own terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub config: Option<FulfillmentConfig>,
}

/// What this shop allows of delivery and pickup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentConfig {
    /// Whether a method may have several destinations.
    #[serde(default)]
    pub allows_multi_destination: MultiDestination,
    /// Which methods may stand together.
    #[serde(default)]
    pub allows_method_combinations: Vec<Vec<String>>,
}

/// Whether a method may have several destinations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MultiDestination {
    /// Parcels to several addresses.
    #[serde(default)]
    pub shipping: bool,
    /// Pickup in several stores.
    #[serde(default)]
    pub pickup: bool,
}

/// One parent or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Extends {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// A way to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentHandler {
    /// What instruments call it.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What a platform needs to make an instrument for it. Nothing secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub config: Option<HandlerConfig>,
    /// What it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_instruments: Option<Vec<AvailableInstrument>>,
}

/// What a platform needs to make an instrument of Stripe's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandlerConfig {
    /// The publishable key, under which Stripe's script makes payment methods and confirmation tokens.
    pub publishable_key: String,
}

/// A kind of instrument a handler takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailableInstrument {
    /// `card` …
    #[serde(rename = "type")]
    pub kind: String,
}

impl Ucp {
    /// The metadata of a reply.
    #[must_use]
    pub fn reply(status: Status, capabilities: &[Capability]) -> Self {
        Self {
            version: VERSION.to_owned(),
            status: Some(status),
            capabilities: Some(capabilities.iter().map(|c| c.reply_entry()).collect()),
            ..Self::default()
        }
    }
}
