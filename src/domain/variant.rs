//! A purchasable variant of a product: what stands in a cart line.

use serde::{Deserialize, Serialize};

use super::{Localized, Money, StockPolicy, VariantId};

/// One thing that can be bought: the chair in olive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Unique in the whole catalog, as it stands alone in cart lines and permalinks.
    pub id: VariantId,
    /// The merchant's own article number.
    #[serde(default)]
    pub sku: Option<String>,
    /// What tells it from its siblings ("Olive"); the product's title when it has none.
    pub title: Localized,
    /// The id of the chosen value for each of the product's options, in their order.
    #[serde(default)]
    pub options: Vec<String>,
    /// What one piece costs, taxes included.
    pub price: Money,
    /// What it cost before, for the struck-through price; higher than `price`.
    #[serde(default)]
    pub list_price: Option<Money>,
    /// Which of the product's images shows this variant, by position; the first when none is named.
    #[serde(default)]
    pub image: Option<usize>,
    /// Whether its pieces are counted.
    #[serde(default)]
    pub stock_policy: StockPolicy,
}
