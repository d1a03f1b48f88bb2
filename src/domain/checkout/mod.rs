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

mod error;
mod requirement;
mod status;
mod transitions;
mod view;

use serde::{Deserialize, Serialize};

pub use error::CheckoutError;
pub use requirement::{Part, Requirement};
pub use status::{Attempt, CancelReason, CheckoutStatus, EscalationReason};
pub use view::CheckoutView;

use super::fulfillment::Parcel;
use super::payment::PaymentFailure;
use super::{
    Attribution, Buyer, CartId, CheckoutId, Context, Country, Currency, FulfillmentOption,
    FulfillmentOptionId, FulfillmentRules, PostalAddress, PricedLine, TaxRate, Timestamp, Totals,
    TypedBy,
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
    /// The chosen way of delivery, one of `options`.
    pub selected_option: Option<FulfillmentOptionId>,
    /// Who typed buyer and destination.
    pub typed_by: TypedBy,
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
        rules: &FulfillmentRules,
        now: Timestamp,
    ) -> Result<Self, CheckoutError> {
        let currency = lines
            .first()
            .map_or(Currency::EUR, |line| line.unit_price.currency);
        let mut checkout = Self {
            id: new.id,
            cart: new.cart,
            lines: Vec::new(),
            status: CheckoutStatus::Incomplete,
            buyer: None,
            destination: None,
            options: Vec::new(),
            selected_option: None,
            typed_by: TypedBy::Nobody,
            totals: Totals::of(currency, [], None, None)?,
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
        checkout.set_lines(lines, rules, now)?;
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

    /// The chosen way of delivery.
    #[must_use]
    pub fn selected(&self) -> Option<&FulfillmentOption> {
        let id = self.selected_option.as_ref()?;
        self.options.iter().find(|option| option.id == *id)
    }

    /// Works out again what follows from lines, destination and choice: options, totals, status.
    fn refresh(&mut self, rules: &FulfillmentRules) -> Result<(), CheckoutError> {
        let currency = self
            .lines
            .first()
            .ok_or(CheckoutError::NoLines)?
            .unit_price
            .currency;
        let tax = self.country().and_then(TaxRate::standard);
        let amounts = || self.lines.iter().map(|line| line.total);
        let goods = Totals::of(currency, amounts(), None, tax)?;
        let options = match self.country() {
            Some(country) => rules.shipping.options(
                country,
                Parcel {
                    value: goods.subtotal(),
                    weight_grams: 0,
                },
            ),
            None => Vec::new(),
        };
        // A choice that is no longer offered gives way to the one proposed first.
        let chosen = options
            .iter()
            .find(|option| Some(&option.id) == self.selected_option.as_ref())
            .or(options.first());
        let totals = Totals::of(currency, amounts(), chosen.map(|option| option.price), tax)?;
        self.selected_option = chosen.map(|option| option.id.clone());
        self.options = options;
        self.totals = totals;
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
