//! Where parcels go, with which services, and what they cost by weight and by the basket's value.

use super::FulfillmentOption;
use crate::domain::{Country, FulfillmentOptionId, Localized, Money};

/// Which ways of delivery a shop offers where. A country in no zone is not delivered to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShippingTable {
    /// The zones; the first that holds a country counts.
    pub zones: Vec<ShippingZone>,
}

/// Countries that share the same rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingZone {
    /// The countries of this zone.
    pub countries: Zone,
    /// The ways of delivery, the one to propose first.
    pub rates: Vec<ShippingRate>,
}

/// Which countries a zone holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Exactly these.
    Countries(Vec<Country>),
    /// All members of the European Union that no earlier zone holds.
    EuropeanUnion,
}

/// One way of delivery and its price. All its amounts are in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingRate {
    /// What a shopper's choice names.
    pub id: FulfillmentOptionId,
    /// "Standard delivery".
    pub title: Localized,
    /// What it costs where no step says otherwise.
    pub price: Money,
    /// From this value of the basket on it costs nothing, whatever it weighs.
    pub free_from: Option<Money>,
    /// Prices by weight, the lightest first. What is heavier than the last step is not taken.
    pub by_weight: Vec<WeightStep>,
    /// Prices by the basket's value, the lowest first. A step that is reached outweighs the weight.
    pub by_value: Vec<ValueStep>,
    /// The earliest arrival, in working days.
    pub earliest_days: u32,
    /// The latest arrival, in working days.
    pub latest_days: u32,
}

/// The price up to a weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightStep {
    /// The heaviest basket of this step, in grams.
    pub up_to_grams: u64,
    /// What it costs.
    pub price: Money,
}

/// The price from a basket's value on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueStep {
    /// The smallest basket of this step.
    pub from: Money,
    /// What it costs.
    pub price: Money,
}

/// What is to be sent, as far as its price depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The basket's subtotal, before delivery.
    pub value: Money,
    /// What it weighs, in grams.
    pub weight_grams: u64,
}

/// How far a basket is from a delivery that costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeDelivery {
    /// The basket's value from which on it costs nothing.
    pub from: Money,
    /// What is still missing. Above zero.
    pub missing: Money,
}

impl ShippingTable {
    /// The ways to deliver a basket to a country, the one to propose first. Empty where the shop does not deliver,
    /// sells in a currency it has no rates in, or no service takes the weight.
    #[must_use]
    pub fn options(&self, country: Country, parcel: Parcel) -> Vec<FulfillmentOption> {
        self.rates(country)
            .iter()
            .filter_map(|rate| rate.offer(parcel))
            .collect()
    }

    /// Whether the shop delivers to a country at all.
    #[must_use]
    pub fn delivers_to(&self, country: Country) -> bool {
        !self.rates(country).is_empty()
    }

    /// What a basket lacks to be delivered to a country for nothing; nothing to tell where it is free already, or
    /// never will be.
    #[must_use]
    pub fn free_delivery(&self, country: Country, parcel: Parcel) -> Option<FreeDelivery> {
        let is_free_at = |value: Money| {
            self.options(country, Parcel { value, ..parcel })
                .iter()
                .any(|option| option.price.amount_minor == 0)
        };
        if is_free_at(parcel.value) {
            return None;
        }
        let steps = self.rates(country).iter().flat_map(|rate| {
            let free_steps = rate
                .by_value
                .iter()
                .filter(|step| step.price.amount_minor == 0)
                .map(|step| step.from);
            rate.free_from.into_iter().chain(free_steps)
        });
        let from = steps
            .filter(|from| from.currency == parcel.value.currency)
            .filter(|from| from.amount_minor > parcel.value.amount_minor && is_free_at(*from))
            .min_by_key(|from| from.amount_minor)?;
        let missing = from.checked_sub(parcel.value).ok()?;
        Some(FreeDelivery { from, missing })
    }

