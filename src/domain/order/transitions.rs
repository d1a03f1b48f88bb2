//! The steps of an order's life. Each checks that it can be taken, and only then changes anything.

use super::life::{Cancellation, CancelledBy, LifeError, OrderStatus, Return, Withdrawal};
use super::{Order, Parcel, ParcelState, Pieces, Refund, RefundProgress, RefundReason, Way};
use crate::domain::{LineItemId, Money, PricedLine, Timestamp};

/// Days to withdraw after the last goods arrived (Directive 2011/83/EU, article 9).
const WITHDRAWAL_DAYS: u32 = 14;
/// The day of arrival itself does not count, and time zones differ: one more is on the shopper's side.
const GRACE_DAYS: u32 = 1;

impl Order {
    /// Where it stands as a whole.
    #[must_use]
    pub fn status(&self) -> OrderStatus {
        if self.life.cancelled.is_some() {
            return OrderStatus::Cancelled;
        }
        // What is downloaded was there the moment it was bought.
        if self.is_downloaded() {
            return OrderStatus::Received;
        }
        let all = |count: &dyn Fn(&LineItemId) -> u32| {
            let mut goods = self.lines.iter().filter(|line| !line.supply.is_digital);
            goods.all(|line| count(&line.id) >= line.quantity.get())
        };
        if all(&|line| self.life.returned(line)) {
            OrderStatus::Returned
        } else if !all(&|line| self.life.handed_over(line)) {
            if self.life.parcels.is_empty() {
                OrderStatus::Placed
            } else {
                OrderStatus::PartlyHandedOver
            }
        } else if self
            .life
            .parcels
            .iter()
            .all(|one| one.received_at().is_some())
        {
            OrderStatus::Received
        } else {
            OrderStatus::HandedOver
        }
    }

    /// Whether nothing of it goes anywhere: all of it is downloaded.
    #[must_use]
    pub fn is_downloaded(&self) -> bool {
        self.lines.iter().all(|line| line.supply.is_digital)
    }

