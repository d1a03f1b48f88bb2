//! A checkout session: from lines to an order, in states that hold only what is true in them.
//!
//! ```text
//! Incomplete <-> ReadyForComplete -> CompleteInProgress -> Completed
//!                      ^                |        ^  |
//!                      +---- failed ----+        |  v
//!                                          RequiresEscalation -> Completed
//! Canceled: from every state in which no money may be moving
//! ```
//! It knows no store and no provider: who charges takes an [`Attempt`] out and reports back what became of it.
//!
//! To add a state: a variant in `status`, its transitions in `transitions`, its word in UCP's mapping.

mod erase;
mod error;
mod requirement;
mod status;
mod transitions;
mod view;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use error::CheckoutError;
pub use requirement::{Part, Requirement};
pub use status::{Attempt, CancelReason, CheckoutStatus, EscalationReason};
pub use view::CheckoutView;

use super::discount::{Delivery, MAX_CODES};
use super::fulfillment::{Parcel, plan};
use super::payment::PaymentFailure;
use super::quote::{Wish, quote};
use super::{
    Attribution, Buyer, CartId, CheckoutId, Context, Country, DiscountCode, DiscountId, Discounts,
    FulfillmentOption, FulfillmentOptionId, FulfillmentRules, LineItemId, LocationId, Money,
    PostalAddress, PricedLine, Shipment, Terms, Timestamp, Totals, TypedBy,
};

/// How long a checkout stays open: six hours, UCP's default.
pub const CHECKOUT_TTL_MS: i64 = 6 * 60 * 60 * 1000;

/// A checkout session. Read its fields; change it through its transitions only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    /// The session's id. No secret from the page that embeds it.
    pub id: CheckoutId,
    /// The cart it was made from, if it was.
    pub cart: Option<CartId>,
    /// What is bought, as last priced. Never empty.
    pub lines: Vec<PricedLine>,
    /// Where it stands, with what is true there.
    pub status: CheckoutStatus,
    /// Who buys, as typed.
    pub buyer: Option<Buyer>,
    /// Where it goes, as typed.
    pub destination: Option<PostalAddress>,
    /// The ways of delivery that the destination allows, the one to propose first.
    pub options: Vec<FulfillmentOption>,
    /// Where the goods are fetched; delivered, if nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pickup: Option<LocationId>,
    /// What travels together, as far as the stock allows.
    #[serde(default)]
    pub shipments: Vec<Shipment>,
    /// Lines that cannot reach the shopper in the chosen way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stranded: Vec<LineItemId>,
    /// The chosen way of delivery, one of `options`.
    pub selected_option: Option<FulfillmentOptionId>,
    /// Who typed buyer and destination.
    pub typed_by: TypedBy,
    /// The discount codes that were typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<DiscountCode>,
    /// Discounts that turned out to be no longer open to this buyer. Found out when an order was about to be placed, and
    /// forgotten when other codes are typed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub barred: BTreeSet<DiscountId>,
    /// What is taken off, and which codes were not.
    #[serde(default)]
    pub discounts: Discounts,
    /// What it costs now.
    pub totals: Totals,
    /// The totals that were last shown to somebody; only these may be charged.
    pub shown_totals: Option<Totals>,
    /// Why the last payment came to nothing, until the next attempt.
    pub last_failure: Option<PaymentFailure>,
    /// How many payments were begun.
    pub attempts: u32,
    /// The origin of the page that made the session and may frame it.
    pub host_origin: Option<String>,
    /// For whom it was begun.
    pub context: Context,
    /// Where the sale came from.
    pub attribution: Attribution,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it closes by itself, unless money is moving.
    pub expires_at: Timestamp,
    /// Counts the changes, so that a store notices when two changed the same session at once.
    pub version: u64,
}

/// What a checkout is begun with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCheckout {
    /// The session's id, from the server's random source.
    pub id: CheckoutId,
    /// The cart it is made from, if it is.
    pub cart: Option<CartId>,
    /// For whom.
    pub context: Context,
    /// The discount codes that were typed before.
    pub codes: Vec<DiscountCode>,
    /// Where the sale came from.
    pub attribution: Attribution,
    /// The origin of the page that asks.
    pub host_origin: Option<String>,
}

