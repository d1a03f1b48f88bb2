//! Whether a variant can be bought now. Stock numbers live in the store; the rule that reads them lives here.

use serde::{Deserialize, Serialize};

/// From this many pieces on down, the shopper is told how few are left.
pub const LOW_STOCK_FROM: u32 = 5;

/// Whether a variant's pieces are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockPolicy {
    /// Only what is on hand is sold.
    #[default]
    Tracked,
    /// Always sold: made to order, or counted elsewhere.
    Untracked,
}

/// What a shopper is told about a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// There is enough.
    InStock,
    /// There are only so many left.
    LowStock(u32),
    /// There is none.
    OutOfStock,
}

impl Availability {
    /// The availability of a variant of which `on_hand` pieces are in the store.
    #[must_use]
    pub fn of(policy: StockPolicy, on_hand: u32) -> Self {
        match (policy, on_hand) {
            (StockPolicy::Untracked, _) => Self::InStock,
            (StockPolicy::Tracked, 0) => Self::OutOfStock,
            (StockPolicy::Tracked, few) if few <= LOW_STOCK_FROM => Self::LowStock(few),
            (StockPolicy::Tracked, _) => Self::InStock,
        }
    }

    /// Whether at least one piece can be bought.
    #[must_use]
    pub fn is_available(self) -> bool {
        self != Self::OutOfStock
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_pieces_are_told_and_untracked_ones_never_run_out() {
        use StockPolicy::{Tracked, Untracked};
        for (policy, on_hand, expected) in [
            (Tracked, 0, Availability::OutOfStock),
            (Tracked, 1, Availability::LowStock(1)),
            (Tracked, 5, Availability::LowStock(5)),
            (Tracked, 6, Availability::InStock),
            (Untracked, 0, Availability::InStock),
        ] {
            assert_eq!(
                Availability::of(policy, on_hand),
                expected,
                "{policy:?} {on_hand}"
            );
        }
    }
}
