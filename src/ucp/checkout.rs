//! Checkout sessions on the wire.

use serde::{Deserialize, Serialize};

use super::context::Attribution;
use super::discount::{Discounts, DiscountsRequest};
use super::fulfillment::FulfillmentRequest;
use super::line_item::LineItemRequest;
use super::payment::PaymentRequest;
use super::{Buyer, Context, Fulfillment, LineItem, Link, Message, Total, Ucp};

/// A checkout as a reply or an `ec.*` message shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    /// The protocol's metadata.
    pub ucp: Ucp,
    /// The session's id.
    pub id: String,
    /// What is bought.
    pub line_items: Vec<LineItem>,
    /// Where it stands.
    pub status: String,
    /// What all amounts are in.
    pub currency: String,
    /// What it costs.
    pub totals: Vec<Total>,
    /// The shop's policies.
    pub links: Vec<Link>,
    /// Who buys; only to who typed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// How it is delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfillment: Option<Fulfillment>,
    /// What was taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<Discounts>,
    /// What stands against completing it, and what is worth knowing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// When it closes by itself (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// Where the buyer can go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continue_url: Option<String>,
    /// The order, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderConfirmation>,
}

/// The order that a checkout became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderConfirmation {
    /// The order's id.
    pub id: String,
    /// Its label for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its page on our site, which asks for the buyer secret.
    pub permalink_url: String,
}

/// `POST /checkout-sessions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateCheckout {
    /// The cart to buy. If given, its lines count and `line_items` do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cart_id: Option<String>,
    /// What to buy, when there is no cart.
    #[serde(default)]
    pub line_items: Vec<LineItemRequest>,
    /// Who buys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// Hints about the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// Where the buyer came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// Discount codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<DiscountsRequest>,
    /// How it shall be delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfillment: Option<FulfillmentRequest>,
}

/// `PUT /checkout-sessions/{id}`: the checkout as it shall be. What is left out is taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateCheckout {
    /// What to buy, all of it.
    pub line_items: Vec<LineItemRequest>,
    /// Who buys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// Hints about the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// Discount codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<DiscountsRequest>,
    /// How it shall be delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfillment: Option<FulfillmentRequest>,
}

/// `POST /checkout-sessions/{id}/complete`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CompleteCheckout {
    /// What the buyer pays with.
    pub payment: PaymentRequest,
}
