//! The numbers of a row of results.

use std::collections::BTreeMap;

use super::{Counted, EventKind, Sale};
use crate::domain::{Currency, Money};

/// Sums of money by currency; currencies that sum up to nothing are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amounts(BTreeMap<Currency, i64>);

impl Amounts {
    /// Adds an amount, which may be negative.
    pub fn add(&mut self, amount: Money) {
        let sum = self.0.entry(amount.currency).or_default();
        *sum = sum.saturating_add(amount.amount_minor);
    }

    /// The sums, in the order of their currencies' codes.
    pub fn iter(&self) -> impl Iterator<Item = Money> {
        self.0
            .iter()
            .filter(|(_, sum)| **sum != 0)
            .map(|(currency, sum)| Money::new(*sum, *currency))
    }

    /// The sum in one currency.
    #[must_use]
    pub fn of(&self, currency: Currency) -> Money {
        Money::new(self.0.get(&currency).copied().unwrap_or(0), currency)
    }
}

/// What was counted for a day, a post, a hotspot or a creator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Posts seen.
    pub views: i64,
    /// Products opened.
    pub taps: i64,
    /// Likes given, less those taken back.
    pub likes: i64,
    /// Posts and products shared.
    pub shares: i64,
    /// Products put into the bag.
    pub adds: i64,
    /// Orders placed.
    pub orders: i64,
    /// What was paid, less what went back.
    pub revenue: Amounts,
    /// What creators earned, less what was reversed.
    pub commission: Amounts,
}

impl Figures {
    /// Counts events.
    pub fn count(&mut self, counted: &Counted) {
        let field = match counted.kind {
            EventKind::View => &mut self.views,
            EventKind::Tap => &mut self.taps,
            EventKind::Like => &mut self.likes,
            EventKind::Share => &mut self.shares,
            EventKind::Add => &mut self.adds,
        };
        *field = field.saturating_add(counted.count);
    }

    /// Counts a sale, or what went back of one.
    pub fn sell(&mut self, sale: &Sale) {
        self.orders = self.orders.saturating_add(sale.orders);
        self.revenue.add(sale.revenue);
        if let Some(commission) = sale.commission {
            self.commission.add(commission);
        }
    }
}
