#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use proptest::prelude::*;

use super::*;
use crate::domain::discount::tests::{eur, line, offer};
use crate::domain::discount::{Benefit, Discount, Offers};
use crate::domain::tax::{PriceMode, Rounding};
use crate::domain::{FulfillmentRules, TaxCategory, TaxMarket, TaxRate, TaxTable};

const NOW: Timestamp = Timestamp::from_unix_ms(1_000);

fn taxes(mode: PriceMode, rounding: Rounding) -> TaxTable {
    TaxTable::with(vec![TaxMarket {
        country: Country::DE,
        mode,
        rounding,
        standard: TaxRate::from_basis_points(1900),
        reduced: TaxRate::from_basis_points(700),
    }])
}

fn cost(
    lines: &[PricedLine],
    delivery: Option<i64>,
    discounts: &[Discount],
    taxes: &TaxTable,
) -> Quote {
    let codes: Vec<_> = discounts.iter().filter_map(|d| d.code.clone()).collect();
    let wish = Wish {
        country: Some(Country::DE),
        codes: &codes,
        barred: &NONE_BARRED,
        now: NOW,
    };
    let terms = Terms {
        fulfillment: &FulfillmentRules::default(),
        taxes,
        offers: Offers {
            discounts,
            ..Offers::default()
        },
    };
    let delivery = delivery.map(|price| Delivery {
        price: eur(price),
        cheapest: eur(price),
    });
    quote(lines, delivery, &wish, &terms).unwrap()
}

fn rows(totals: &Totals) -> Vec<(&str, i64)> {
    let entries = totals.entries().iter();
    entries.map(|e| (e.kind.as_str(), e.amount_minor)).collect()
}

#[test]
fn delivery_is_part_of_the_total_and_of_its_tax() {
    let lines = [line(1, "chair", 64_900, 1), line(2, "mug", 2_400, 1)];
    let totals = cost(&lines, Some(490), &[], &TaxTable::default()).totals;
    let expected = [
        ("subtotal", 67_300),
        ("fulfillment", 490),
        ("total", 67_790),
    ];
    assert_eq!(rows(&totals), expected);
    // 10362 + 383 + 78, each rounded by itself
    assert_eq!(totals.tax_included(), eur(10_823));
}

#[test]
fn tax_is_paid_on_what_is_left_after_discounts() {
    let lines = [line(1, "chair", 10_000, 1)];
    let offers = [
        offer("half", Some("HALF"), Benefit::Percent(5000)),
        offer("free", None, Benefit::FreeShipping),
    ];
    let added = taxes(PriceMode::Added, Rounding::Line);
    let quote = cost(&lines, Some(500), &offers, &added);
    let expected = [
        ("subtotal", 10_000),
        ("items_discount", -5_000),
        ("fulfillment", 500),
        ("discount", -500),
        ("tax", 950),
        ("total", 5_950),
    ];
    assert_eq!(rows(&quote.totals), expected);
    assert_eq!(quote.totals.goods(), eur(5_000));
    let included = cost(&lines, Some(500), &offers, &TaxTable::default()).totals;
    assert_eq!(
        (included.total(), included.tax_included()),
        (eur(5_000), eur(798))
    );
}

#[test]
fn another_currency_is_refused() {
    let yen = Money::new(1, "JPY".parse().unwrap());
    let mut foreign = line(2, "mug", 1, 1);
    (foreign.unit_price, foreign.total) = (yen, yen);
    let wish = Wish {
        country: None,
        codes: &[],
        barred: &NONE_BARRED,
        now: NOW,
    };
    let terms = Terms {
        fulfillment: &FulfillmentRules::default(),
        taxes: &TaxTable::default(),
        offers: Offers::default(),
    };
    let mixed = [line(1, "mug", 1, 1), foreign];
    let error = quote(&mixed, None, &wish, &terms).unwrap_err();
    assert_eq!(error.code(), "currency_mismatch");
    let delivery = Some(Delivery {
        price: yen,
        cheapest: yen,
    });
    let error = quote(&mixed[..1], delivery, &wish, &terms).unwrap_err();
    assert_eq!(error.code(), "currency_mismatch");
}

fn basket() -> impl Strategy<Value = Vec<PricedLine>> {
    let one = (0i64..200_000, 1i64..9, 0usize..3, 0usize..3);
    prop::collection::vec(one, 1..12).prop_map(|lines| {
        let mut number = 0;
        let make = |(price, pieces, product, tax): (i64, i64, usize, usize)| {
            number += 1;
            let mut line = line(number, ["mug", "chair", "book"][product], price, pieces);
            line.tax = TaxCategory::ALL[tax];
            line
        };
        lines.into_iter().map(make).collect()
    })
}

