//! The fulfillment extension: where a checkout goes and how.

use serde::{Deserialize, Serialize};

use super::{PostalAddress, Total};

/// How the lines of a checkout are delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fulfillment {
    /// The methods; this shop has one.
    pub methods: Vec<Method>,
}

/// Shipping, with its destinations and packages.
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
    /// Its packages; this shop sends one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
}

/// An address with a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destination {
    /// What a selection names.
    pub id: String,
    /// The address.
    #[serde(flatten)]
    pub address: PostalAddress,
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
    /// The chosen way to deliver it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_option_id: Option<String>,
}
