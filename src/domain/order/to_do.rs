//! What the merchant still has to do for an order. Derived from its life; kept beside it only to be searched for.
//!
//! To add one: a variant, a word, and when it is due in [`Order::to_do`].

use super::{Order, OrderStatus, Pieces, RefundProgress, RefundReason, Way};
use crate::domain::PricedLine;

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToDo {
    /// Pieces wait to be sent.
    Ship,
    /// Pieces wait to be laid ready, or lie ready and were not fetched.
    Pickup,
    /// Goods came back, and their money has not gone back.
    Return,
    /// The shopper withdrew, and was not answered with their money.
    Withdrawal,
}

impl ToDo {
    /// Each of them, in the order that they are shown in.
    pub const ALL: [Self; 4] = [Self::Ship, Self::Pickup, Self::Return, Self::Withdrawal];

    /// The word in addresses and in the database: never rename one.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ship => "ship",
            Self::Pickup => "pickup",
            Self::Return => "return",
            Self::Withdrawal => "withdrawal",
        }
    }

    /// Reads that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}

impl Order {
    /// What is to be done for it now; nothing for one that was called off.
    #[must_use]
    pub fn to_do(&self) -> Vec<ToDo> {
        if self.life.cancelled.is_some() {
            return Vec::new();
        }
        let is_fetched = self.pickup_place().is_some();
        let waits = self.lines.iter().any(|line| self.to_hand_over(line) > 0);
        let lies_ready = self
            .life
            .parcels
            .iter()
            .any(|parcel| parcel.way == Way::Pickup && parcel.received_at().is_none());
        let all_back = self.status() == OrderStatus::Returned;
        let due = |what| match what {
            ToDo::Ship => waits && !is_fetched,
            ToDo::Pickup => (waits && is_fetched) || (lies_ready && !all_back),
            ToDo::Return => self.owes_for_returns(),
            ToDo::Withdrawal => self.owes_for_withdrawal(),
        };
        ToDo::ALL.into_iter().filter(|what| due(*what)).collect()
    }

    /// Pieces of a line that still have to be handed over: what the shopper withdrew from stays.
    #[must_use]
    pub fn to_hand_over(&self, line: &PricedLine) -> u32 {
        if line.supply.is_digital {
            return 0;
        }
        let left = line.quantity.get() - self.life.handed_over(&line.id).min(line.quantity.get());
        let withdrawn = self.life.withdrawal.iter().flat_map(|one| &one.pieces);
        let withdrawn: u32 = withdrawn
            .filter(|some| some.line == line.id)
            .map(|some| some.quantity)
            .sum();
        // What was withdrawn from and has left comes back; the rest never leaves.
        left.min(line.quantity.get().saturating_sub(withdrawn))
    }

    /// Pieces of a line that are with the shopper or on the way to them.
    #[must_use]
    pub fn out(&self, line: &PricedLine) -> u32 {
        let life = &self.life;
        life.handed_over(&line.id)
            .saturating_sub(life.returned(&line.id))
    }

    /// The pieces that came back and that no refund was given for.
    #[must_use]
    pub fn returned_unpaid(&self) -> Vec<Pieces> {
        let paid_as_a_whole = self.refunds_that_count().any(|refund| {
            refund.reason == RefundReason::Returned
                && refund.pieces.is_empty()
                && self
                    .life
                    .returns
                    .iter()
                    .all(|back| back.at <= refund.requested_at)
        });
        if paid_as_a_whole || self.refundable().amount_minor <= 0 {
            return Vec::new();
        }
        let unpaid = self.lines.iter().filter_map(|line| {
            let paid: u32 = self
                .refunds_that_count()
                .flat_map(|refund| &refund.pieces)
                .filter(|some| some.line == line.id)
                .map(|some| some.quantity)
                .sum();
            let quantity = self.life.returned(&line.id).saturating_sub(paid);
            let line = line.id.clone();
            (quantity > 0).then_some(Pieces { line, quantity })
        });
        unpaid.collect()
    }

    fn owes_for_returns(&self) -> bool {
        !self.returned_unpaid().is_empty()
    }

    fn owes_for_withdrawal(&self) -> bool {
        let Some(withdrawal) = &self.life.withdrawal else {
            return false;
        };
        let answered = self
            .refunds_that_count()
            .any(|refund| refund.requested_at >= withdrawal.at);
        !answered && self.refundable().amount_minor > 0
    }

    fn refunds_that_count(&self) -> impl Iterator<Item = &super::Refund> {
        let refunds = self.life.refunds.iter();
        refunds.filter(|refund| refund.progress != RefundProgress::Failed)
    }
}
