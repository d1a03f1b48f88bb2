//! How goods reach a shopper: what a shop offers where, and what of it holds for one checkout.
//!
//! It must not know a calendar, a carrier or a configuration file: the edge reads the rules and hands them in.
//! To add a way of delivery: its rules in a file here, a field of [`FulfillmentRules`], and what a checkout makes of
//! them in `domain::checkout`.

mod option;
mod shipping;

pub use option::FulfillmentOption;
pub use shipping::{
    FreeDelivery, Parcel, ShippingRate, ShippingTable, ShippingZone, ValueStep, WeightStep, Zone,
};

/// What a shop offers, as its operator configured it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FulfillmentRules {
    /// Where parcels go, and for how much.
    pub shipping: ShippingTable,
}

#[cfg(test)]
pub(crate) mod samples;
