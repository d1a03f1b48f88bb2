//! How goods reach a shopper: what a shop offers where, and what of it holds for one checkout.
//!
//! It must not know a calendar, a carrier or a configuration file: the edge reads the rules and hands them in.
//! To add a way of delivery: its rules in a file here, a field of [`FulfillmentRules`], and what a checkout makes of
//! them in `domain::checkout`.

mod hours;
mod location;
mod option;
mod shipment;
mod shipping;
mod supply;

pub use hours::{LocalMoment, OpenSpan, OpeningHours, TimeZones};
pub use location::{Location, PickupPlace};
pub use option::FulfillmentOption;
pub use shipment::{Plan, Shipment, ShipmentMethod, ShipmentPieces, plan, promise};
pub use shipping::{
    FreeDelivery, Parcel, ShippingRate, ShippingTable, ShippingZone, ValueStep, WeightStep, Zone,
};
pub use supply::{Stock, StockPlace, Supply};

use super::LocationId;

/// What a shop offers, as its operator configured it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FulfillmentRules {
    /// Where parcels go, and for how much.
    pub shipping: ShippingTable,
    /// Stores and warehouses beside the main stock, in the order in which they help out.
    pub locations: Vec<Location>,
}

impl FulfillmentRules {
    /// Where shoppers can fetch what they bought.
    pub fn pickup_places(&self) -> impl Iterator<Item = &Location> {
        self.locations
            .iter()
            .filter(|location| location.offers_pickup)
    }

    /// The place of that id where shoppers can fetch what they bought.
    #[must_use]
    pub fn pickup_place(&self, id: &LocationId) -> Option<&Location> {
        self.pickup_places().find(|location| location.id == *id)
    }
}

#[cfg(test)]
pub(crate) mod samples;
