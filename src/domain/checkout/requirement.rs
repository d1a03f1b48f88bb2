//! What a checkout still needs before it can be completed.

use serde::{Deserialize, Serialize};

use super::Checkout;
use crate::domain::field::{FieldProblem, Flaw};
use crate::domain::{Buyer, PostalAddress};

/// One thing that is missing or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "needs")]
pub enum Requirement {
    /// A field to be filled in, or filled in otherwise.
    Field {
        /// Where the field belongs.
        part: Part,
        /// Which field, and what is wrong with it.
        problem: FieldProblem,
    },
    /// The shop does not deliver there.
    DeliverableDestination,
    /// A way of delivery is to be chosen.
    FulfillmentOption,
    /// Not everything can be sent: some pieces lie in a store only.
    DeliverableStock,
    /// Not everything can be fetched at the chosen store.
    PickupStock,
}

/// The two things a shopper fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Who buys.
    Buyer,
    /// Where it goes.
    Destination,
}

impl Requirement {
    /// The stable code; an undeliverable address is a UCP standard error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Field { problem, .. } => problem.flaw.code(),
            Self::DeliverableDestination => "address_undeliverable",
            Self::FulfillmentOption => "fulfillment_option_required",
            Self::DeliverableStock => "delivery_unavailable",
            Self::PickupStock => "pickup_unavailable",
        }
    }

    /// Whether the shopper has not come to it yet, rather than done it wrong.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Field { problem, .. } => problem.flaw == Flaw::Missing,
            Self::FulfillmentOption => true,
            Self::DeliverableDestination | Self::DeliverableStock | Self::PickupStock => false,
        }
    }
}

impl Checkout {
    /// Everything that stands between this checkout and an order, in the order the form asks for it.
    #[must_use]
    pub fn requirements(&self) -> Vec<Requirement> {
        let of = |part| move |problem| Requirement::Field { part, problem };
        let buyer = self
            .buyer
            .as_ref()
            .map_or_else(|| Buyer::default().problems(), Buyer::problems);
        let mut needs: Vec<_> = buyer.into_iter().map(of(Part::Buyer)).collect();
        if self.needs_address() {
            let destination = self.destination.as_ref().map_or_else(
                || PostalAddress::default().problems(),
                PostalAddress::problems,
            );
            needs.extend(destination.into_iter().map(of(Part::Destination)));
        }
        if !self.stranded.is_empty() {
            needs.push(match self.pickup {
                Some(_) => Requirement::PickupStock,
                None => Requirement::DeliverableStock,
            });
        } else if self.needs_address() && self.country().is_some() && self.options.is_empty() {
            needs.push(Requirement::DeliverableDestination);
        } else if self.selected().is_none() && self.country().is_some() {
            needs.push(Requirement::FulfillmentOption);
        }
        needs
    }
}
