//! An order: what was bought, for good. What happens later (parcels, refunds) is added to its life, never changes it.

pub mod credit_note;
mod erase;
pub mod event;
pub mod invoice;
pub mod life;
pub mod parcel;
pub mod refund;
pub mod to_do;
mod transitions;

pub use credit_note::CreditNote;
pub use event::OrderEvent;
pub use invoice::{Invoice, InvoiceNumber};
pub use life::{CancelledBy, LifeError, OrderLife, OrderStatus, Withdrawal};
pub use parcel::{Parcel, ParcelState, Pieces, Way};
pub use refund::{Refund, RefundProgress, RefundReason};
pub use to_do::ToDo;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::fulfillment::{PickupPlace, ShipmentMethod, ShipmentPieces};
use super::payment::Payment;
use super::{
    Attribution, Buyer, Checkout, CheckoutId, CreatorTerms, Credit, Discounts, FulfillmentOption,
    Locale, OrderId, OrderNumber, PostalAddress, PricedLine, Reader, Shipment, Timestamp, Totals,
    TypedBy,
};

/// A placed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The order's id.
    pub id: OrderId,
    /// Its label for people.
    pub number: OrderNumber,
    /// The checkout it came from; there is at most one order of each.
    pub checkout: CheckoutId,
    /// What was bought, at the prices of that moment.
    pub lines: Vec<PricedLine>,
    /// What was taken off.
    #[serde(default)]
    pub discounts: Discounts,
    /// What was paid, with every tax by its rate.
    pub totals: Totals,
    /// Who bought.
    pub buyer: Buyer,
    /// Where it goes.
    pub destination: PostalAddress,
    /// How it goes there.
    pub fulfillment: FulfillmentOption,
    /// What reaches the shopper together, and how. Later events name these.
    #[serde(default)]
    pub shipments: Vec<Shipment>,
    /// Who typed buyer and destination, as only they see them again.
    pub typed_by: TypedBy,
    /// Where the sale came from.
    pub attribution: Attribution,
    /// Which creator is credited for it, and with how much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<Credit>,
    /// The language the shopper was spoken to in.
    pub locale: Locale,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// The payment it stands on.
    pub payment: Payment,
    /// What happened since.
    #[serde(default)]
    pub life: OrderLife,
}

/// There can be no order.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OrderError {
    /// The payment is not, or not yet, good.
    #[error("the payment is not good")]
    NotPaid,
    /// What was paid is not what the checkout charges.
    #[error("the payment is not over the amount of the checkout")]
    WrongAmount,
    /// The checkout charges nothing at present.
    #[error("no payment is under way")]
    NoPayment,
    /// The checkout lacks something every order has.
    #[error("the checkout is not complete")]
    Incomplete,
}

impl OrderError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotPaid | Self::WrongAmount => "payment_failed",
            Self::NoPayment => "no_payment_in_progress",
            Self::Incomplete => "checkout_incomplete",
        }
    }
}

impl Order {
    /// Places the order of a checkout whose payment has just become good. Call [`Checkout::complete`] with its id in
    /// the same transaction.
    pub fn place(
        checkout: &Checkout,
        id: OrderId,
        number: OrderNumber,
        payment: Payment,
        now: Timestamp,
    ) -> Result<Self, OrderError> {
        let attempt = checkout.status.attempt().ok_or(OrderError::NoPayment)?;
        if !payment.state.is_good() {
            return Err(OrderError::NotPaid);
        }
        if payment.amount != attempt.amount || payment.amount != checkout.totals.total() {
            return Err(OrderError::WrongAmount);
        }
        Ok(Self {
            id,
            number,
            checkout: checkout.id.clone(),
            lines: checkout
                .lines
                .iter()
                .cloned()
                .map(PricedLine::without_stock)
                .collect(),
            discounts: checkout.discounts.clone(),
            totals: checkout.totals.clone(),
            buyer: checkout.buyer.clone().ok_or(OrderError::Incomplete)?,
            destination: match &checkout.destination {
                Some(destination) if checkout.needs_address() => destination.clone(),
                None if checkout.needs_address() => return Err(OrderError::Incomplete),
                // Where nobody goes, no address is kept.
                _ => PostalAddress::default(),
            },
            shipments: checkout.shipments.clone(),
            fulfillment: checkout.selected().cloned().ok_or(OrderError::Incomplete)?,
            typed_by: checkout.typed_by.clone(),
            attribution: checkout.attribution.clone(),
            credit: None,
            locale: checkout.context.locale,
            placed_at: now,
            payment,
            life: OrderLife::default(),
        })
    }

