//! The terms a shop sells on at one moment: where it delivers, what it taxes, what it takes off.
//!
//! To add one: a field here, filled where the server puts the terms together.

use super::discount::Offers;
use super::{FulfillmentRules, TaxTable};

/// Everything that prices depend on besides the catalog.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    /// Where the shop delivers, and for how much.
    pub fulfillment: &'a FulfillmentRules,
    /// What it taxes where.
    pub taxes: &'a TaxTable,
    /// What it takes off.
    pub offers: Offers<'a>,
}
