#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::*;
use crate::domain::attribution::{Attribution, Touch};
use crate::domain::checkout::tests::ordered;
use crate::domain::order::life::{Cancellation, CancelledBy};
use crate::domain::order::{Order, Refund, RefundProgress, RefundReason};
use crate::domain::totals::{TotalEntry, TotalKind};
use crate::domain::{Currency, Money, TaxLine, TaxRate, Timestamp, Totals, TypedBy};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn at(ms: i64) -> Timestamp {
    Timestamp::from_unix_ms(ms)
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn touch(creator: &str, ms: i64) -> Touch {
    Touch {
        creator: creator.parse().unwrap(),
        post: None,
        hotspot: None,
        link: None,
        at: at(ms),
    }
}

fn terms(rule: CreditRule) -> CreatorTerms {
    CreatorTerms {
        rule,
        basis_points: 1_000,
        own: [("jonas".parse().unwrap(), 1_250)].into(),
        ..CreatorTerms::default()
    }
}

/// Goods of 119.00 of which 19.00 are off, and delivery of 5.95; taxed with 19 %.
fn totals(is_included: bool) -> Totals {
    let taxed = 10_000 + 595;
    let rate = TaxRate::from_basis_points(1_900);
    let tax = if is_included {
        rate.included_in(eur(taxed))
    } else {
        rate.on_top_of(eur(taxed))
    };
    let tax_minor = tax.unwrap().amount_minor;
    let mut parts = vec![
        (TotalKind::Subtotal, 11_900),
        (TotalKind::ItemsDiscount, -1_900),
        (TotalKind::Fulfillment, 595),
    ];
    if !is_included {
        parts.push((TotalKind::Tax, tax_minor));
    }
    let parts = parts
        .into_iter()
        .map(|(kind, amount_minor)| TotalEntry { kind, amount_minor })
        .collect();
    let line = TaxLine {
        rate,
        taxed_minor: taxed,
        tax_minor,
        is_included,
    };
    Totals::new(Currency::EUR, parts, vec![line]).unwrap()
}

fn order(is_included: bool, rule: CreditRule) -> Order {
    let (_, mut order) = ordered(TypedBy::Nobody);
    order.totals = totals(is_included);
    order.placed_at = at(40 * DAY);
    order.attribution = Attribution {
        first: Some(touch("mara", 11 * DAY)),
        last: Some(touch("jonas", 39 * DAY)),
        ..Attribution::default()
    };
    order.credited(&terms(rule))
}

#[test]
fn the_rate_is_of_the_goods_after_discounts_without_taxes() {
    // 100.00 with 19 % in it are 84.03 without, and 84.03 * 12.5 % are 10.50.
    let credit = order(true, CreditRule::Last).credit.unwrap();
    assert_eq!(credit.creator.as_str(), "jonas");
    assert_eq!((credit.paid, credit.net), (eur(10_000), eur(8_403)));
    assert_eq!(credit.commission, eur(1_050));
    // Where it is added, the shopper paid 119.00 for goods of 100.00.
    let credit = order(false, CreditRule::Last).credit.unwrap();
    assert_eq!((credit.paid, credit.net), (eur(11_900), eur(10_000)));
    assert_eq!(credit.commission, eur(1_250));
}

#[test]
fn the_brand_decides_which_touch_counts_and_for_how_long() {
    let first = order(true, CreditRule::First).credit.unwrap();
    assert_eq!(
        (first.creator.as_str(), first.basis_points),
        ("mara", 1_000)
    );

    let mut order = order(true, CreditRule::First);
    for (placed, rule, expected) in [
        (41 * DAY - 1, CreditRule::First, Some("mara")),
        (41 * DAY, CreditRule::First, Some("jonas")),
        (69 * DAY - 1, CreditRule::Last, Some("jonas")),
        (69 * DAY, CreditRule::Last, None),
        (69 * DAY, CreditRule::First, None),
    ] {
        order.placed_at = at(placed);
        let credited = order.clone().credited(&terms(rule)).credit;
        let name = credited.as_ref().map(|credit| credit.creator.as_str());
        assert_eq!(name, expected, "placed at {placed}");
    }
}

#[test]
fn what_is_given_back_is_not_earned() {
    let mut order = order(true, CreditRule::Last);
    let refund = |number: u32, minor: i64, day: i64, progress| Refund {
        number,
        amount: eur(minor),
        reason: RefundReason::Returned,
        pieces: Vec::new(),
        requested_at: at(day * DAY),
        progress,
    };
    order.life.refunds = vec![
        refund(1, 5_000, 45, RefundProgress::Requested),
        refund(2, 9_999, 46, RefundProgress::Failed),
        // The rest of the goods and the delivery.
        refund(3, 5_595, 75, RefundProgress::Requested),
    ];
    let all = Period {
        from: at(0),
        until: at(i64::MAX),
    };
    let amounts = |order: &Order, period| -> Vec<i64> {
        let statement = Statement::over(std::slice::from_ref(order), period);
        let amounts = statement.entries.iter();
        amounts.map(|entry| entry.amount.amount_minor).collect()
    };
    assert_eq!(amounts(&order, all), [1_050, -525, -525]);
    // Each stands in the period in which it happened.
    let later = Period {
        from: at(70 * DAY),
        until: at(80 * DAY),
    };
    assert_eq!(amounts(&order, later), [-525]);

    // An order that was called off earns nothing, even where the provider refused to give the money back.
    order.life.refunds.truncate(2);
    order.life.cancelled = Some(Cancellation {
        by: CancelledBy::Merchant,
        at: at(47 * DAY),
    });
    assert_eq!(amounts(&order, all), [1_050, -525, -525]);
    assert_eq!(Statement::over(&[order], all).totals(), [eur(0)]);
}

proptest! {
    #[test]
    fn no_more_is_taken_back_than_was_earned(refunds in prop::collection::vec(-500i64..6_000, 0..6)) {
        let credit = order(true, CreditRule::Last).credit.unwrap();
        let (mut sum, mut before) = (0, 0);
        for refund in refunds {
            sum += refund.max(0);
            let reversed = credit.reversed_by(sum).amount_minor;
            prop_assert!(reversed >= before && reversed <= credit.commission.amount_minor);
            prop_assert!(sum < credit.paid.amount_minor || reversed == credit.commission.amount_minor);
            before = reversed;
        }
    }
}
