#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    Currency, DiscountId, LineItemId, Localized, Money, PricedLine, ProductId, Quantity,
    TaxCategory, Timestamp, VariantId,
};

const NOW: Timestamp = Timestamp::from_unix_ms(1_000);

pub(crate) fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

pub(crate) fn line(number: u32, product: &str, price: i64, pieces: i64) -> PricedLine {
    PricedLine {
        personalization: Vec::new(),
        id: LineItemId::numbered(number),
        product: ProductId::new(product).unwrap(),
        variant: VariantId::new(product).unwrap(),
        title: Localized::plain(product),
        variant_title: None,
        image: None,
        unit_price: eur(price),
        quantity: Quantity::new(pieces).unwrap(),
        total: eur(price * pieces),
        tax: TaxCategory::Standard,
        supply: crate::domain::Supply::default(),
        list_price: None,
        lowest_price: None,
        per_unit: None,
        tags: vec![format!("{product}s")],
    }
}

pub(crate) fn offer(id: &str, code: Option<&str>, benefit: Benefit) -> Discount {
    Discount {
        id: DiscountId::new(id).unwrap(),
        title: Localized::plain(id),
        code: code.map(|code| DiscountCode::new(code).unwrap()),
        benefit,
        min_subtotal: None,
        products: Vec::new(),
        tags: Vec::new(),
        valid_from: None,
        valid_until: None,
        limit: None,
        limit_per_buyer: None,
    }
}

fn codes(codes: &[&str]) -> Vec<DiscountCode> {
    let code = |code: &&str| DiscountCode::new(code).unwrap();
    codes.iter().map(code).collect()
}

/// What came of it: name and amount of each discount, and the reasons of codes that came to nothing.
fn told(
    lines: &[PricedLine],
    typed: &[&str],
    discounts: &[Discount],
) -> (Vec<(String, i64)>, Vec<Rejection>) {
    let offers = Offers {
        discounts,
        used_up: [DiscountId::new("gone").unwrap()].into(),
    };
    let delivery = Some(Delivery {
        price: eur(1290),
        cheapest: eur(490),
    });
    let barred = [DiscountId::new("had").unwrap()].into();
    let result = apply(lines, delivery, &codes(typed), &offers, &barred, NOW).unwrap();
    let applied = result.applied.iter();
    (
        applied
            .map(|one| (one.discount.to_string(), one.amount.amount_minor))
            .collect(),
        result.rejected.iter().map(|one| one.reason).collect(),
    )
}

#[test]
fn automatic_ones_come_first_and_then_one_code_of_what_is_left() {
    let offers = [
        offer("tenth", Some("TENTH"), Benefit::Percent(1000)),
        offer("sale", None, Benefit::Percent(2000)),
        offer("five", None, Benefit::Amount(eur(500))),
        offer("more", Some("MORE"), Benefit::Amount(eur(100))),
    ];
    let lines = [line(1, "mug", 2400, 1), line(2, "chair", 10_000, 1)];
    let (applied, rejected) = told(&lines, &["tenth", "more", "TENTH", "none"], &offers);
    let expected = [("sale", 2480), ("five", 500), ("tenth", 942)];
    assert_eq!(applied, expected.map(|(id, off)| (id.to_owned(), off)));
    use Rejection::{AlreadyApplied, CombinationDisallowed, Unknown};
    assert_eq!(rejected, [CombinationDisallowed, AlreadyApplied, Unknown]);
}

#[test]
fn a_code_that_cannot_count_says_why() {
    let with = |id: &str, change: fn(&mut Discount)| {
        let mut discount = offer(id, Some(id), Benefit::Percent(1000));
        change(&mut discount);
        discount
    };
    let offers = [
        with("early", |d| d.valid_from = Some(NOW.plus_ms(1))),
        with("late", |d| d.valid_until = Some(NOW)),
        with("gone", |_| {}),
        with("had", |_| {}),
        with("big", |d| d.min_subtotal = Some(eur(2401))),
        with("chairs", |d| d.products = vec!["chair".parse().unwrap()]),
        with("mugs", |d| d.tags = vec!["mugs".into()]),
    ];
    use Rejection::{BuyerIneligible, Expired, MinimumNotMet, NotApplicable, Unknown};
    for (code, reason) in [
        ("early", Some(Unknown)),
        ("late", Some(Expired)),
        ("gone", Some(Expired)),
        ("had", Some(BuyerIneligible)),
        ("big", Some(MinimumNotMet)),
        ("chairs", Some(NotApplicable)),
        ("MUGS", None),
    ] {
        let (_, rejected) = told(&[line(1, "mug", 2400, 1)], &[code], &offers);
        assert_eq!(rejected.first().copied(), reason, "{code}");
    }
    // A code that came to nothing leaves the place to the next.
    let (applied, _) = told(&[line(1, "mug", 2400, 1)], &["late", "mugs"], &offers);
    assert_eq!(applied, [("mugs".to_owned(), 240)]);
}

#[test]
fn free_delivery_pays_for_the_cheapest_way() {
    let offers = [offer("free", Some("FREE"), Benefit::FreeShipping)];
    let (applied, _) = told(&[line(1, "mug", 2400, 1)], &["free"], &offers);
    assert_eq!(applied, [("free".to_owned(), 490)]);
}

#[test]
fn a_discount_that_contradicts_itself_is_refused() {
    let spoiled = |spoil: fn(&mut Discount)| {
        let mut discount = offer("x", None, Benefit::Percent(1000));
        spoil(&mut discount);
        discount.checked().unwrap_err()
    };
    assert_eq!(
        spoiled(|d| d.benefit = Benefit::Percent(10_001)),
        DiscountError::Percent
    );
    assert_eq!(
        spoiled(|d| d.benefit = Benefit::Amount(eur(0))),
        DiscountError::Amount
    );
    assert_eq!(spoiled(|d| d.limit = Some(0)), DiscountError::Limit);
    assert_eq!(spoiled(|d| d.title = "".into()), DiscountError::NoTitle);
    let period = spoiled(|d| (d.valid_from, d.valid_until) = (Some(NOW), Some(NOW)));
    assert_eq!(period, DiscountError::Period);
}
