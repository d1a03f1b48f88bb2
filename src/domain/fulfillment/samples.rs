//! Rules for the tests of this and other modules.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::{Country, Currency, FulfillmentOptionId, Localized, Money, PostalAddress};

fn euros(amount_minor: i64) -> Money {
    Money::new(amount_minor, Currency::EUR)
}

pub(crate) fn rate(id: &str, price: i64, free_from: Option<i64>, days: (u32, u32)) -> ShippingRate {
    ShippingRate {
        id: FulfillmentOptionId::new(id).unwrap(),
        title: Localized::plain(id),
        price: euros(price),
        free_from: free_from.map(euros),
        by_weight: Vec::new(),
        by_value: Vec::new(),
        earliest_days: days.0,
        latest_days: days.1,
    }
}

/// Germany with an express way, the rest of the Union, nothing beyond.
pub(crate) fn shipping() -> ShippingTable {
    ShippingTable {
        zones: vec![
            ShippingZone {
                countries: Zone::Countries(vec![Country::DE]),
                rates: vec![
                    rate("standard", 490, Some(10_000), (2, 4)),
                    rate("express", 1290, None, (1, 1)),
                ],
            },
            ShippingZone {
                countries: Zone::EuropeanUnion,
                rates: vec![rate("standard", 990, None, (4, 7))],
            },
        ],
    }
}

pub(crate) fn rules() -> FulfillmentRules {
    FulfillmentRules {
        shipping: shipping(),
        locations: vec![store(), depot()],
    }
}

/// A store where goods are fetched, open on weekdays from 10 to 19.
pub(crate) fn store() -> Location {
    let span = OpenSpan {
        opens: 600,
        closes: 1140,
    };
    let day = || vec![span];
    Location {
        id: LocationId::new("mitte").unwrap(),
        name: "Store Mitte".to_owned(),
        address: PostalAddress {
            street_address: Some("Deichstraße 27".to_owned()),
            postal_code: Some("20459".to_owned()),
            address_locality: Some("Hamburg".to_owned()),
            country: Some(Country::DE),
            ..PostalAddress::default()
        },
        hours: OpeningHours {
            week: [day(), day(), day(), day(), day(), Vec::new(), Vec::new()],
            closed: Vec::new(),
        },
        time_zone: "Europe/Berlin".to_owned(),
        preparation_minutes: 120,
        offers_pickup: true,
        ships: false,
    }
}

/// A warehouse that helps the main stock out.
fn depot() -> Location {
    Location {
        id: LocationId::new("depot").unwrap(),
        name: "Depot".to_owned(),
        offers_pickup: false,
        ships: true,
        ..store()
    }
}
