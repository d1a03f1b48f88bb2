//! What can happen to a checkout. Every transition either happens as a whole or returns why not and changes nothing.

use super::{Attempt, CancelReason, Checkout, CheckoutError, CheckoutStatus, EscalationReason};
use crate::domain::discount::MAX_CODES;
use crate::domain::payment::PaymentFailure;
use crate::domain::{
    Buyer, DiscountCode, DiscountId, FulfillmentOptionId, LocationId, Money, OrderId, OrderNumber,
    PostalAddress, PricedLine, Terms, Timestamp, TypedBy,
};

impl Checkout {
    /// Replaces what is bought, or prices it anew.
    pub fn set_lines(
        &mut self,
        lines: Vec<PricedLine>,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(), CheckoutError> {
        self.change(terms, now, |checkout| {
            checkout.lines = lines;
            Ok(())
        })
    }

    /// Makes the discount codes exactly these. Which of them count stands in `discounts` afterwards; asking again for
    /// what this buyer was refused is another try.
    pub fn set_codes(
        &mut self,
        codes: &[DiscountCode],
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(), CheckoutError> {
        self.change(terms, now, |checkout| {
            checkout.codes = codes.iter().take(MAX_CODES).cloned().collect();
            checkout.barred.clear();
            Ok(())
        })
    }

    /// Takes a discount away that this buyer has used as often as one may.
    pub fn bar_discount(
        &mut self,
        discount: DiscountId,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(), CheckoutError> {
        self.change(terms, now, |checkout| {
            checkout.barred.insert(discount);
            Ok(())
        })
    }

    /// Replaces who buys and where it goes, remembering who typed it. Blanks around texts go; empty texts are
    /// missing ones; nothing typed at all is typed by nobody.
    pub fn set_details(
        &mut self,
        buyer: Option<Buyer>,
        destination: Option<PostalAddress>,
        typed_by: TypedBy,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(), CheckoutError> {
        self.change(terms, now, |checkout| {
            checkout.buyer = buyer.map(|b| b.tidied()).filter(|b| !b.is_empty());
            checkout.destination = destination.map(|d| d.tidied()).filter(|d| !d.is_empty());
            let nothing = checkout.buyer.is_none() && checkout.destination.is_none();
            checkout.typed_by = if nothing { TypedBy::Nobody } else { typed_by };
            Ok(())
        })
    }

    /// Chooses a way of delivery.
    pub fn select_fulfillment(
        &mut self,
        option: &FulfillmentOptionId,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(), CheckoutError> {
        self.change(terms, now, |checkout| {
            if !checkout.options.iter().any(|offered| offered.id == *option) {
                return Err(CheckoutError::UnknownOption);
            }
            checkout.selected_option = Some(option.clone());
            Ok(())
        })
    }

    /// Chooses where the goods are fetched, or that they are delivered.
    pub fn choose_pickup(
        &mut self,
        place: Option<&LocationId>,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(), CheckoutError> {
        self.change(terms, now, |checkout| {
            if place.is_some_and(|id| terms.fulfillment.pickup_place(id).is_none()) {
                return Err(CheckoutError::UnknownLocation);
            }
            checkout.pickup = place.cloned();
            Ok(())
        })
    }

    /// Remembers that the present totals are being shown to somebody. Not a change of its own.
    pub fn mark_shown(&mut self) {
        self.shown_totals = Some(self.totals.clone());
    }

    /// Begins to be paid. `expected_total` is what the shopper agreed to: the total last shown. Price the lines anew
    /// just before; if the total is another by now, nothing begins and the error holds the new one.
    pub fn begin_complete(
        &mut self,
        expected_total: Money,
        now: Timestamp,
    ) -> Result<Attempt, CheckoutError> {
        self.check_open(now)?;
        let needs = self.requirements();
        if !needs.is_empty() {
            return Err(CheckoutError::NotReady(needs));
        }
        if self.totals.total() != expected_total {
            let now = Box::new(self.totals.clone());
            return Err(CheckoutError::TotalChanged {
                shown: expected_total,
                now,
            });
        }
        self.attempts = self.attempts.saturating_add(1);
        self.last_failure = None;
        let attempt = Attempt {
            number: self.attempts,
            amount: expected_total,
            started_at: now,
        };
        self.status = CheckoutStatus::CompleteInProgress {
            attempt: attempt.clone(),
        };
        self.version += 1;
        Ok(attempt)
    }

    /// The provider wants the shopper to confirm the payment.
    pub fn challenge(&mut self) -> Result<(), CheckoutError> {
        let CheckoutStatus::CompleteInProgress { attempt } = &self.status else {
            return Err(self.no_payment());
        };
        let reason = EscalationReason::PaymentChallenge {
            attempt: attempt.clone(),
        };
        self.status = CheckoutStatus::RequiresEscalation { reason };
        self.version += 1;
        Ok(())
    }

    /// The payment is good: the order is placed.
    pub fn complete(&mut self, order: OrderId, number: OrderNumber) -> Result<(), CheckoutError> {
        self.status.attempt().ok_or_else(|| self.no_payment())?;
        self.status = CheckoutStatus::Completed { order, number };
        self.version += 1;
        Ok(())
    }

    /// The payment came to nothing. Everything stays filled in; the shopper can try again.
    pub fn fail_payment(&mut self, reason: PaymentFailure) -> Result<(), CheckoutError> {
        self.status.attempt().ok_or_else(|| self.no_payment())?;
        self.status = CheckoutStatus::ReadyForComplete;
        self.last_failure = Some(reason);
        self.version += 1;
        Ok(())
    }

    /// Gives the checkout up. Not while a payment may be taken: that would be money without an order.
    pub fn cancel(&mut self, now: Timestamp) -> Result<(), CheckoutError> {
        match self.check_open(now) {
            Ok(()) | Err(CheckoutError::AwaitsShopper) => {
                self.status = CheckoutStatus::Canceled {
                    reason: CancelReason::Requested,
                };
                self.version += 1;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Closes the checkout if its time has run out. Says whether it did; a payment under way is left alone.
    pub fn expire(&mut self, now: Timestamp) -> bool {
        let idle = !self.status.is_final()
            && !matches!(self.status, CheckoutStatus::CompleteInProgress { .. });
        if !idle || now < self.expires_at {
            return false;
        }
        self.status = CheckoutStatus::Canceled {
            reason: CancelReason::Expired,
        };
        self.version += 1;
        true
    }

    /// Applies a change to a copy and takes it over only if all that follows from it works out.
    fn change(
        &mut self,
        terms: &Terms<'_>,
        now: Timestamp,
        edit: impl FnOnce(&mut Self) -> Result<(), CheckoutError>,
    ) -> Result<(), CheckoutError> {
        self.check_open(now)?;
        let mut changed = self.clone();
        edit(&mut changed)?;
        changed.refresh(terms, now)?;
        changed.version += 1;
        *self = changed;
        Ok(())
    }

    /// Whether the checkout can be changed.
    fn check_open(&self, now: Timestamp) -> Result<(), CheckoutError> {
        match &self.status {
            CheckoutStatus::Completed { .. } => Err(CheckoutError::Completed),
            CheckoutStatus::Canceled {
                reason: CancelReason::Requested,
            } => Err(CheckoutError::Canceled),
            CheckoutStatus::Canceled {
                reason: CancelReason::Expired,
            } => Err(CheckoutError::Expired),
            CheckoutStatus::CompleteInProgress { .. } => Err(CheckoutError::InProgress),
            _ if now >= self.expires_at => Err(CheckoutError::Expired),
            CheckoutStatus::RequiresEscalation { .. } => Err(CheckoutError::AwaitsShopper),
            CheckoutStatus::Incomplete | CheckoutStatus::ReadyForComplete => Ok(()),
        }
    }

    /// Why a payment's outcome cannot be taken now.
    fn no_payment(&self) -> CheckoutError {
        match self.status {
            CheckoutStatus::Completed { .. } => CheckoutError::Completed,
            CheckoutStatus::Canceled {
                reason: CancelReason::Requested,
            } => CheckoutError::Canceled,
            CheckoutStatus::Canceled {
                reason: CancelReason::Expired,
            } => CheckoutError::Expired,
            _ => CheckoutError::NoPayment,
        }
    }
}
