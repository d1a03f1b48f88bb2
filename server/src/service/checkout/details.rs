//! What somebody typed: who buys, where it goes, how it goes there.

use spotlet::domain::address::PostalAddress;
use spotlet::domain::buyer::Buyer;
use spotlet::domain::checkout::{Checkout, CheckoutError};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::FulfillmentOptionId;
use spotlet::domain::terms::Terms;
use spotlet::domain::visibility::TypedBy;

/// The details of a checkout; what is absent is taken out.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// Who buys.
    pub buyer: Option<Buyer>,
    /// Where it goes.
    pub destination: Option<PostalAddress>,
    /// The chosen way of delivery; without one the first offered is taken.
    pub option: Option<FulfillmentOptionId>,
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
        let (buyer, destination) = (self.buyer.clone(), self.destination.clone());
        checkout.set_details(buyer, destination, typed_by, terms, now)?;
        match &self.option {
            Some(option) => checkout.select_fulfillment(option, terms, now),
            None => Ok(()),
        }
    }
}
