#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::checkout::tests::ordered;
use crate::domain::order::{Refund, RefundProgress, RefundReason};
use crate::domain::{Currency, Fraction, Money, Timestamp, TypedBy};

fn counted(post: &str, hotspot: Option<&str>, kind: EventKind, day: i64, count: i64) -> Counted {
    Counted {
        post: post.parse().unwrap(),
        hotspot: hotspot.map(|id| id.parse().unwrap()),
        kind,
        day,
        count,
    }
}

fn sale(post: &str, creator: &str, minor: i64) -> Sale {
    Sale {
        at: Timestamp::default(),
        post: Some(post.parse().unwrap()),
        hotspot: Some("chair".parse().unwrap()),
        creator: Some(creator.parse().unwrap()),
        orders: i64::from(minor > 0),
        revenue: Money::new(minor, Currency::EUR),
        commission: Some(Money::new(minor / 10, Currency::EUR)),
    }
}

#[test]
fn every_side_of_a_report_adds_up() {
    use EventKind::{Add, Like, Tap, View};
    let counted = [
        counted("room", None, View, 10, 7),
        counted("room", Some("chair"), Tap, 10, 3),
        counted("room", Some("chair"), Add, 11, 1),
        counted("room", Some("lamp"), Like, 11, -1),
        counted("desk", None, View, 11, 2),
        counted("desk", None, View, 12, 99),
    ];
    let sales = [
        (10, sale("room", "mara", 5_000)),
        (11, sale("room", "jonas", 2_000)),
        (11, sale("room", "mara", -5_000)),
        (13, sale("room", "mara", 1)),
    ];
    let creators = BTreeMap::from([
        ("room".parse().unwrap(), "mara".parse().unwrap()),
        ("desk".parse().unwrap(), "jonas".parse().unwrap()),
    ]);
    let mara = "mara".parse().unwrap();
    let mut input = ReportInput {
        days: 9..=11,
        counted: &counted,
        sales: &sales,
        creators: &creators,
        only: None,
    };
    let all = Report::of(&input);
    assert_eq!(
        (all.total.views, all.total.taps, all.total.likes),
        (9, 3, -1)
    );
    assert_eq!(all.total.orders, 2);
    assert_eq!(all.total.revenue.of(Currency::EUR).amount_minor, 2_000);
    let days: Vec<_> = all
        .days
        .iter()
        .map(|(day, row)| (*day, row.views))
        .collect();
    assert_eq!(days, [(9, 0), (10, 7), (11, 2)]);
    assert_eq!(all.posts[0].0.as_str(), "room");
    assert_eq!(all.hotspots[0].0.1.as_str(), "chair");
    assert_eq!((all.hotspots[0].1.orders, all.hotspots[0].1.adds), (2, 1));
    let names: Vec<_> = all
        .creators
        .iter()
        .map(|(id, row)| (id.as_str(), row.orders))
        .collect();
    assert_eq!(names, [("mara", 1), ("jonas", 1)]);

    // A creator sees what happened in their own posts, and what they are credited for.
    input.only = Some(&mara);
    let own = Report::of(&input);
    assert_eq!((own.total.views, own.total.orders), (7, 1));
    assert_eq!(own.total.revenue.iter().count(), 0, "it all went back");
    assert_eq!(own.creators.len(), 1);
}

#[test]
fn money_that_goes_back_counts_on_its_own_day() {
    let (_, mut order) = ordered(TypedBy::Nobody);
    let paid = order.totals.total();
    let refund = |number, minor, progress| Refund {
        number,
        amount: Money::new(minor, paid.currency),
        reason: RefundReason::Returned,
        pieces: Vec::new(),
        requested_at: order.placed_at.plus_days(number),
        progress,
    };
    let refunds = vec![
        refund(1, 300, RefundProgress::Requested),
        refund(2, 200, RefundProgress::Failed),
    ];
    order.life.refunds = refunds;
    let steps = Sale::steps(&order);
    let told: Vec<_> = steps
        .iter()
        .map(|step| (step.at, step.orders, step.revenue.amount_minor))
        .collect();
    assert_eq!(
        told,
        [
            (order.placed_at, 1, paid.amount_minor),
            (order.placed_at.plus_days(1), 0, -300),
        ]
    );
}

#[test]
fn kinds_have_names_and_nothing_else_has() {
    for kind in EventKind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
    assert_eq!("purchase".parse::<EventKind>(), Err(UnknownEvent));
}

proptest! {
    #[test]
    fn every_place_of_a_picture_has_a_cell(x in 0.0..=1.0f64, y in 0.0..=1.0f64) {
        let cell = Cell::at(Fraction::new(x).unwrap(), Fraction::new(y).unwrap());
        prop_assert!(cell.number() < CELLS);
        prop_assert_eq!(Cell::numbered(cell.number().into()), Some(cell));
        let side = f64::from(SIDE);
        prop_assert!(f64::from(cell.column()) <= x * side);
        prop_assert!(x * side <= f64::from(cell.column() + 1));
        prop_assert!(f64::from(cell.row()) <= y * side);
    }
}
