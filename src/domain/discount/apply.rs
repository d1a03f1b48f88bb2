//! The stacking rule at work.

use std::collections::BTreeSet;

use super::{
    Allocation, AppliedDiscount, Benefit, Discount, DiscountCode, Discounts, Offers, RejectedCode,
    Rejection,
};
use crate::domain::{DiscountId, Money, MoneyError, PricedLine, Timestamp};

/// What delivery costs where a way is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The chosen way.
    pub price: Money,
    /// The cheapest way on offer.
    pub cheapest: Money,
}

/// What is left to pay while discount after discount is taken off.
struct Remaining<'a> {
    lines: Vec<(&'a PricedLine, Money)>,
    delivery: Option<Delivery>,
    /// What all lines come to before any discount.
    subtotal: Money,
}

/// Takes off what the shop offers and the codes ask for. `barred` are discounts that this buyer may no longer use.
pub fn apply(
    lines: &[PricedLine],
    delivery: Option<Delivery>,
    codes: &[DiscountCode],
    offers: &Offers<'_>,
    barred: &BTreeSet<DiscountId>,
    now: Timestamp,
) -> Result<Discounts, MoneyError> {
    let mut result = Discounts {
        codes: codes.to_vec(),
        ..Discounts::default()
    };
    let Some(first) = lines.first() else {
        return Ok(result);
    };
    let zero = Money::zero(first.total.currency);
    let mut remaining = Remaining {
        lines: lines.iter().map(|line| (line, line.total)).collect(),
        delivery,
        subtotal: lines
            .iter()
            .try_fold(zero, |sum, line| sum.checked_add(line.total))?,
    };
    let standing = |discount: &Discount| {
        if barred.contains(&discount.id) {
            return Err(Rejection::BuyerIneligible);
        }
        stands(discount, offers, remaining.subtotal, now)
    };
    let automatic: Vec<&Discount> = offers
        .discounts
        .iter()
        .filter(|discount| discount.is_automatic() && standing(discount).is_ok())
        .collect();
    let asked: Vec<Result<&Discount, Rejection>> = codes
        .iter()
        .enumerate()
        .map(|(index, code)| {
            if codes.iter().take(index).any(|before| before == code) {
                return Err(Rejection::AlreadyApplied);
            }
            let discount = offers
                .discounts
                .iter()
                .find(|discount| discount.code.as_ref() == Some(code))
                .ok_or(Rejection::Unknown)?;
            standing(discount).map(|()| discount)
        })
        .collect();
    for discount in automatic {
        let applied = remaining.take(discount, None)?;
        let says_something = |applied: &AppliedDiscount| applied.amount.amount_minor > 0;
        result.applied.extend(applied.filter(says_something));
    }
    let mut one_counts = false;
    for (index, (code, outcome)) in codes.iter().zip(asked).enumerate() {
        let outcome = match outcome {
            Ok(_) if one_counts => Err(Rejection::CombinationDisallowed),
            Ok(discount) => remaining
                .take(discount, Some(code))?
                .ok_or(Rejection::NotApplicable),
            Err(reason) => Err(reason),
        };
        match outcome {
            Ok(applied) => {
                one_counts = true;
                result.applied.push(applied);
            }
            Err(reason) => result.rejected.push(RejectedCode { index, reason }),
        }
    }
    Ok(result)
}

/// Whether a discount holds now, for a basket of this worth.
fn stands(
    discount: &Discount,
    offers: &Offers<'_>,
    subtotal: Money,
    now: Timestamp,
) -> Result<(), Rejection> {
    if discount.valid_from.is_some_and(|from| now < from) {
        // Not a word about a code before its time.
        return Err(Rejection::Unknown);
    }
    let is_over = discount.valid_until.is_some_and(|until| now >= until);
    if is_over || offers.used_up.contains(&discount.id) {
        return Err(Rejection::Expired);
    }
    let is_reached = discount.min_subtotal.is_none_or(|least| {
        least.currency == subtotal.currency && subtotal.amount_minor >= least.amount_minor
    });
    if is_reached {
        Ok(())
    } else {
        Err(Rejection::MinimumNotMet)
    }
}

impl Remaining<'_> {
    /// Takes a discount off; nothing if nothing here is what it applies to.
    fn take(
        &mut self,
        discount: &Discount,
        code: Option<&DiscountCode>,
    ) -> Result<Option<AppliedDiscount>, MoneyError> {
        let covered: Vec<usize> = self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, (line, left))| left.amount_minor > 0 && discount.covers(line))
            .map(|(index, _)| index)
            .collect();
        let zero = Money::zero(self.subtotal.currency);
        let left = self
            .lines
            .iter()
            .enumerate()
            .filter(|(index, _)| covered.contains(index))
            .try_fold(zero, |sum, (_, (_, left))| sum.checked_add(*left))?;
        let applied = |amount, lines, delivery| {
            Some(AppliedDiscount {
                discount: discount.id.clone(),
                code: code.cloned(),
                title: discount.title.clone(),
                amount,
                lines,
                delivery,
            })
        };
        let off = match discount.benefit {
            Benefit::FreeShipping => {
                // With goods of its own it is for them; whether they come with others is the shop's cost.
                if !self.lines.iter().any(|(line, _)| discount.covers(line)) {
                    return Ok(None);
                }
                let off = self.take_delivery(zero)?;
                return Ok(applied(off, Vec::new(), Some(off)));
            }
            Benefit::Percent(percent) => Discount::share(percent, left)?,
            Benefit::Amount(amount) if amount.currency != left.currency => return Ok(None),
            Benefit::Amount(amount) => {
                Money::new(amount.amount_minor.min(left.amount_minor), left.currency)
            }
        };
        if off.amount_minor <= 0 {
            return Ok(None);
        }
        let lines = self.take_lines(&covered, off)?;
        Ok(applied(off, lines, None))
    }

    /// Spreads a discount over lines in proportion to what is left of them. No part is larger than its line: the whole
    /// is not larger than all of them, and rounding never lifts a proportional share above a whole number.
    fn take_lines(&mut self, covered: &[usize], off: Money) -> Result<Vec<Allocation>, MoneyError> {
        let weights: Vec<u64> = self
            .lines
            .iter()
            .enumerate()
            .map(|(index, (_, left))| match covered.contains(&index) {
                true => u64::try_from(left.amount_minor).unwrap_or(0),
                false => 0,
            })
            .collect();
        let parts = off.allocate(&weights)?;
        let mut allocations = Vec::new();
        for ((line, left), part) in self.lines.iter_mut().zip(parts) {
            if part.amount_minor > 0 {
                *left = left.checked_sub(part)?;
                allocations.push(Allocation {
                    line: line.id.clone(),
                    amount: part,
                });
            }
        }
        Ok(allocations)
    }

    fn take_delivery(&mut self, zero: Money) -> Result<Money, MoneyError> {
        let Some(delivery) = &mut self.delivery else {
            return Ok(zero);
        };
        let off = delivery
            .price
            .amount_minor
            .min(delivery.cheapest.amount_minor);
        let off = Money::new(off.max(0), delivery.price.currency);
        delivery.price = delivery.price.checked_sub(off)?;
        delivery.cheapest = delivery.cheapest.checked_sub(off)?;
        zero.checked_add(off)
    }
}
