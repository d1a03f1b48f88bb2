#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::*;
use crate::domain::checkout::tests::ordered;
use crate::domain::order::{Pieces, RefundReason};
use crate::domain::totals::{TotalEntry, TotalKind, Totals};
use crate::domain::{Currency, TaxRate, TypedBy};

const RATES: [u32; 2] = [1_900, 700];

/// An order of two lines, each under a rate of its own, which charged these amounts with these taxes.
fn order(taxed: [i64; 2], tax: [i64; 2], is_included: bool) -> Order {
    let (_, mut order) = ordered(TypedBy::Nobody);
    let mut other = order.lines[0].clone();
    other.id = "li_other".parse().unwrap();
    (order.lines[0].tax, other.tax) = (TaxCategory::Standard, TaxCategory::Reduced);
    order.lines.truncate(1);
    order.lines.push(other);
    let taxes = [0, 1].map(|nth| TaxLine {
        rate: TaxRate::from_basis_points(RATES[nth]),
        taxed_minor: taxed[nth],
        tax_minor: tax[nth],
        is_included,
    });
    let mut parts = vec![TotalEntry {
        kind: TotalKind::Subtotal,
        amount_minor: taxed.iter().sum(),
    }];
    if !is_included {
        parts.extend(tax.map(|amount_minor| TotalEntry {
            kind: TotalKind::Tax,
            amount_minor,
        }));
    }
    order.totals = Totals::new(Currency::EUR, parts, taxes.to_vec()).unwrap();
    order
}

/// Gives it back in these parts, one credit note after the other; of a line where one is named.
fn give_back(order: &mut Order, parts: &[(i64, Option<usize>)]) -> Vec<Vec<TaxLine>> {
    let mut notes = Vec::new();
    for (number, (minor, line)) in (1..).zip(parts) {
        let pieces = line.map(|nth| Pieces {
            line: order.lines[nth].id.clone(),
            quantity: 1,
        });
        let refund = Refund {
            number,
            amount: Money::new(*minor, Currency::EUR),
            reason: RefundReason::Goodwill,
            pieces: pieces.into_iter().collect(),
            requested_at: order.placed_at,
            progress: RefundProgress::Requested,
        };
        order.life.refunds.push(refund.clone());
        notes.push(taxes_of(order, &refund));
    }
    notes
}

#[test]
fn parts_share_what_rounding_by_line_has_added() {
    // 19 % in 3.00 are 0.48, but each line of 0.10 was rounded up to 0.02.
    let mut order = order([300, 0], [60, 0], true);
    let notes = give_back(&mut order, &[(100, None), (100, None), (100, None)]);
    let taxes: Vec<i64> = notes.iter().flatten().map(|tax| tax.tax_minor).collect();
    assert_eq!(taxes, [20, 20, 20]);
}

#[test]
fn a_last_cent_holds_no_more_tax_than_itself() {
    let mut order = order([63, 0], [12, 0], true);
    let notes = give_back(&mut order, &[(62, None), (1, None)]);
    let taxes: Vec<i64> = notes.iter().flatten().map(|tax| tax.tax_minor).collect();
    assert_eq!(taxes, [12, 0]);
}

#[test]
fn what_the_provider_refused_has_taken_no_tax() {
    let mut order = order([300, 0], [48, 0], true);
    give_back(&mut order, &[(300, None)]);
    order.life.refunds[0].progress = RefundProgress::Failed;
    let again = Refund {
        number: 2,
        ..order.life.refunds[0].clone()
    };
    assert_eq!(taxes_of(&order, &again), order.totals.taxes()[..1]);
}

proptest! {
    #[test]
    fn credit_notes_of_the_whole_add_up_to_the_invoice(
        gross in [0_i64..50_000, 0_i64..50_000],
        off in [-3_i64..=3, -3_i64..=3],
        is_included: bool,
        cuts in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(0..2_usize)), 0..6),
    ) {
        let tax = [0, 1].map(|nth| {
            let money = Money::new(gross[nth], Currency::EUR);
            let rounded = TaxRate::from_basis_points(RATES[nth]).included_in(money).unwrap();
            // Markets that round on each line are some cents off the sum.
            (rounded.amount_minor + off[nth]).clamp(0, gross[nth])
        });
        let taxed = if is_included { gross } else { [gross[0] - tax[0], gross[1] - tax[1]] };
        let mut order = order(taxed, tax, is_included);
        let total = order.totals.total().amount_minor;
        prop_assume!(total > 0);
        let mut places: Vec<_> = cuts.iter().map(|(at, line)| (i64::try_from(at.index(usize::try_from(total).unwrap())).unwrap(), *line)).collect();
        places.push((total, None));
        places.sort_unstable_by_key(|(at, _)| *at);
        let mut from = 0;
        let parts: Vec<_> = places.into_iter().map(|(at, line)| (at - std::mem::replace(&mut from, at), line)).filter(|(part, _)| *part > 0).collect();
        let notes = give_back(&mut order, &parts);
        for (note, (part, _)) in notes.iter().zip(&parts) {
            prop_assert_eq!(note.iter().map(|tax| tax.taxed_minor).sum::<i64>(), *part);
            prop_assert!(note.iter().all(|tax| 0 <= tax.tax_minor && tax.tax_minor <= tax.taxed_minor));
        }
        for nth in [0, 1] {
            let of_rate = || notes.iter().flatten().filter(|tax| tax.rate.basis_points() == RATES[nth]);
            prop_assert_eq!(of_rate().map(|tax| tax.taxed_minor).sum::<i64>(), gross[nth]);
            prop_assert_eq!(of_rate().map(|tax| tax.tax_minor).sum::<i64>(), tax[nth]);
        }
    }
}