    /// The same, credited as the brand's terms have it. Only once, when it is placed.
    #[must_use]
    pub fn credited(self, terms: &CreatorTerms) -> Self {
        Self {
            credit: Credit::of(&self, terms),
            ..self
        }
    }

    /// Who bought, as people write it: the buyer's name, or that of who it is sent to.
    #[must_use]
    pub fn name(&self) -> String {
        let (buyer, to) = (&self.buyer, &self.destination);
        let join = |parts: [&Option<String>; 2]| {
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(" ")
        };
        let own = join([&buyer.first_name, &buyer.last_name]);
        if own.is_empty() {
            join([&to.first_name, &to.last_name])
        } else {
            own
        }
    }

    /// The store where it is fetched, if it is.
    #[must_use]
    pub fn pickup_place(&self) -> Option<&PickupPlace> {
        self.shipments
            .iter()
            .find_map(|shipment| match &shipment.method {
                ShipmentMethod::Pickup { place } => Some(&**place),
                ShipmentMethod::Shipping | ShipmentMethod::Digital => None,
            })
    }

    /// Which of the planned shipments each parcel carries pieces of, by position; nothing where there is only one, or where the
    /// merchant has put together what was planned apart.
    #[must_use]
    pub fn shipments_of_parcels(&self) -> Vec<Option<usize>> {
        let mut left: Vec<Vec<_>> = self
            .shipments
            .iter()
            .map(|shipment| shipment.pieces.clone())
            .collect();
        let parcels = self.life.parcels.iter();
        parcels
            .map(|parcel| {
                let holds = |pieces: &Vec<ShipmentPieces>| {
                    parcel.pieces.iter().all(|some| {
                        let mut there = pieces.iter().filter(|one| one.line == some.line);
                        there.any(|one| one.quantity >= some.quantity)
                    })
                };
                let found = left.iter().position(holds)?;
                for some in &parcel.pieces {
                    let pieces = left.get_mut(found)?.iter_mut();
                    for one in pieces.filter(|one| one.line == some.line) {
                        one.quantity = one.quantity.saturating_sub(some.quantity);
                    }
                }
                (self.shipments.len() > 1).then_some(found)
            })
            .collect()
    }

    /// The order as this reader may see it.
    #[must_use]
    pub fn visible_to(&self, reader: &Reader) -> OrderView<'_> {
        OrderView {
            order: self,
            shows_details: self.typed_by.lets_see(reader),
        }
    }
}

/// An order without what its reader must not see. Wire types are made from this and never from the order itself.
#[derive(Clone, Copy, Debug)]
pub struct OrderView<'a> {
    order: &'a Order,
    shows_details: bool,
}

impl<'a> OrderView<'a> {
    /// Where it goes; nothing if this reader must not know.
    #[must_use]
    pub fn destination(&self) -> Option<&'a PostalAddress> {
        self.shows_details.then_some(&self.order.destination)
    }

    /// Who bought; nothing if this reader must not know.
    #[must_use]
    pub fn buyer(&self) -> Option<&'a Buyer> {
        self.shows_details.then_some(&self.order.buyer)
    }

    /// The order's id.
    #[must_use]
    pub fn id(&self) -> &'a OrderId {
        &self.order.id
    }

    /// Its label for people.
    #[must_use]
    pub fn number(&self) -> OrderNumber {
        self.order.number
    }

    /// The checkout it came from.
    #[must_use]
    pub fn checkout(&self) -> &'a CheckoutId {
        &self.order.checkout
    }

    /// What was bought.
    #[must_use]
    pub fn lines(&self) -> &'a [PricedLine] {
        &self.order.lines
    }

    /// What was taken off.
    #[must_use]
    pub fn discounts(&self) -> &'a Discounts {
        &self.order.discounts
    }

    /// What was paid.
    #[must_use]
    pub fn totals(&self) -> &'a Totals {
        &self.order.totals
    }

    /// How it goes to its destination.
    #[must_use]
    pub fn fulfillment(&self) -> &'a FulfillmentOption {
        &self.order.fulfillment
    }

    /// What happened since, personal data left out: a withdrawal's statement is the shopper's and the merchant's.
    #[must_use]
    pub fn life(&self) -> &'a OrderLife {
        &self.order.life
    }

    /// What reaches the shopper together, and how.
    #[must_use]
    pub fn shipments(&self) -> &'a [Shipment] {
        &self.order.shipments
    }

    /// Where the sale came from.
    #[must_use]
    pub fn attribution(&self) -> &'a Attribution {
        &self.order.attribution
    }

    /// When it was placed.
    #[must_use]
    pub fn placed_at(&self) -> Timestamp {
        self.order.placed_at
    }
}
