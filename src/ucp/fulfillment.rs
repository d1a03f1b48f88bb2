//! The fulfillment extension: where a checkout goes and how.

use serde::{Deserialize, Serialize};

use super::{PostalAddress, Total};

/// How the lines of a checkout are delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fulfillment {
    /// The methods: delivery, and pickup where the shop has stores. The one without lines is not chosen.
    pub methods: Vec<Method>,
    /// What could be had how, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub available_methods: Vec<AvailableMethod>,
}

/// What could be had how, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailableMethod {
    /// `shipping` or `pickup`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The lines it could deliver.
    pub line_item_ids: Vec<String>,
    /// `now`, or a moment (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfillable_on: Option<String>,
    /// The same as a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A method, with its destinations and packages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// The method's id.
    pub id: String,
    /// `shipping` or `pickup`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The lines it delivers.
    pub line_item_ids: Vec<String>,
    /// Where it can go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub destinations: Vec<Destination>,
    /// Where it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_destination_id: Option<String>,
    /// Its packages; one for who cannot show more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
}

/// Where something can go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Destination {
    /// A store.
    Store(RetailLocation),
    /// An address.
    Address(ShippingDestination),
}

/// An address with a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingDestination {
    /// What a selection names.
    pub id: String,
    /// The address.
    #[serde(flatten)]
    pub address: PostalAddress,
}

/// A store where goods are fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetailLocation {
    /// What a selection names.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub address: PostalAddress,
    /// Always null. The published schema says that a destination is either a location or an address, but an address
    /// may have any fields, so every location is an address too and none would be valid. Null is no street.
    #[serde(default)]
    pub street_address: (),
}

/// A package and the ways to deliver it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The package's id.
    pub id: String,
    /// The lines in it.
    pub line_item_ids: Vec<String>,
    /// The ways to deliver it, the one to propose first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<DeliveryOption>,
    /// The chosen way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_option_id: Option<String>,
}

/// A way to deliver a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryOption {
    /// What a selection names.
    pub id: String,
    /// What to call it.
    pub title: String,
    /// What more there is to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it costs.
    pub totals: Vec<Total>,
}

/// Delivery as a request wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentRequest {
    /// The methods wanted.
    #[serde(default)]
    pub methods: Vec<MethodRequest>,
}

/// A method as a request wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodRequest {
    /// `shipping` or `pickup`; shipping when absent.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The lines it is for; all of them when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line_item_ids: Option<Vec<String>>,
    /// Where it could go.
    #[serde(default)]
    pub destinations: Vec<DestinationRequest>,
    /// Which of the destinations is meant; the first when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_destination_id: Option<String>,
    /// Choices for packages.
    #[serde(default)]
    pub groups: Vec<GroupRequest>,
}

impl MethodRequest {
    /// Whether it is chosen for any line.
    #[must_use]
    pub fn is_used(&self) -> bool {
        let ids = self.line_item_ids.as_ref();
        let has_lines = ids.is_none_or(|ids| !ids.is_empty());
        has_lines && (!self.is_pickup() || self.selected_destination_id.is_some())
    }

    /// Whether goods are fetched.
    #[must_use]
    pub fn is_pickup(&self) -> bool {
        self.kind.as_deref() == Some("pickup")
    }
}

/// A destination as a request gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestinationRequest {
    /// What a selection names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The address.
    #[serde(flatten)]
    pub address: PostalAddress,
}

/// The choice for a package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRequest {
    /// The package; the first when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The chosen way to deliver it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_option_id: Option<String>,
}