    fn rates(&self, country: Country) -> &[ShippingRate] {
        self.zones
            .iter()
            .find(|zone| zone.countries.holds(country))
            .map_or(&[], |zone| &zone.rates)
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
    fn offer(&self, parcel: Parcel) -> Option<FulfillmentOption> {
        Some(FulfillmentOption {
            id: self.id.clone(),
            title: self.title.clone(),
            price: self.price_of(parcel)?,
            earliest_days: self.earliest_days,
            latest_days: self.latest_days,
        })
    }

    /// What it costs; nothing if it is not offered.
    fn price_of(&self, parcel: Parcel) -> Option<Money> {
        let value = parcel.value;
        if self.price.currency != value.currency {
            return None;
        }
        // What no carrier takes is not taken for free either.
        let by_weight = match self.by_weight.last() {
            None => self.price,
            Some(_) => {
                self.by_weight
                    .iter()
                    .find(|step| parcel.weight_grams <= step.up_to_grams)?
                    .price
            }
        };
        let reached = |from: Money| value.amount_minor >= from.amount_minor;
        if self.free_from.is_some_and(reached) {
            return Some(Money::zero(value.currency));
        }
        let by_value = self.by_value.iter().rev().find(|step| reached(step.from));
        Some(by_value.map_or(by_weight, |step| step.price))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::samples::{rate, shipping};
    use super::*;
    use crate::domain::Currency;

    fn basket(value: i64, weight_grams: u64) -> Parcel {
        Parcel {
            value: Money::new(value, Currency::EUR),
            weight_grams,
        }
    }

    fn prices(table: &ShippingTable, country: &str, parcel: Parcel) -> Vec<(String, i64)> {
        table
            .options(country.parse().unwrap(), parcel)
            .iter()
            .map(|option| (option.id.to_string(), option.price.amount_minor))
            .collect()
    }

    #[test]
    fn the_table_says_what_delivery_costs() {
        for (country, subtotal, expected) in [
            ("DE", 2_400, vec![("standard", 490), ("express", 1290)]),
            ("DE", 9_999, vec![("standard", 490), ("express", 1290)]),
            ("DE", 10_000, vec![("standard", 0), ("express", 1290)]),
            ("AT", 2_400, vec![("standard", 990)]),
            ("AT", 100_000, vec![("standard", 990)]),
            ("CH", 2_400, vec![]),
            ("US", 2_400, vec![]),
        ] {
            let offered = prices(&shipping(), country, basket(subtotal, 0));
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(id, price)| (id.to_owned(), price))
                .collect();
            assert_eq!(offered, expected, "{country} {subtotal}");
            let country = country.parse().unwrap();
            assert_eq!(shipping().delivers_to(country), !expected.is_empty());
        }
    }

    #[test]
    fn there_are_no_rates_in_a_foreign_currency_and_none_without_a_table() {
        let dollars = Parcel {
            value: Money::new(2_400, "USD".parse().unwrap()),
            weight_grams: 0,
        };
        assert_eq!(shipping().options(Country::DE, dollars), []);
        let none = ShippingTable::default();
        assert_eq!(none.options(Country::DE, basket(2_400, 0)), []);
        assert!(!none.delivers_to(Country::DE));
    }

    #[test]
    fn steps_by_weight_and_by_value() {
        let euros = |minor| Money::new(minor, Currency::EUR);
        let weight = |up_to_grams, price| WeightStep {
            up_to_grams,
            price: euros(price),
        };
        let mut standard = rate("standard", 490, Some(10_000), (2, 4));
        standard.by_weight = vec![weight(5_000, 490), weight(31_500, 990)];
        standard.by_value = vec![ValueStep {
            from: euros(5_000),
            price: euros(290),
        }];
        let table = ShippingTable {
            zones: vec![ShippingZone {
                countries: Zone::EuropeanUnion,
                rates: vec![standard],
            }],
        };
        for (value, grams, price) in [
            (2_000, 0, Some(490)),
            (2_000, 5_000, Some(490)),
            (2_000, 5_001, Some(990)),
            (2_000, 31_501, None),
            (4_999, 100, Some(490)),
            (5_000, 100, Some(290)),
            (5_000, 31_000, Some(290)),
            (10_000, 31_000, Some(0)),
            (10_000, 40_000, None),
        ] {
            let offered = prices(&table, "DE", basket(value, grams)).first().cloned();
            assert_eq!(offered.map(|(_, price)| price), price, "{value} {grams}");
        }
    }

    #[test]
    fn a_basket_is_told_what_it_lacks_to_free_delivery() {
        for (country, value, expected) in [
            ("DE", 2_400, Some((10_000, 7_600))),
            ("DE", 9_999, Some((10_000, 1))),
            ("DE", 10_000, None),
            ("AT", 2_400, None),
            ("US", 2_400, None),
        ] {
            let told = shipping()
                .free_delivery(country.parse().unwrap(), basket(value, 0))
                .map(|free| (free.from.amount_minor, free.missing.amount_minor));
            assert_eq!(told, expected, "{country} {value}");
        }
    }
}
