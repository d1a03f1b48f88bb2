#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::*;
use crate::domain::TaxRate;

fn eur(amount_minor: i64) -> Money {
    Money::new(amount_minor, Currency::EUR)
}

fn entry(kind: TotalKind, amount_minor: i64) -> TotalEntry {
    TotalEntry { kind, amount_minor }
}

fn tax(tax_minor: i64, is_included: bool) -> TaxLine {
    TaxLine {
        rate: TaxRate::from_basis_points(1900),
        taxed_minor: 10_000,
        tax_minor,
        is_included,
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
        let error = Totals::new(Currency::EUR, parts, Vec::new()).unwrap_err();
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
        Totals::new(Currency::EUR, parts, Vec::new()).is_err(),
        "nobody is paid for buying"
    );
}

#[test]
fn stored_totals_that_were_tampered_with_are_refused() {
    let parts = vec![
        entry(TotalKind::Subtotal, 100),
        entry(TotalKind::Fulfillment, 20),
    ];
    let totals = Totals::new(Currency::EUR, parts, vec![tax(19, true)]).unwrap();
    let json = serde_json::to_value(&totals).unwrap();
    assert_eq!(
        serde_json::from_value::<Totals>(json.clone()).unwrap(),
        totals
    );
    let mut forged = json.clone();
    forged["entries"][2]["amount_minor"] = 1.into();
    assert!(serde_json::from_value::<Totals>(forged).is_err());
    let mut untaxed = json.clone();
    untaxed["taxes"][0]["tax_minor"] = 1.into();
    assert!(serde_json::from_value::<Totals>(untaxed).is_err());
    let mut without_total = json;
    without_total["entries"].as_array_mut().unwrap().pop();
    assert!(serde_json::from_value::<Totals>(without_total).is_err());
}

#[test]
fn a_tax_that_is_added_must_be_an_entry() {
    let parts = |tax| {
        vec![
            entry(TotalKind::Subtotal, 10_000),
            entry(TotalKind::Tax, tax),
        ]
    };
    let totals = Totals::new(Currency::EUR, parts(1900), vec![tax(1900, false)]).unwrap();
    assert_eq!(
        (totals.total(), totals.tax_included()),
        (eur(11_900), eur(0))
    );
    let error = Totals::new(Currency::EUR, parts(1800), vec![tax(1900, false)]).unwrap_err();
    assert_eq!(error, TotalsError::TaxesDoNotAddUp);
}

#[test]
fn totals_of_before_taxes_were_told_by_rate_are_read() {
    let old = serde_json::json!({"currency": "EUR", "tax_included_minor": 16, "entries": [
        {"kind": "subtotal", "amount_minor": 100}, {"kind": "total", "amount_minor": 100}]});
    let totals: Totals = serde_json::from_value(old).unwrap();
    assert_eq!((totals.tax_included(), totals.taxes()), (eur(16), &[][..]));
}

proptest! {
    #[test]
    fn any_parts_add_up_or_are_refused(
        subtotal in any::<i64>(),
        parts in prop::collection::vec((0usize..5, any::<i64>()), 0..6),
    ) {
        use TotalKind::{Discount, Fee, Fulfillment, ItemsDiscount, Tax};
        let kinds = [ItemsDiscount, Discount, Fulfillment, Tax, Fee];
        let mut entries = vec![entry(TotalKind::Subtotal, subtotal)];
        entries.extend(parts.iter().map(|(kind, amount)| entry(kinds[*kind], *amount)));
        if let Ok(totals) = Totals::new(Currency::EUR, entries, Vec::new()) {
            let (total, rest) = totals.entries().split_last().unwrap();
            let sum: i128 = rest.iter().map(|e| i128::from(e.amount_minor)).sum();
            prop_assert_eq!(sum, i128::from(total.amount_minor));
            prop_assert!(total.amount_minor >= 0);
        }
    }
}
