//! Carts on the wire.

use serde::{Deserialize, Serialize};

use super::context::Attribution;
use super::discount::{Discounts, DiscountsRequest};
use super::line_item::LineItemRequest;
use super::{Context, LineItem, Link, Message, Total, Ucp};

/// A cart as a reply shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    /// The protocol's metadata.
    pub ucp: Ucp,
    /// The cart's id.
    pub id: String,
    /// Its lines.
    pub line_items: Vec<LineItem>,
    /// What all amounts are in.
    pub currency: String,
    /// What it would cost, without delivery.
    pub totals: Vec<Total>,
    /// What was taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<Discounts>,
    /// What stands against buying it, and what is worth knowing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// The shop's policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// `POST /carts` and `PUT /carts/{id}`: the cart as it shall be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartRequest {
    /// Its lines, all of them.
    pub line_items: Vec<LineItemRequest>,
    /// Hints about the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// Discount codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<DiscountsRequest>,
    /// Where the buyer came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
}
