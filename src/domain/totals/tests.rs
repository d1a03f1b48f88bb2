#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::*;

fn eur(amount_minor: i64) -> Money {
    Money::new(amount_minor, Currency::EUR)
}

fn entry(kind: TotalKind, amount_minor: i64) -> TotalEntry {
    TotalEntry { kind, amount_minor }
}

#[test]
fn delivery_is_part_of_the_total_and_of_its_tax() {
    let tax = Some(TaxRate::from_basis_points(1900));
    let totals = Totals::of(
        Currency::EUR,
        [eur(64_900), eur(2_400)],
        Some(eur(490)),
        tax,
    )
    .unwrap();
    assert_eq!(totals.subtotal(), eur(67_300));
    assert_eq!(totals.fulfillment(), Some(eur(490)));
    assert_eq!(totals.total(), eur(67_790));
    // 10362 + 383 + 78, each rounded by itself
    assert_eq!(totals.tax_included(), eur(10_823));
    let kinds: Vec<_> = totals
        .entries()
        .iter()
        .map(|entry| entry.kind.as_str())
        .collect();
    assert_eq!(kinds, ["subtotal", "fulfillment", "total"]);
}

#[test]
fn another_currency_is_refused() {
    let yen = Money::new(1, "JPY".parse().unwrap());
    for (line, delivery) in [(yen, eur(1)), (eur(1), yen)] {
        let error = Totals::of(Currency::EUR, [line], Some(delivery), None).unwrap_err();
        assert_eq!(error.code(), "currency_mismatch");
    }
}

#[test]
fn signs_are_those_ucp_asks_for() {
    for (kind, amount) in [
        (TotalKind::Discount, 0),
        (TotalKind::Discount, 1),
        (TotalKind::Tax, -1),
        (TotalKind::Fulfillment, -1),
    ] {
        let parts = vec![entry(TotalKind::Subtotal, 100), entry(kind, amount)];
        let error = Totals::new(Currency::EUR, parts, 0).unwrap_err();
        assert_eq!(
            error,
            TotalsError::Sign {
                kind,
                amount_minor: amount
            }
        );
    }
    let parts = vec![
        entry(TotalKind::Subtotal, 100),
        entry(TotalKind::Discount, -101),
    ];
    assert!(
        Totals::new(Currency::EUR, parts, 0).is_err(),
        "nobody is paid for buying"
    );
}

#[test]
fn stored_totals_that_were_tampered_with_are_refused() {
    let totals = Totals::of(Currency::EUR, [eur(100)], Some(eur(20)), None).unwrap();
    let json = serde_json::to_value(&totals).unwrap();
    assert_eq!(
        serde_json::from_value::<Totals>(json.clone()).unwrap(),
        totals
    );
    let mut forged = json.clone();
    forged["entries"][2]["amount_minor"] = 1.into();
    assert!(serde_json::from_value::<Totals>(forged).is_err());
    let mut without_total = json;
    without_total["entries"].as_array_mut().unwrap().pop();
    assert!(serde_json::from_value::<Totals>(without_total).is_err());
}

proptest! {
    #[test]
    fn totals_always_add_up(
        lines in prop::collection::vec(0i64..10_000_000, 0..20),
        delivery in prop::option::of(0i64..10_000),
        basis_points in prop::option::of(0u32..3_000),
    ) {
        let tax = basis_points.map(TaxRate::from_basis_points);
        let amounts = lines.iter().copied().map(eur);
        let totals = Totals::of(Currency::EUR, amounts, delivery.map(eur), tax).unwrap();
        let expected = lines.iter().sum::<i64>() + delivery.unwrap_or(0);
        prop_assert_eq!(totals.total(), eur(expected));
        let (total, parts) = totals.entries().split_last().unwrap();
        prop_assert_eq!(parts.iter().map(|p| p.amount_minor).sum::<i64>(), total.amount_minor);
        prop_assert!(totals.tax_included().amount_minor <= expected);
    }

    #[test]
    fn any_parts_add_up_or_are_refused(
        subtotal in any::<i64>(),
        parts in prop::collection::vec((0usize..5, any::<i64>()), 0..6),
    ) {
        use TotalKind::{Discount, Fee, Fulfillment, ItemsDiscount, Tax};
        let kinds = [ItemsDiscount, Discount, Fulfillment, Tax, Fee];
        let mut entries = vec![entry(TotalKind::Subtotal, subtotal)];
        entries.extend(parts.iter().map(|(kind, amount)| entry(kinds[*kind], *amount)));
        if let Ok(totals) = Totals::new(Currency::EUR, entries, 0) {
            let (total, rest) = totals.entries().split_last().unwrap();
            let sum: i128 = rest.iter().map(|e| i128::from(e.amount_minor)).sum();
            prop_assert_eq!(sum, i128::from(total.amount_minor));
            prop_assert!(total.amount_minor >= 0);
        }
    }
}
