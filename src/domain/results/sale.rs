//! What an order adds to the results, and what is taken from them when money goes back.

use crate::domain::commission::{EntryKind, Period, Statement};
use crate::domain::order::{Order, RefundProgress};
use crate::domain::{CreatorId, HotspotId, Money, PostId, Timestamp};

/// One step of an order's money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
    /// When.
    pub at: Timestamp,
    /// The post the shopper bought from.
    pub post: Option<PostId>,
    /// The hotspot the shopper bought from.
    pub hotspot: Option<HotspotId>,
    /// The creator who is credited.
    pub creator: Option<CreatorId>,
    /// 1 when the order is placed, 0 later.
    pub orders: i64,
    /// What was paid; negative when it goes back.
    pub revenue: Money,
    /// What the creator earned by it; negative when it is reversed.
    pub commission: Option<Money>,
}

impl Sale {
    /// The steps of an order so far. Each counts on its own day: a refund does not change yesterday's figures.
    #[must_use]
    pub fn steps(order: &Order) -> Vec<Self> {
        let paid = order.totals.total();
        let step = |at, orders, revenue, commission| Self {
            at,
            post: order.attribution.post.clone(),
            hotspot: order.attribution.hotspot.clone(),
            creator: order.credit.as_ref().map(|credit| credit.creator.clone()),
            orders,
            revenue,
            commission,
        };
        let mut steps = vec![step(order.placed_at, 1, paid, None)];
        let refunds = order.life.refunds.iter();
        for refund in refunds.filter(|refund| refund.progress != RefundProgress::Failed) {
            let back = Money::new(refund.amount.amount_minor.saturating_neg(), paid.currency);
            steps.push(step(refund.requested_at, 0, back, None));
        }
        let nothing = Money::zero(paid.currency);
        let earned = Statement::over(std::slice::from_ref(order), Period::ALL);
        for entry in earned.entries {
            match (entry.kind, steps.first_mut()) {
                (EntryKind::Commission, Some(placed)) => placed.commission = Some(entry.amount),
                _ => steps.push(step(entry.at, 0, nothing, Some(entry.amount))),
            }
        }
        steps
    }
}
