//! The detail of every `spotlet:` event, in the shape of Google Analytics 4's e-commerce events, so that a brand passes it on as it is.

use crate::browser::decimal::decimal;

/// One item of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Product id, or the variant's where only that is known.
    pub id: String,
    /// Product title.
    pub name: String,
    /// Variant id.
    pub variant: String,
    /// Price of one piece, in minor units.
    pub unit_minor: i64,
    /// Pieces.
    pub quantity: u32,
}

/// What an event is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// ISO 4217 code.
    pub currency: String,
    /// Decimal digits of the currency's minor unit.
    pub digits: u32,
    /// Items.
    pub items: Vec<Item>,
    /// What the event is worth, in minor units, when that is not the sum of its items (an order with delivery).
    pub value_minor: Option<i64>,
    /// Post id.
    pub post: String,
    /// Hotspot id; empty when the event is not about one.
    pub hotspot: String,
    /// Creator to credit.
    pub creator: String,
}

impl Detail {
    /// The event's `value`.
    #[must_use]
    pub fn value(&self) -> f64 {
        let sum = || {
            self.items
                .iter()
                .map(|item| item.unit_minor.saturating_mul(item.quantity.into()))
                .sum()
        };
        decimal(self.value_minor.unwrap_or_else(sum), self.digits)
    }

    /// The `price` of one of its items.
    #[must_use]
    pub fn price(&self, item: &Item) -> f64 {
        decimal(item.unit_minor, self.digits)
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "the exact number is the point")]
mod tests {
    use super::*;

    #[test]
    fn the_value_is_the_sum_of_the_items_unless_an_order_says_more() {
        let mug = Item {
            unit_minor: 1_690,
            quantity: 3,
            ..Item::default()
        };
        let mut detail = Detail {
            digits: 2,
            items: vec![mug.clone()],
            ..Detail::default()
        };
        assert_eq!(detail.value(), 50.7);
        assert_eq!(detail.price(&mug), 16.9);
        detail.value_minor = Some(5_560);
        assert_eq!(detail.value(), 55.6);
    }
}
