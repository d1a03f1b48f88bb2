//! `[[shipping]]`: zones with named services, as the operator writes them.

use std::collections::BTreeSet;

use serde::Deserialize;
use spotlet::domain::fulfillment::{
    ShippingRate, ShippingTable, ShippingZone, ValueStep, WeightStep, Zone,
};
use spotlet::domain::{FulfillmentOptionId, Localized, Money};

use super::error::ConfigError;
use crate::import::price::Price;

/// One zone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneRow {
    /// ISO 3166 codes, or `EU` alone for the Union without the countries of earlier zones.
    countries: Vec<String>,
    /// The services, the one to propose first.
    service: Vec<ServiceRow>,
}

/// One service of a zone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceRow {
    id: String,
    title: Localized,
    price: Price,
    free_from: Option<Price>,
    /// The earliest and the latest arrival, in working days.
    days: (u32, u32),
    #[serde(default)]
    by_weight: Vec<WeightRow>,
    #[serde(default)]
    by_value: Vec<ValueRow>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightRow {
    up_to_grams: u64,
    price: Price,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueRow {
    from: Price,
    price: Price,
}

/// The table, if every row of it makes sense.
pub(super) fn table(rows: Vec<ZoneRow>) -> Result<ShippingTable, ConfigError> {
    let zones = rows.into_iter().map(zone).collect::<Result<_, _>>()?;
    Ok(ShippingTable { zones })
}

fn zone(row: ZoneRow) -> Result<ShippingZone, ConfigError> {
    let countries = match row.countries.as_slice() {
        [] => {
            return Err(ConfigError::invalid(
                "shipping.countries",
                "[]",
                "one country at least, or EU",
            ));
        }
        [union] if union.eq_ignore_ascii_case("EU") => Zone::EuropeanUnion,
        codes => Zone::Countries(
            codes
                .iter()
                .map(|code| {
                    super::parse(
                        "shipping.countries",
                        code,
                        "ISO 3166 codes such as DE, or EU alone",
                    )
                })
                .collect::<Result<_, _>>()?,
        ),
    };
    let rates = row
        .service
        .into_iter()
        .map(rate)
        .collect::<Result<Vec<_>, _>>()?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = rates.iter().find(|rate| !seen.insert(&rate.id)) {
        return Err(ConfigError::invalid(
            "shipping.service.id",
            twice.id.as_str(),
            "another id for each service of a zone",
        ));
    }
    Ok(ShippingZone { countries, rates })
}

fn rate(row: ServiceRow) -> Result<ShippingRate, ConfigError> {
    let id: FulfillmentOptionId = super::parse(
        "shipping.service.id",
        &row.id,
        "lower-case words joined by hyphens",
    )?;
    let (earliest_days, latest_days) = row.days;
    if earliest_days > latest_days {
        return Err(ConfigError::invalid(
            "shipping.service.days",
            &format!("[{earliest_days}, {latest_days}]"),
            "the earliest day first",
        ));
    }
    let rate = ShippingRate {
        id,
        title: row.title,
        price: money(row.price),
        free_from: row.free_from.map(money),
        by_weight: row
            .by_weight
            .into_iter()
            .map(|step| WeightStep {
                up_to_grams: step.up_to_grams,
                price: money(step.price),
            })
            .collect(),
        by_value: row
            .by_value
            .into_iter()
            .map(|step| ValueStep {
                from: money(step.from),
                price: money(step.price),
            })
            .collect(),
        earliest_days,
        latest_days,
    };
    let currency = rate.price.currency;
    let by_value = rate.by_value.iter().flat_map(|s| [s.from, s.price]);
    let mut amounts = rate
        .free_from
        .into_iter()
        .chain(rate.by_weight.iter().map(|s| s.price))
        .chain(by_value);
    if let Some(other) = amounts.find(|amount| amount.currency != currency) {
        return Err(ConfigError::invalid(
            "shipping.service",
            other.currency.as_str(),
            "one currency for all amounts of a service",
        ));
    }
    let weights = rate.by_weight.iter().map(|step| step.up_to_grams);
    let values = rate.by_value.iter().map(|step| step.from.amount_minor);
    if !weights.is_sorted_by(|a, b| a < b) || !values.is_sorted_by(|a, b| a < b) {
        return Err(ConfigError::invalid(
            "shipping.service",
            rate.id.as_str(),
            "a service whose steps ascend",
        ));
    }
    Ok(rate)
}

fn money(price: Price) -> Money {
    price.0.into()
}
