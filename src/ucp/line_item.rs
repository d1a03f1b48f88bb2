//! Lines of carts and checkouts.

use serde::{Deserialize, Serialize};

use super::Total;
use super::personalization::Answer;

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The variant's id.
    pub id: String,
    /// What to call it.
    pub title: String,
    /// What one piece costs, in minor units.
    pub price: i64,
    /// Its picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
}

/// A line of a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineItem {
    /// Names the line within its cart or checkout.
    pub id: String,
    /// What it is about.
    pub item: Item,
    /// How many pieces.
    pub quantity: u32,
    /// What the line costs.
    pub totals: Vec<Total>,
    /// How each piece is made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personalization: Vec<Answer>,
}

/// A line of a request. Any price that a client may send along is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineItemRequest {
    /// The line it is to be, of those that the last reply named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What is wanted.
    pub item: ItemRequest,
    /// How many pieces; any number may come, and most are refused.
    pub quantity: i64,
    /// How each piece is to be made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personalization: Vec<Answer>,
}

/// What a line of a request is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRequest {
    /// The variant's id.
    pub id: String,
}
