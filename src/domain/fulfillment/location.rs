//! A place of the shop that holds goods: a store where they can be fetched, a warehouse that sends parcels, or both.

use serde::{Deserialize, Serialize};

use super::hours::{LocalMoment, OpeningHours, TimeZones};
use crate::domain::{LocationId, PostalAddress, Timestamp};

/// A location, as its operator configured it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// What a choice and the stock name.
    pub id: LocationId,
    /// "Halden Store Mitte".
    pub name: String,
    /// Where it is.
    pub address: PostalAddress,
    /// When it is open.
    pub hours: OpeningHours,
    /// Its zone in the IANA database: `Europe/Berlin`.
    pub time_zone: String,
    /// How many open minutes an order takes to be ready.
    pub preparation_minutes: u32,
    /// Whether shoppers fetch goods there.
    pub offers_pickup: bool,
    /// Whether parcels go from there when the main stock does not suffice.
    pub ships: bool,
}

/// Where an order is fetched: what an order keeps of a location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickupPlace {
    /// The location.
    pub id: LocationId,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub address: PostalAddress,
    /// Its zone in the IANA database.
    pub time_zone: String,
    /// From when on the goods can be fetched; known once the order is placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready_at: Option<Timestamp>,
}

impl Location {
    /// From when on an order that is placed now can be fetched, as clocks there show it.
    #[must_use]
    pub fn ready_at(&self, now: LocalMoment) -> Option<LocalMoment> {
        self.hours.ready_at(now, self.preparation_minutes)
    }

    /// The same as a moment.
    #[must_use]
    pub fn ready_moment(&self, now: Timestamp, zones: &dyn TimeZones) -> Option<Timestamp> {
        let ready = self.ready_at(zones.local(&self.time_zone, now))?;
        Some(zones.moment(&self.time_zone, ready))
    }

    /// What an order keeps of it.
    #[must_use]
    pub fn as_place(&self) -> PickupPlace {
        PickupPlace {
            id: self.id.clone(),
            name: self.name.clone(),
            address: self.address.clone(),
            time_zone: self.time_zone.clone(),
            ready_at: None,
        }
    }
}
