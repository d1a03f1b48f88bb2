//! `[[location]]`: stores and warehouses beside the main stock, as the operator writes them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use serde::Deserialize;
use spotlet::domain::fulfillment::{OpenSpan, OpeningHours};
use spotlet::domain::{Location, LocationId, PostalAddress};

use super::error::ConfigError;
use crate::time_zones;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Open minutes that an order takes to be ready, where nothing is said.
const PREPARATION_MINUTES: u32 = 120;

/// One location.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocationRow {
    id: String,
    name: String,
    address: AddressRow,
    /// `mon` or `mon-fri`, each with spans such as `10:00-19:00`.
    #[serde(default)]
    hours: BTreeMap<String, Vec<String>>,
    /// Days on which it is closed all the same: `2026-12-25`.
    #[serde(default)]
    closed: Vec<civil::Date>,
    #[serde(default)]
    time_zone: Option<String>,
    #[serde(default)]
    preparation_minutes: Option<u32>,
    /// Whether shoppers fetch goods there.
    #[serde(default)]
    pickup: bool,
    /// Whether parcels go from there when the main stock does not suffice.
    #[serde(default)]
    ships: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressRow {
    street: String,
    postal_code: Option<String>,
    city: String,
    region: Option<String>,
    country: String,
}

/// The locations, if every row makes sense.
pub(super) fn locations(rows: Vec<LocationRow>) -> Result<Vec<Location>, ConfigError> {
    let locations = rows
        .into_iter()
        .map(location)
        .collect::<Result<Vec<_>, _>>()?;
    let mut seen = BTreeSet::new();
    match locations.iter().find(|location| !seen.insert(&location.id)) {
        Some(twice) => Err(ConfigError::invalid(
            "location.id",
            twice.id.as_str(),
            "another id for each location",
        )),
        None => Ok(locations),
    }
}

/// A time zone that exists; UTC where none is named.
pub(super) fn time_zone(key: &'static str, name: Option<String>) -> Result<String, ConfigError> {
    let name = name.unwrap_or_else(|| "UTC".to_owned());
    if time_zones::zone(&name).is_none() {
        let expected = "a zone of the IANA database such as Europe/Berlin";
        return Err(ConfigError::invalid(key, &name, expected));
    }
    Ok(name)
}

fn location(row: LocationRow) -> Result<Location, ConfigError> {
    let id: LocationId =
        super::parse("location.id", &row.id, "lower-case words joined by hyphens")?;
    let time_zone = time_zone("location.time_zone", row.time_zone)?;
    let hours = OpeningHours {
        week: week(&row.hours)?,
        closed: row.closed.into_iter().map(time_zones::day_number).collect(),
    };
    if row.pickup && hours.week.iter().all(Vec::is_empty) {
        return Err(ConfigError::invalid(
            "location.hours",
            "empty",
            "opening hours, since goods are fetched there",
        ));
    }
    Ok(Location {
        id,
        name: row.name,
        address: PostalAddress {
            street_address: Some(row.address.street),
            postal_code: row.address.postal_code,
            address_locality: Some(row.address.city),
            address_region: row.address.region,
            country: Some(super::parse(
                "location.address.country",
                &row.address.country,
                "an ISO 3166 code such as DE",
            )?),
            ..PostalAddress::default()
        },
        hours,
        time_zone,
        preparation_minutes: row.preparation_minutes.unwrap_or(PREPARATION_MINUTES),
        offers_pickup: row.pickup,
        ships: row.ships,
    })
}

fn week(rows: &BTreeMap<String, Vec<String>>) -> Result<[Vec<OpenSpan>; 7], ConfigError> {
    let mut week: [Vec<OpenSpan>; 7] = Default::default();
    for (days, spans) in rows {
        let unreadable =
            || ConfigError::invalid("location.hours", days, "days such as mon or mon-fri");
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let place = |name: &str| DAYS.iter().position(|day| *day == name);
        let (first, last) = (
            place(first).ok_or_else(unreadable)?,
            place(last).ok_or_else(unreadable)?,
        );
        let spans = spans
            .iter()
            .map(|text| span(text))
            .collect::<Result<Vec<_>, _>>()?;
        let named = week.get_mut(first..=last).ok_or_else(unreadable)?;
        for day in named {
            day.extend(&spans);
            day.sort_by_key(|span| span.opens);
            if !day.is_sorted_by(|one, next| one.closes <= next.opens) {
                return Err(ConfigError::invalid(
                    "location.hours",
                    days,
                    "spans that do not overlap",
                ));
            }
        }
    }
    Ok(week)
}

fn span(text: &str) -> Result<OpenSpan, ConfigError> {
    let minutes = |time: &str| -> Option<u32> {
        let (hour, minute) = time.trim().split_once(':')?;
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour.min(24) * 60 + minute)
    };
    text.split_once('-')
        .and_then(|(opens, closes)| Some((minutes(opens)?, minutes(closes)?)))
        .filter(|(opens, closes)| opens < closes)
        .map(|(opens, closes)| OpenSpan { opens, closes })
        .ok_or_else(|| ConfigError::invalid("location.hours", text, "a span such as 10:00-19:00"))
}
