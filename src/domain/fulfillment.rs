//! How an order can be delivered: which options a country has, and what they cost.

use serde::{Deserialize, Serialize};

use super::{Country, Currency, FulfillmentOptionId, Localized, Money};

/// A way of delivery as offered for one checkout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentOption {
    /// What a shopper's choice names.
    pub id: FulfillmentOptionId,
    /// "Standard delivery".
    pub title: Localized,
    /// What it costs for this checkout, taxes included.
    pub price: Money,
    /// The earliest arrival, in working days from the order.
    pub earliest_days: u32,
    /// The latest arrival, in working days from the order.
    pub latest_days: u32,
}

/// Which ways of delivery a shop offers where. A country in no zone is not delivered to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingTable {
    /// The zones; the first that holds a country counts.
    pub zones: Vec<ShippingZone>,
}

/// Countries that share the same rates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingZone {
    /// The countries of this zone.
    pub countries: Zone,
    /// The ways of delivery, the one to propose first.
    pub rates: Vec<ShippingRate>,
}

/// Which countries a zone holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Exactly these.
    Countries(Vec<Country>),
    /// All members of the European Union that no earlier zone holds.
    EuropeanUnion,
}

/// One way of delivery and its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingRate {
    /// What a shopper's choice names.
    pub id: FulfillmentOptionId,
    /// "Standard delivery".
    pub title: Localized,
    /// What it costs.
    pub price: Money,
    /// From this subtotal on it costs nothing.
    #[serde(default)]
    pub free_from: Option<Money>,
    /// The earliest arrival, in working days.
    pub earliest_days: u32,
    /// The latest arrival, in working days.
    pub latest_days: u32,
}

impl ShippingTable {
    /// The ways to deliver goods of this value to a country, the one to propose first. Empty where the shop does not
    /// deliver, or sells in a currency it has no rates in.
    #[must_use]
    pub fn options(&self, country: Country, subtotal: Money) -> Vec<FulfillmentOption> {
        let Some(zone) = self.zones.iter().find(|zone| zone.countries.holds(country)) else {
            return Vec::new();
        };
        zone.rates
            .iter()
            .filter(|rate| rate.price.currency == subtotal.currency)
            .map(|rate| rate.offer(subtotal))
            .collect()
    }

    /// Whether the shop delivers to a country at all.
    #[must_use]
    pub fn delivers_to(&self, country: Country) -> bool {
        self.zones.iter().any(|zone| zone.countries.holds(country))
    }

    /// The demo shop's table: Germany with an express way, the rest of the Union, nothing beyond.
    #[must_use]
    pub fn demo() -> Self {
        let rate = |id, title, price, free_from: Option<i64>, days: (u32, u32)| {
            Some(ShippingRate {
                // The ids are literals that a test reads; a typo cannot leave the building.
                id: FulfillmentOptionId::new(id).ok()?,
                title: Localized::of(title),
                price: Money::new(price, Currency::EUR),
                free_from: free_from.map(|amount| Money::new(amount, Currency::EUR)),
                earliest_days: days.0,
                latest_days: days.1,
            })
        };
        let standard = [("en", "Standard delivery"), ("de", "Standardversand")];
        let express = [("en", "Express delivery"), ("de", "Expressversand")];
        let germany = [
            rate("standard", standard, 490, Some(10_000), (2, 4)),
            rate("express", express, 1290, None, (1, 1)),
        ];
        let union = [rate("standard", standard, 990, None, (4, 7))];
        Self {
            zones: vec![
                ShippingZone {
                    countries: Zone::Countries(vec![Country::DE]),
                    rates: germany.into_iter().flatten().collect(),
                },
                ShippingZone {
                    countries: Zone::EuropeanUnion,
                    rates: union.into_iter().flatten().collect(),
                },
            ],
        }
    }
}

impl Zone {
    fn holds(&self, country: Country) -> bool {
        match self {
            Self::Countries(countries) => countries.contains(&country),
            Self::EuropeanUnion => country.is_in_european_union(),
        }
    }
}

impl ShippingRate {
    fn offer(&self, subtotal: Money) -> FulfillmentOption {
        let free = self.free_from.is_some_and(|from| {
            from.currency == subtotal.currency && subtotal.amount_minor >= from.amount_minor
        });
        FulfillmentOption {
            id: self.id.clone(),
            title: self.title.clone(),
            price: if free {
                Money::zero(self.price.currency)
            } else {
                self.price
            },
            earliest_days: self.earliest_days,
            latest_days: self.latest_days,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_demo_table_says_what_delivery_costs() {
        let table = ShippingTable::demo();
        for (country, subtotal, expected) in [
            ("DE", 2_400, vec![("standard", 490), ("express", 1290)]),
            ("DE", 9_999, vec![("standard", 490), ("express", 1290)]),
            ("DE", 10_000, vec![("standard", 0), ("express", 1290)]),
            ("AT", 2_400, vec![("standard", 990)]),
            ("AT", 100_000, vec![("standard", 990)]),
            ("CH", 2_400, vec![]),
            ("US", 2_400, vec![]),
        ] {
            let country: Country = country.parse().unwrap();
            let options = table.options(country, Money::new(subtotal, Currency::EUR));
            let offered: Vec<_> = options
                .iter()
                .map(|o| (o.id.as_str(), o.price.amount_minor))
                .collect();
            assert_eq!(offered, expected, "{country} {subtotal}");
            assert_eq!(table.delivers_to(country), !expected.is_empty());
        }
    }

    #[test]
    fn there_are_no_rates_in_a_foreign_currency() {
        let dollars = Money::new(2_400, "USD".parse().unwrap());
        assert_eq!(ShippingTable::demo().options(Country::DE, dollars), []);
    }
}
