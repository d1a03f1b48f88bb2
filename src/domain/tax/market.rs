//! The tax rules of one market, and the table of all of them.

use serde::{Deserialize, Serialize};

use super::TaxRate;
use super::defaults;
use crate::domain::Country;

/// Which of a country's rates a product falls under.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum TaxCategory {
    /// Whatever is not named otherwise.
    #[default]
    Standard,
    /// What the country taxes less, such as books and food in many.
    Reduced,
    /// What is taxed with nothing.
    Zero,
}

impl TaxCategory {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Reduced, Self::Zero];
}

/// Whether the catalog's prices hold the tax already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceMode {
    /// They do: the tax is told, and adds nothing. The rule for consumers in the European Union.
    #[default]
    Included,
    /// They do not: the tax is a row of the totals.
    Added,
}

/// Where a tax becomes whole minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// On each line: the lines' taxes add up to the one that is told.
    #[default]
    Line,
    /// Once for each rate of the whole document.
    Document,
}

/// The tax rules for goods that go to one country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxMarket {
    /// The country.
    pub country: Country,
    /// Whether prices include the tax.
    pub mode: PriceMode,
    /// Where it is rounded.
    pub rounding: Rounding,
    /// The rate of [`TaxCategory::Standard`].
    pub standard: TaxRate,
    /// The rate of [`TaxCategory::Reduced`].
    pub reduced: TaxRate,
}

/// The tax rules of every market. Where it has none, prices carry no tax that we know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxTable {
    markets: Vec<TaxMarket>,
}

impl TaxMarket {
    /// The rate of a category.
    #[must_use]
    pub fn rate(&self, category: TaxCategory) -> TaxRate {
        match category {
            TaxCategory::Standard => self.standard,
            TaxCategory::Reduced => self.reduced,
            TaxCategory::Zero => TaxRate::from_basis_points(0),
        }
    }
}

impl TaxTable {
    /// The members of the European Union with prices that include the tax, and `own` in place of or beside them.
    #[must_use]
    pub fn with(own: Vec<TaxMarket>) -> Self {
        let mut markets = defaults::european_union();
        markets.retain(|market| own.iter().all(|mine| mine.country != market.country));
        markets.extend(own);
        Self { markets }
    }

    /// The rules that are not built in.
    pub fn own(&self) -> impl Iterator<Item = &TaxMarket> {
        let built_in = defaults::european_union();
        self.markets
            .iter()
            .filter(move |market| !built_in.contains(market))
    }

    /// The rules for goods that go to a country; nothing where none are known, or nobody knows where they go.
    #[must_use]
    pub fn market(&self, country: Option<Country>) -> Option<&TaxMarket> {
        let country = country?;
        self.markets.iter().find(|market| market.country == country)
    }

    /// Whether the prices for a country include a tax.
    #[must_use]
    pub fn includes_tax(&self, country: Country) -> bool {
        self.market(Some(country))
            .is_some_and(|market| market.mode == PriceMode::Included)
    }
}

impl Default for TaxTable {
    fn default() -> Self {
        Self::with(Vec::new())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_market_of_ones_own_replaces_the_default() {
        let own = |country: &str| TaxMarket {
            country: country.parse().unwrap(),
            mode: PriceMode::Added,
            rounding: Rounding::Document,
            standard: TaxRate::from_basis_points(810),
            reduced: TaxRate::from_basis_points(260),
        };
        let table = TaxTable::with(vec![own("CH"), own("AT")]);
        let standard = |country: &str| {
            let market = table.market(country.parse().ok())?;
            Some(market.rate(TaxCategory::Standard).basis_points())
        };
        assert_eq!(standard("DE"), Some(1900));
        assert_eq!(standard("AT"), Some(810));
        assert_eq!(standard("CH"), Some(810));
        assert_eq!(standard("US"), None);
        assert_eq!(table.market(None), None);
        assert!(table.includes_tax(Country::DE) && !table.includes_tax("CH".parse().unwrap()));
        let zero = table
            .market(Some(Country::DE))
            .unwrap()
            .rate(TaxCategory::Zero);
        assert_eq!(zero.basis_points(), 0);
    }
}