impl Checkout {
    /// Begins a session for lines that were just priced.
    pub fn create(
        new: NewCheckout,
        lines: Vec<PricedLine>,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<Self, CheckoutError> {
        let mut checkout = Self {
            id: new.id,
            cart: new.cart,
            lines: Vec::new(),
            status: CheckoutStatus::Incomplete,
            buyer: None,
            destination: None,
            options: Vec::new(),
            pickup: None,
            shipments: Vec::new(),
            stranded: Vec::new(),
            selected_option: None,
            typed_by: TypedBy::Nobody,
            codes: new.codes.into_iter().take(MAX_CODES).collect(),
            barred: BTreeSet::new(),
            discounts: Discounts::default(),
            totals: Totals::nothing()?,
            shown_totals: None,
            last_failure: None,
            attempts: 0,
            host_origin: new.host_origin,
            context: new.context,
            attribution: new.attribution,
            created_at: now,
            expires_at: now.plus_ms(CHECKOUT_TTL_MS),
            version: 0,
        };
        checkout.set_lines(lines, terms, now)?;
        Ok(checkout)
    }

    /// The country it goes to: the typed one, else the one hinted at.
    #[must_use]
    pub fn country(&self) -> Option<Country> {
        self.destination
            .as_ref()
            .and_then(|d| d.country)
            .or(self.context.country)
    }

    /// Whether a carrier brings anything of it, so that an address is needed.
    #[must_use]
    pub fn needs_address(&self) -> bool {
        self.pickup.is_none() && self.has_goods()
    }

    /// The chosen way of delivery.
    #[must_use]
    pub fn selected(&self) -> Option<&FulfillmentOption> {
        let id = self.selected_option.as_ref()?;
        self.options.iter().find(|option| option.id == *id)
    }

    /// The ways in which the goods can reach the shopper, given the choice between delivery and pickup.
    fn offered(&self, rules: &FulfillmentRules, value: Money) -> Vec<FulfillmentOption> {
        if !self.has_goods() {
            return FulfillmentOption::download(value.currency)
                .into_iter()
                .collect();
        }
        if !self.stranded.is_empty() {
            return Vec::new();
        }
        if self.pickup.is_some() {
            return FulfillmentOption::pickup(value.currency)
                .into_iter()
                .collect();
        }
        let weight_grams = self.lines.iter().map(PricedLine::weight_grams).sum();
        let parcel = Parcel {
            value,
            weight_grams,
        };
        self.country()
            .map_or_else(Vec::new, |country| rules.shipping.options(country, parcel))
    }

    /// Whether anything of it can be touched.
    fn has_goods(&self) -> bool {
        self.lines.iter().any(|line| !line.supply.is_digital)
    }

    /// Works out again what follows from lines, destination and choice: options, totals, status.
    fn refresh(&mut self, terms: &Terms<'_>, now: Timestamp) -> Result<(), CheckoutError> {
        if self.lines.is_empty() {
            return Err(CheckoutError::NoLines);
        }
        let rules = terms.fulfillment;
        let pickup = self.pickup.take().and_then(|id| rules.pickup_place(&id));
        let plan = plan(&self.lines, pickup, rules);
        self.pickup = pickup.map(|location| location.id.clone());
        self.shipments = plan.shipments;
        self.stranded = plan.stranded;
        let wish = Wish {
            country: self.country(),
            codes: &self.codes,
            barred: &self.barred,
            now,
        };
        // What delivery costs depends on what the goods cost after their discounts.
        let goods = quote(&self.lines, None, &wish, terms)?.totals.goods();
        let options = self.offered(rules, goods);
        // A choice that is no longer offered gives way to the one proposed first.
        let chosen = options
            .iter()
            .find(|option| Some(&option.id) == self.selected_option.as_ref())
            .or(options.first());
        let cheapest = options.iter().map(|option| option.price);
        let cheapest = cheapest.min_by_key(|price| price.amount_minor);
        // What is only downloaded has no delivery to be told of.
        let delivery = chosen.filter(|_| self.has_goods()).map(|option| Delivery {
            price: option.price,
            cheapest: cheapest.unwrap_or(option.price),
        });
        let cost = quote(&self.lines, delivery, &wish, terms)?;
        self.selected_option = chosen.map(|option| option.id.clone());
        self.options = options;
        self.totals = cost.totals;
        self.discounts = cost.discounts;
        self.status = if self.requirements().is_empty() {
            CheckoutStatus::ReadyForComplete
        } else {
            CheckoutStatus::Incomplete
        };
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests;