    /// Whether it can still be called off: nothing has left.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn can_cancel(&self) -> Result<(), LifeError> {
        self.is_on()?;
        if self.life.withdrawal.is_some() {
            return Err(LifeError::Withdrawn);
        }
        if self.life.parcels.is_empty() && !self.is_downloaded() {
            Ok(())
        } else {
            Err(LifeError::HandedOver)
        }
    }

    /// Calls it off; all that was paid goes back.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn cancel(&mut self, by: CancelledBy, now: Timestamp) -> Result<(), LifeError> {
        self.can_cancel()?;
        self.life.cancelled = Some(Cancellation { by, at: now });
        let left = self.refundable();
        if left.amount_minor > 0 {
            self.add_refund(left, RefundReason::Cancelled, Vec::new(), now);
        }
        Ok(())
    }

    /// Hands pieces over, all that are left when none are named. Returns the parcel's number.
    ///
    /// # Errors
    /// When the pieces are not there to be sent.
    pub fn hand_over(
        &mut self,
        pieces: Vec<Pieces>,
        way: Way,
        now: Timestamp,
    ) -> Result<u32, LifeError> {
        self.is_on()?;
        let pieces = self.checked(pieces, |order, line, bought| {
            let mut digital = order.lines.iter().filter(|one| one.supply.is_digital);
            if digital.any(|one| one.id == *line) {
                return 0;
            }
            bought.saturating_sub(order.life.handed_over(line))
        })?;
        let number = next(self.life.parcels.len());
        self.life.parcels.push(Parcel {
            number,
            pieces,
            way,
            sent_at: now,
            state: ParcelState::OnItsWay,
        });
        Ok(number)
    }

    /// A parcel is with the shopper.
    ///
    /// # Errors
    /// When there is no such parcel, or it was received before.
    pub fn receive(&mut self, parcel: u32, now: Timestamp) -> Result<(), LifeError> {
        self.is_on()?;
        let mut parcels = self.life.parcels.iter_mut();
        let found = parcels
            .find(|one| one.number == parcel)
            .ok_or(LifeError::UnknownParcel(parcel))?;
        if found.received_at().is_some() {
            return Err(LifeError::Received(parcel));
        }
        found.state = ParcelState::Received { at: now };
        Ok(())
    }

    /// Pieces came back, all that are out when none are named. Money is another step.
    ///
    /// # Errors
    /// When the pieces were never handed over.
    pub fn take_back(&mut self, pieces: Vec<Pieces>, now: Timestamp) -> Result<(), LifeError> {
        self.is_on()?;
        let pieces = self.checked(pieces, |order, line, _| {
            let (out, back) = (order.life.handed_over(line), order.life.returned(line));
            out.saturating_sub(back)
        })?;
        let number = next(self.life.returns.len());
        self.life.returns.push(Return {
            number,
            pieces,
            at: now,
        });
        Ok(())
    }

    /// What was paid and has not gone back.
    #[must_use]
    pub fn refundable(&self) -> Money {
        let paid = self.payment.amount;
        let left = paid.amount_minor.saturating_sub(self.life.refunded_minor());
        Money::new(left, paid.currency)
    }

    /// What pieces are worth after discounts and with taxes, delivery left out; rounded down to whole minor units.
    ///
    /// # Errors
    /// When the order has no such pieces.
    pub fn value_of(&self, pieces: &[Pieces]) -> Result<Money, LifeError> {
        let (mut goods, mut chosen) = (0_i128, 0_i128);
        for line in &self.lines {
            goods += i128::from(line.total.amount_minor);
        }
        for some in pieces {
            let line = self.lines.iter().find(|line| line.id == some.line);
            let line = line.ok_or_else(|| LifeError::UnknownLine(some.line.clone()))?;
            let bought = line.quantity.get();
            if some.quantity > bought {
                return Err(LifeError::TooMany {
                    line: line.id.clone(),
                    left: bought,
                });
            }
            chosen += i128::from(line.total.amount_minor) * i128::from(some.quantity)
                / i128::from(bought.max(1));
        }
        let total = self.totals.total();
        let delivery: i64 = self
            .totals
            .entries()
            .iter()
            .filter(|entry| entry.kind == crate::domain::TotalKind::Fulfillment)
            .map(|entry| entry.amount_minor)
            .sum();
        let paid_for_goods = i128::from(total.amount_minor.saturating_sub(delivery).max(0));
        let share = if goods == 0 {
            0
        } else {
            chosen * paid_for_goods / goods
        };
        Ok(Money::new(
            i64::try_from(share).unwrap_or(i64::MAX),
            total.currency,
        ))
    }

    /// Gives money back. The provider is asked afterwards, under the refund's number.
    ///
    /// # Errors
    /// When it is more than is left, or nothing.
    pub fn refund(
        &mut self,
        amount: Money,
        reason: RefundReason,
        pieces: Vec<Pieces>,
        now: Timestamp,
    ) -> Result<u32, LifeError> {
        let left = self.refundable();
        if amount.currency != left.currency || amount.amount_minor <= 0 {
            return Err(LifeError::NoAmount);
        }
        if amount.amount_minor > left.amount_minor {
            return Err(LifeError::TooMuch { left });
        }
        Ok(self.add_refund(amount, reason, pieces, now))
    }

    /// The provider has answered about a refund. Hearing it twice changes nothing.
    ///
    /// # Errors
    /// When there is no such refund.
    pub fn settle_refund(
        &mut self,
        number: u32,
        progress: RefundProgress,
    ) -> Result<(), LifeError> {
        let mut refunds = self.life.refunds.iter_mut();
        let refund = refunds
            .find(|one| one.number == number)
            .ok_or(LifeError::UnknownRefund(number))?;
        if refund.progress == RefundProgress::Requested {
            refund.progress = progress;
        }
        Ok(())
    }

    /// Whether the shopper may withdraw now: until 14 days after the last parcel arrived, and as long as one is
    /// not known to have arrived.
    ///
    /// # Errors
    /// Why not.
    pub fn can_withdraw(&self, now: Timestamp) -> Result<(), LifeError> {
        self.is_on()?;
        if self.life.withdrawal.is_some() {
            return Err(LifeError::Withdrawn);
        }
        if self.withdrawable().next().is_none() {
            return Err(LifeError::NothingLeft);
        }
        match self.withdrawal_ends() {
            Some(end) if now > end => Err(LifeError::WithdrawalOver),
            _ => Ok(()),
        }
    }

    /// The lines a shopper may withdraw from: not what was made to their measure or engraved for them (Directive
    /// 2011/83/EU, article 16 c), nor downloads that began with their consent (article 16 m).
    pub fn withdrawable(&self) -> impl Iterator<Item = &PricedLine> {
        let has_begun = self.life.download_agreed_at.is_some();
        self.lines.iter().filter(move |line| {
            line.personalization.is_empty() && !(line.supply.is_digital && has_begun)
        })
    }

    /// The shopper agrees that their downloads begin before the time to withdraw is over. The first consent counts; returns
    /// whether this one is it.
    ///
    /// # Errors
    /// When nothing of the order is downloaded, or it was called off.
    pub fn agree_to_download(&mut self, now: Timestamp) -> Result<bool, LifeError> {
        self.is_on()?;
        if !self.has_downloads() {
            return Err(LifeError::NothingLeft);
        }
        let is_first = self.life.download_agreed_at.is_none();
        self.life.download_agreed_at.get_or_insert(now);
        Ok(is_first)
    }

    /// Whether something of it is downloaded.
    #[must_use]
    pub fn has_downloads(&self) -> bool {
        self.lines.iter().any(|line| line.supply.is_digital)
    }

    /// When the time to withdraw ends; nothing as long as something has not arrived.
    #[must_use]
    pub fn withdrawal_ends(&self) -> Option<Timestamp> {
        // Nothing arrives of what is downloaded: the time runs from the contract on.
        if self.is_downloaded() {
            return Some(self.placed_at.plus_days(WITHDRAWAL_DAYS + GRACE_DAYS));
        }
        let has_all = matches!(self.status(), OrderStatus::Received | OrderStatus::Returned);
        let last = self
            .life
            .parcels
            .iter()
            .filter_map(Parcel::received_at)
            .max();
        last.filter(|_| has_all)
            .map(|last| last.plus_days(WITHDRAWAL_DAYS + GRACE_DAYS))
    }

    /// The shopper withdraws from the contract, from all of it when no pieces are named.
    ///
    /// # Errors
    /// When they no longer can, or name pieces that they did not buy.
    pub fn withdraw(&mut self, statement: Withdrawal) -> Result<(), LifeError> {
        self.can_withdraw(statement.at)?;
        let is_excepted = |some: &Pieces| self.withdrawable().all(|line| line.id != some.line);
        if let Some(excepted) = statement.pieces.iter().find(|some| is_excepted(some)) {
            return Err(LifeError::UnknownLine(excepted.line.clone()));
        }
        let left = |_: &Self, id: &LineItemId, bought| {
            let is_free = self.withdrawable().any(|line| line.id == *id);
            if is_free { bought } else { 0 }
        };
        let pieces = self.checked(statement.pieces.clone(), left)?;
        self.life.withdrawal = Some(Withdrawal {
            pieces,
            ..statement
        });
        Ok(())
    }

    fn is_on(&self) -> Result<(), LifeError> {
        match self.life.cancelled {
            Some(_) => Err(LifeError::Cancelled),
            None => Ok(()),
        }
    }

    fn add_refund(
        &mut self,
        amount: Money,
        reason: RefundReason,
        pieces: Vec<Pieces>,
        now: Timestamp,
    ) -> u32 {
        let number = next(self.life.refunds.len());
        self.life.refunds.push(Refund {
            number,
            amount,
            reason,
            pieces,
            requested_at: now,
            progress: RefundProgress::Requested,
        });
        number
    }

    /// The pieces as named, or all that are left; each line at most once.
    fn checked(
        &self,
        named: Vec<Pieces>,
        left: impl Fn(&Self, &LineItemId, u32) -> u32,
    ) -> Result<Vec<Pieces>, LifeError> {
        let bought = |id: &LineItemId| {
            let line = self.lines.iter().find(|line| line.id == *id);
            line.map(|line| line.quantity.get())
                .ok_or_else(|| LifeError::UnknownLine(id.clone()))
        };
        let mut chosen: Vec<Pieces> = Vec::new();
        if named.is_empty() {
            for line in &self.lines {
                let quantity = left(self, &line.id, line.quantity.get());
                if quantity > 0 {
                    let line = line.id.clone();
                    chosen.push(Pieces { line, quantity });
                }
            }
        }
        for some in named {
            let there = left(self, &some.line, bought(&some.line)?);
            let taken = chosen.iter().any(|one| one.line == some.line);
            if taken || some.quantity == 0 || some.quantity > there {
                return Err(LifeError::TooMany {
                    line: some.line,
                    left: there,
                });
            }
            chosen.push(some);
        }
        if chosen.is_empty() {
            return Err(LifeError::NothingLeft);
        }
        Ok(chosen)
    }
}

/// The number of the next of so many.
fn next(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX - 1) + 1
}
