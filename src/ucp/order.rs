//! Orders on the wire.

use serde::{Deserialize, Serialize};

use super::context::Attribution;
use super::personalization::Answer;
use super::{Item, Message, PostalAddress, Total, Ucp};

/// An order: what was bought, what was promised, and what happened since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The protocol's metadata.
    pub ucp: Ucp,
    /// The order's id.
    pub id: String,
    /// Its label for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The checkout it came from.
    pub checkout_id: String,
    /// Its page on our site.
    pub permalink_url: String,
    /// What was bought.
    pub line_items: Vec<OrderLineItem>,
    /// What was promised and what was sent.
    pub fulfillment: OrderFulfillment,
    /// Cancellation, returns and refunds, in the order they were decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// What all amounts are in.
    pub currency: String,
    /// What was paid.
    pub totals: Vec<Total>,
    /// What the shop has to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// Where the buyer came from.
    #[serde(default, skip_serializing_if = "Attribution::is_empty")]
    pub attribution: Attribution,
}

/// A line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLineItem {
    /// Names the line.
    pub id: String,
    /// What was bought.
    pub item: Item,
    /// How many, and how many of them are on their way.
    pub quantity: OrderQuantity,
    /// What the line cost.
    pub totals: Vec<Total>,
    /// `processing`, `partial`, `fulfilled` or `removed`.
    pub status: String,
    /// How each piece is made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personalization: Vec<Answer>,
}

/// Pieces of an order's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderQuantity {
    /// How many were bought.
    pub original: u32,
    /// How many it still is about.
    pub total: u32,
    /// How many were sent.
    pub fulfilled: u32,
}

/// What was promised and what was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFulfillment {
    /// The promises.
    #[serde(default)]
    pub expectations: Vec<Expectation>,
    /// What happened, in order. Shipped, delivered, ready, picked up.
    #[serde(default)]
    pub events: Vec<FulfillmentEvent>,
}

/// A promise: what arrives when and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    /// Names the promise.
    pub id: String,
    /// What arrives.
    pub line_items: Vec<LineItemQuantity>,
    /// `shipping`, `pickup` or `digital`.
    pub method_type: String,
    /// Where; empty to who must not know.
    pub destination: PostalAddress,
    /// When, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `now`, or a date (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfillable_on: Option<String>,
}

/// Pieces of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineItemQuantity {
    /// The line.
    pub id: String,
    /// How many of its pieces.
    pub quantity: u32,
}

/// Something that happened to a shipment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentEvent {
    /// Names the event.
    pub id: String,
    /// When (RFC 3339).
    pub occurred_at: String,
    /// `processing`, `shipped`, `delivered` …
    #[serde(rename = "type")]
    pub kind: String,
    /// What it happened to.
    pub line_items: Vec<LineItemQuantity>,
    /// The carrier's number of the parcel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_number: Option<String>,
    /// Where it can be followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_url: Option<String>,
    /// Who carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
}

/// A change of what is owed, by either side: cancellation, return, refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Names the adjustment.
    pub id: String,
    /// `cancellation`, `return`, `refund` or `withdrawal`.
    #[serde(rename = "type")]
    pub kind: String,
    /// When (RFC 3339).
    pub occurred_at: String,
    /// `pending`, `completed` or `failed`.
    pub status: String,
    /// Which pieces; the numbers are negative, as they go back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub line_items: Vec<AdjustedPieces>,
    /// Money that goes back, negative.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Total>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Pieces of a line that an adjustment moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdjustedPieces {
    /// The line.
    pub id: String,
    /// Less than zero when they go back.
    pub quantity: i64,
}
