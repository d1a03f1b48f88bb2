//! Whom an order is credited to, at the rate of that moment.

use serde::{Deserialize, Serialize};

use super::{CreatorTerms, CreditRule};
use crate::domain::order::Order;
use crate::domain::{CreatorId, Money, TaxLine, Totals};

/// The credit of an order, for good: later changes of the brand's terms do not reach it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Who is credited.
    pub creator: CreatorId,
    /// By which rule.
    pub rule: CreditRule,
    /// The rate, in basis points.
    pub basis_points: u32,
    /// What the shopper paid for the goods: after discounts, with every tax, without delivery.
    pub paid: Money,
    /// The same without taxes: what the rate is of.
    pub net: Money,
    /// What the creator earns.
    pub commission: Money,
}

impl Credit {
    /// The credit of an order that has just been placed.
    #[must_use]
    pub fn of(order: &Order, terms: &CreatorTerms) -> Option<Self> {
        let touch = terms.credited(&order.attribution, order.placed_at)?;
        let basis_points = terms.rate_of(&touch.creator);
        let (paid, net) = goods(&order.totals);
        Some(Self {
            creator: touch.creator.clone(),
            rule: terms.rule,
            basis_points,
            paid,
            net,
            commission: share(net, i64::from(basis_points), 10_000),
        })
    }

    /// What is taken back of the commission once so much was given back to the shopper, in minor units. A refund counts
    /// against the goods first and against delivery last, so goods that came back earn nothing whatever else was given back.
    #[must_use]
    pub fn reversed_by(&self, refunded_minor: i64) -> Money {
        let of_goods = refunded_minor.clamp(0, self.paid.amount_minor.max(0));
        if self.paid.amount_minor <= 0 {
            return Money::zero(self.commission.currency);
        }
        share(self.commission, of_goods, self.paid.amount_minor)
    }
}

/// What was paid for the goods, with every tax and with none. Delivery is taxed at the rates of the goods it brings, in
/// proportion; so the goods' share of what stands in the prices is their share of the taxes as well.
fn goods(totals: &Totals) -> (Money, Money) {
    let goods = totals.goods();
    let sum = |amounts: &dyn Fn(&TaxLine) -> i64| {
        totals
            .taxes()
            .iter()
            .fold(0i64, |sum, line| sum.saturating_add(amounts(line)))
    };
    if totals.taxes().is_empty() {
        return (goods, goods);
    }
    let as_priced = sum(&|line| line.taxed_minor);
    let net = sum(&|line| line.net_minor());
    let paid = sum(&|line| line.net_minor().saturating_add(line.tax_minor));
    let of_goods = |whole: i64| share(goods, whole, as_priced);
    (of_goods(paid), of_goods(net))
}

/// `amount * numerator / denominator`, half a minor unit rounded up. Zero of nothing.
fn share(amount: Money, numerator: i64, denominator: i64) -> Money {
    let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
    if denominator <= 0 {
        return Money::zero(amount.currency);
    }
    let twice = i128::from(amount.amount_minor) * numerator * 2 + denominator;
    let rounded = twice.div_euclid(denominator * 2);
    Money::new(i64::try_from(rounded).unwrap_or_default(), amount.currency)
}
