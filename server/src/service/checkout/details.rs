//! What somebody typed: who buys, where it goes, how it goes there.

use spotlet::domain::address::PostalAddress;
use spotlet::domain::buyer::Buyer;
use spotlet::domain::checkout::{Checkout, CheckoutError};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::fulfillment::plan;
use spotlet::domain::id::{FulfillmentOptionId, LocationId};
use spotlet::domain::terms::Terms;
use spotlet::domain::visibility::TypedBy;
use spotlet::domain::{FulfillmentRules, Location};

/// The details of a checkout; what is absent is taken out.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// Who buys.
    pub buyer: Option<Buyer>,
    /// Where it goes.
    pub destination: Option<PostalAddress>,
    /// Whether the destination that the session knows stays, as the form did not ask for one.
    pub keeps_destination: bool,
    /// Whether and where the goods are fetched.
    pub pickup: Pickup,
    /// The chosen way of delivery; without one the first offered is taken.
    pub option: Option<FulfillmentOptionId>,
}

/// Whether and where goods are fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pickup {
    /// They are delivered.
    #[default]
    No,
    /// At the first store that has everything.
    Anywhere,
    /// There.
    At(LocationId),
}

impl Pickup {
    /// The store, if any.
    fn place(&self, checkout: &Checkout, rules: &FulfillmentRules) -> Option<LocationId> {
        match self {
            Self::No => None,
            Self::At(id) => Some(id.clone()),
            Self::Anywhere => {
                let has_all = |place: &&Location| {
                    plan(&checkout.lines, Some(place), rules)
                        .stranded
                        .is_empty()
                };
                let place = rules.pickup_places().find(has_all);
                let place = place.or(rules.pickup_places().next());
                place.map(|place| place.id.clone())
            }
        }
    }
}

impl Details {
    /// Puts them into a session. The choice comes last: the address decides what is offered.
    pub(super) fn put_into(
        &self,
        checkout: &mut Checkout,
        typed_by: TypedBy,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(), CheckoutError> {
        let destination = match self.keeps_destination {
            true => checkout.destination.clone(),
            false => self.destination.clone(),
        };
        let buyer = self.buyer.clone();
        checkout.set_details(buyer, destination, typed_by, terms, now)?;
        let place = self.pickup.place(checkout, terms.fulfillment);
        checkout.choose_pickup(place.as_ref(), terms, now)?;
        match &self.option {
            Some(option) if place.is_none() => checkout.select_fulfillment(option, terms, now),
            _ => Ok(()),
        }
    }
}