fn offers() -> impl Strategy<Value = Vec<Discount>> {
    let benefit = prop_oneof![
        (1u32..=10_000).prop_map(Benefit::Percent),
        (1i64..500_000).prop_map(|minor| Benefit::Amount(eur(minor))),
        Just(Benefit::FreeShipping),
    ];
    let scope = prop::sample::subsequence(vec!["mugs", "books"], 0..=1);
    let least = prop::option::of(0i64..500_000);
    let one = (benefit, scope, any::<bool>(), least).prop_map(|(benefit, tags, by_code, least)| {
        let mut discount = offer("d", by_code.then_some("d"), benefit);
        discount.tags = tags.into_iter().map(str::to_owned).collect();
        discount.min_subtotal = least.map(eur);
        discount
    });
    prop::collection::vec(one, 0..5).prop_map(|mut offers| {
        for (index, offer) in offers.iter_mut().enumerate() {
            let name = format!("d{index}");
            offer.id = DiscountId::new(name.as_str()).unwrap();
            offer.code = offer
                .code
                .is_some()
                .then(|| DiscountCode::new(&name).unwrap());
        }
        offers
    })
}

fn sum<'a>(amounts: impl IntoIterator<Item = &'a Money>) -> i64 {
    amounts.into_iter().map(|money| money.amount_minor).sum()
}

proptest! {
    #[test]
    fn totals_always_add_up(
        lines in basket(),
        offers in offers(),
        delivery in prop::option::of(0i64..10_000),
        added in any::<bool>(),
        by_document in any::<bool>(),
    ) {
        let mode = if added { PriceMode::Added } else { PriceMode::Included };
        let rounding = if by_document { Rounding::Document } else { Rounding::Line };
        let Quote { totals, discounts } = cost(&lines, delivery, &offers, &taxes(mode, rounding));
        let (total, parts) = totals.entries().split_last().unwrap();
        prop_assert_eq!(parts.iter().map(|p| p.amount_minor).sum::<i64>(), total.amount_minor);
        prop_assert!(total.amount_minor >= 0);
        let subtotal = sum(lines.iter().map(|line| &line.total));
        let off = sum(discounts.applied.iter().map(|applied| &applied.amount));
        let tax: i64 = totals.taxes().iter().map(|tax| tax.tax_minor).sum();
        let before_tax = subtotal + delivery.unwrap_or(0) - off;
        prop_assert_eq!(total.amount_minor, before_tax + if added { tax } else { 0 });
        prop_assert_eq!(totals.taxes().iter().map(|tax| tax.taxed_minor).sum::<i64>(), before_tax);
    }

    #[test]
    fn a_discount_is_the_sum_of_its_parts_and_never_more_than_what_it_is_taken_off(
        lines in basket(),
        offers in offers(),
        delivery in prop::option::of(0i64..10_000),
    ) {
        let Quote { discounts, .. } = cost(&lines, delivery, &offers, &TaxTable::default());
        for applied in &discounts.applied {
            let parts = sum(applied.lines.iter().map(|part| &part.amount)) + sum(&applied.delivery);
            prop_assert_eq!(parts, applied.amount.amount_minor);
            prop_assert!(applied.lines.iter().all(|part| part.amount.amount_minor > 0));
            let offer = offers.iter().find(|offer| offer.id == applied.discount).unwrap();
            for part in &applied.lines {
                prop_assert!(offer.covers(lines.iter().find(|line| line.id == part.line).unwrap()));
            }
        }
        for line in &lines {
            let off = discounts.off_line(&line.id, eur(0)).unwrap();
            prop_assert!(off.amount_minor <= line.total.amount_minor);
        }
        prop_assert!(discounts.off_delivery(eur(0)).unwrap().amount_minor <= delivery.unwrap_or(0));
        let codes_that_count = discounts.applied.iter().filter(|a| a.code.is_some()).count();
        prop_assert!(codes_that_count <= 1);
        prop_assert_eq!(codes_that_count + discounts.rejected.len(), discounts.codes.len());
    }

    #[test]
    fn the_order_of_the_lines_changes_no_total(lines in basket(), offers in offers(), delivery in 0i64..10_000) {
        // Discounts that cover different goods meet whatever cents the one before left where.
        let offers: Vec<_> = offers.into_iter().map(|offer| Discount { tags: Vec::new(), ..offer }).collect();
        let by_document = taxes(PriceMode::Included, Rounding::Document);
        let forth = cost(&lines, Some(delivery), &offers, &by_document).totals;
        let mut turned = lines;
        turned.reverse();
        let back = cost(&turned, Some(delivery), &offers, &by_document).totals;
        prop_assert_eq!(rows(&forth), rows(&back));
    }
}
