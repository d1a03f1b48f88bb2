//! A checkout as one reader may see it. Wire types are made from this and never from the checkout itself, so that
//! nobody can send out by mistake what a shopper typed.

use super::{Checkout, CheckoutStatus, Requirement};
use crate::domain::payment::PaymentFailure;
use crate::domain::{
    Buyer, CheckoutId, Context, Discounts, FulfillmentOption, LocationId, PostalAddress,
    PricedLine, Reader, Shipment, Timestamp, Totals,
};

/// A checkout without what its reader must not see.
#[derive(Clone, Copy, Debug)]
pub struct CheckoutView<'a> {
    checkout: &'a Checkout,
    shows_details: bool,
}

impl Checkout {
    /// The checkout as this reader may see it.
    #[must_use]
    pub fn visible_to(&self, reader: &Reader) -> CheckoutView<'_> {
        CheckoutView {
            checkout: self,
            shows_details: self.typed_by.lets_see(reader),
        }
    }

    /// Whether this reader may change the checkout. To cancel it nobody needs more than its id.
    #[must_use]
    pub fn can_change(&self, reader: &Reader) -> bool {
        self.typed_by.lets_change(reader)
    }
}

impl<'a> CheckoutView<'a> {
    /// Whether what was typed is part of this view.
    #[must_use]
    pub fn shows_details(&self) -> bool {
        self.shows_details
    }

    /// Who buys; nothing if this reader must not know.
    #[must_use]
    pub fn buyer(&self) -> Option<&'a Buyer> {
        self.checkout.buyer.as_ref().filter(|_| self.shows_details)
    }

    /// Where it goes; nothing if this reader must not know.
    #[must_use]
    pub fn destination(&self) -> Option<&'a PostalAddress> {
        self.checkout
            .destination
            .as_ref()
            .filter(|_| self.shows_details)
    }

    /// What is still needed. Who must not see the fields is not told about single ones either.
    #[must_use]
    pub fn requirements(&self) -> Vec<Requirement> {
        let mut needs = self.checkout.requirements();
        if !self.shows_details {
            needs.retain(|need| !matches!(need, Requirement::Field { .. }));
        }
        needs
    }

    /// The session's id.
    #[must_use]
    pub fn id(&self) -> &'a CheckoutId {
        &self.checkout.id
    }

    /// What is bought.
    #[must_use]
    pub fn lines(&self) -> &'a [PricedLine] {
        &self.checkout.lines
    }

    /// Where it stands.
    #[must_use]
    pub fn status(&self) -> &'a CheckoutStatus {
        &self.checkout.status
    }

    /// Where it is fetched, if it is.
    #[must_use]
    pub fn pickup(&self) -> Option<&'a LocationId> {
        self.checkout.pickup.as_ref()
    }

    /// What travels together.
    #[must_use]
    pub fn shipments(&self) -> &'a [Shipment] {
        &self.checkout.shipments
    }

    /// Whether a carrier brings anything of it.
    #[must_use]
    pub fn needs_address(&self) -> bool {
        self.checkout.needs_address()
    }

    /// The ways of delivery on offer.
    #[must_use]
    pub fn options(&self) -> &'a [FulfillmentOption] {
        &self.checkout.options
    }

    /// The chosen way of delivery.
    #[must_use]
    pub fn selected(&self) -> Option<&'a FulfillmentOption> {
        self.checkout.selected()
    }

    /// What is taken off, and which codes were not.
    #[must_use]
    pub fn discounts(&self) -> &'a Discounts {
        &self.checkout.discounts
    }

    /// What it costs.
    #[must_use]
    pub fn totals(&self) -> &'a Totals {
        &self.checkout.totals
    }

    /// Why the last payment came to nothing.
    #[must_use]
    pub fn last_failure(&self) -> Option<PaymentFailure> {
        self.checkout.last_failure
    }

    /// For whom it was begun.
    #[must_use]
    pub fn context(&self) -> Context {
        self.checkout.context
    }

    /// When it closes by itself.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        self.checkout.expires_at
    }
}
