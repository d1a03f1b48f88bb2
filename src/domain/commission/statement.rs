//! What a creator earned and gave back in a period.

use std::collections::BTreeMap;

use super::Credit;
use crate::domain::order::{Order, RefundProgress};
use crate::domain::{Currency, Money, OrderNumber, Timestamp};

/// From one moment, which belongs to it, to another, which does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
}

impl Period {
    /// From the beginning to the end of time.
    pub const ALL: Self = Self {
        from: Timestamp::from_unix_ms(i64::MIN),
        until: Timestamp::from_unix_ms(i64::MAX),
    };

    /// Whether a moment is in it.
    #[must_use]
    pub fn holds(self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }
}

/// Why an amount stands in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// An order was placed.
    Commission,
    /// Money of an order went back, or it was called off.
    Reversal,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Of which order.
    pub order: OrderNumber,
    /// Why.
    pub kind: EntryKind,
    /// What the rate is of: the goods without taxes.
    pub net: Money,
    /// The rate, in basis points.
    pub basis_points: u32,
    /// What it comes to; a reversal is negative.
    pub amount: Money,
}

/// What a creator earned in a period, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its lines.
    pub entries: Vec<Entry>,
}

impl Statement {
    /// The statement over orders that are credited to one creator. A reversal stands in the period in which it happened,
    /// wherever its order does.
    #[must_use]
    pub fn over(orders: &[Order], period: Period) -> Self {
        let mut entries: Vec<Entry> = orders
            .iter()
            .filter_map(|order| Some((order, order.credit.as_ref()?)))
            .flat_map(|(order, credit)| entries(order, credit))
            .filter(|entry| period.holds(entry.at))
            .collect();
        entries.sort_by_key(|entry| entry.at);
        Self { entries }
    }

    /// What it comes to, currency by currency.
    #[must_use]
    pub fn totals(&self) -> Vec<Money> {
        let mut sums: BTreeMap<String, (Currency, i64)> = BTreeMap::new();
        for entry in &self.entries {
            let currency = entry.amount.currency;
            let (_, sum) = sums.entry(currency.to_string()).or_insert((currency, 0));
            *sum = sum.saturating_add(entry.amount.amount_minor);
        }
        sums.into_values()
            .map(|(currency, sum)| Money::new(sum, currency))
            .collect()
    }
}

/// The commission of an order and whatever was taken back of it since.
fn entries(order: &Order, credit: &Credit) -> Vec<Entry> {
    let entry = |at, kind, amount_minor| Entry {
        at,
        order: order.number,
        kind,
        net: credit.net,
        basis_points: credit.basis_points,
        amount: Money::new(amount_minor, credit.commission.currency),
    };
    let mut entries = vec![entry(
        order.placed_at,
        EntryKind::Commission,
        credit.commission.amount_minor,
    )];
    let mut steps: Vec<(Timestamp, i64)> = order
        .life
        .refunds
        .iter()
        .filter(|refund| refund.progress != RefundProgress::Failed)
        .map(|refund| (refund.requested_at, refund.amount.amount_minor))
        .collect();
    if let Some(cancelled) = &order.life.cancelled {
        // Whatever was paid: an order that was called off earns nothing, however its refund ended.
        steps.push((cancelled.at, i64::MAX));
    }
    steps.sort_by_key(|(at, _)| *at);
    let (mut refunded, mut reversed) = (0i64, 0i64);
    for (at, amount) in steps {
        refunded = refunded.saturating_add(amount);
        let now = credit.reversed_by(refunded).amount_minor;
        if now != reversed {
            entries.push(entry(at, EntryKind::Reversal, reversed.saturating_sub(now)));
        }
        reversed = now;
    }
    entries
}
