//! What there is of a variant and where, as far as delivery depends on it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::LocationId;

/// Where the pieces of a variant are at one moment, and what it takes to hand them over. The default is a variant
/// whose pieces are not counted and weigh nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supply {
    /// What one piece weighs, in grams.
    #[serde(default)]
    pub weight_grams: u32,
    /// Whether there is nothing to send: it is downloaded.
    #[serde(default)]
    pub is_digital: bool,
    /// After so many working days more pieces arrive; without it only what is there is sold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backorder_days: Option<u32>,
    /// How many pieces are where; nothing where pieces are not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<Stock>,
}

/// Counted pieces of a variant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    /// In the main stock, from which parcels go.
    pub main: u32,
    /// In the shop's locations.
    #[serde(default)]
    pub at: BTreeMap<LocationId, u32>,
}

/// One place that holds counted pieces. The order is the one in which everybody takes them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockPlace {
    /// The main stock.
    Main,
    /// A location.
    Location(LocationId),
}

impl Supply {
    /// How many pieces can be sold at most, wherever they are; nothing where there is no limit.
    #[must_use]
    pub fn sellable(&self) -> Option<u32> {
        match (&self.stock, self.backorder_days) {
            (Some(stock), None) => Some(stock.total()),
            _ => None,
        }
    }

    /// How many pieces are at a place; nothing where they are not counted.
    #[must_use]
    pub fn at(&self, place: &StockPlace) -> Option<u32> {
        self.stock.as_ref().map(|stock| stock.at(place))
    }

    /// The same without the numbers, which an order must not keep: they are true for a moment only.
    #[must_use]
    pub fn without_stock(self) -> Self {
        Self {
            stock: None,
            ..self
        }
    }
}

impl Stock {
    /// Pieces of the main stock alone.
    #[must_use]
    pub fn main(pieces: u32) -> Self {
        Self {
            main: pieces,
            at: BTreeMap::new(),
        }
    }

    /// All pieces.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.at
            .values()
            .fold(self.main, |sum, pieces| sum.saturating_add(*pieces))
    }

    /// The pieces at a place.
    #[must_use]
    pub fn at(&self, place: &StockPlace) -> u32 {
        match place {
            StockPlace::Main => self.main,
            StockPlace::Location(id) => self.at.get(id).copied().unwrap_or(0),
        }
    }
}
