//! A purchasable variant of a product: what stands in a cart line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Contents, Country, Localized, Money, StockPolicy, UnitPrice, VariantId};

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
    /// What one piece costs in markets where it costs something else, in the currency of `price`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prices: BTreeMap<Country, Money>,
    /// Which of the product's images shows this variant, by position; the first when none is named.
    #[serde(default)]
    pub image: Option<usize>,
    /// Whether its pieces are counted.
    #[serde(default)]
    pub stock_policy: StockPolicy,
    /// What one piece weighs with its packaging, in grams; delivery may cost more for it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub weight_grams: u32,
    /// Whether it is downloaded: nothing is sent, and no address is asked for.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_digital: bool,
    /// After so many working days more pieces arrive: what is not there is sold all the same, and follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backorder_days: Option<u32>,
    /// How much is in one piece, where a price per kilogram, litre or metre has to be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contents: Option<Contents>,
}

impl Variant {
    /// The variant as it is sold in a market: with that market's price, where it has one. A price before is the shop's own
    /// market's, so it does not go with another's.
    #[must_use]
    pub fn in_market(mut self, country: Country) -> Self {
        if let Some(price) = self.prices.get(&country) {
            self.price = *price;
            self.list_price = None;
        }
        self
    }

    /// What it costs per kilogram, litre, metre or square metre, where that has to be told.
    #[must_use]
    pub fn unit_price(&self) -> Option<UnitPrice> {
        self.contents.map(|contents| contents.price(self.price))
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(flag: &bool) -> bool {
    !*flag
}
