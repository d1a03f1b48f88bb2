//! Requests to the catalog and their replies.

use serde::{Deserialize, Serialize};

use super::product::SelectedOption;
use super::{Context, Message, Product, Ucp};

/// `POST /catalog/search`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// Words to find.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    /// Hints about the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// What to leave out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filters: Option<Filters>,
    /// Which page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pagination: Option<PageRequest>,
}

/// `POST /catalog/lookup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupRequest {
    /// Ids of products or variants.
    pub ids: Vec<String>,
    /// Hints about the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// What to leave out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filters: Option<Filters>,
}

/// `POST /catalog/product`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRequest {
    /// Id of a product or a variant.
    pub id: String,
    /// Choices made so far.
    #[serde(default)]
    pub selected: Vec<SelectedOption>,
    /// Names of options, the one to keep longest first, for when nothing fits all choices.
    #[serde(default)]
    pub preferences: Vec<String>,
    /// Hints about the buyer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
}

/// What to leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filters {
    /// Any of these categories.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Prices between these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceFilter>,
}

/// Bounds of a price, in minor units of the context's currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceFilter {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

/// Which page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRequest {
    /// Where the last page ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// How many; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Where a page of a list ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Where the next page begins; there whenever there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Whether there is more.
    pub has_next_page: bool,
    /// How many there are altogether.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}

/// The reply to a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResponse {
    /// The protocol's metadata.
    pub ucp: Ucp,
    /// What was found.
    pub products: Vec<Product>,
    /// Where the page ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Page>,
    /// What the shop has to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
}

/// The reply to a lookup. Every variant says which ids led to it; an unknown id is told as a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupResponse {
    /// The protocol's metadata.
    pub ucp: Ucp,
    /// What was found.
    pub products: Vec<Product>,
    /// What the shop has to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
}

/// The reply about a single product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductResponse {
    /// The protocol's metadata.
    pub ucp: Ucp,
    /// The product.
    pub product: Product,
    /// What the shop has to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
}
