//! What a reader gets to see of a checkout and its order.

use super::*;
use crate::domain::Reader;

const TYPED: [&str; 5] = ["jane@example.com", "Jane", "Doe", "Torstra", "10119"];

/// Everything that a view hands out, as text.
fn told(view: &CheckoutView<'_>) -> String {
    format!(
        "{:?}",
        (
            (view.buyer(), view.destination(), view.requirements()),
            (
                view.lines(),
                view.status(),
                view.options(),
                view.selected(),
                view.totals()
            ),
            (
                view.id(),
                view.last_failure(),
                view.context(),
                view.expires_at()
            ),
        )
    )
}

#[test]
fn what_the_shopper_typed_on_our_page_goes_to_nobody_else() {
    let (completed, order) = ordered(TypedBy::Page);
    let platform = || Reader::platform("agent".parse().unwrap());
    for reader in [
        Reader::Host,
        Reader::ANONYMOUS,
        platform(),
        Reader::Page { has_secret: false },
    ] {
        for checkout in [&ready(TypedBy::Page), &completed] {
            let told = told(&checkout.visible_to(&reader));
            for text in TYPED {
                assert!(!told.contains(text), "{reader:?} learns {text} from {told}");
            }
        }
        let view = order.visible_to(&reader);
        assert_eq!(
            (view.buyer(), view.destination()),
            (None, None),
            "{reader:?}"
        );
    }
    let page = Reader::Page { has_secret: true };
    assert_eq!(completed.visible_to(&page).buyer(), Some(&jane()));
    assert_eq!(order.visible_to(&page).destination(), Some(&berlin()));
}

#[test]
fn who_must_not_see_a_field_is_not_told_about_it_either() {
    let mut checkout = fresh();
    let half = PostalAddress {
        postal_code: Some("1".into()),
        ..PostalAddress::default()
    };
    checkout
        .set_details(None, Some(half), TypedBy::Page, &terms(), NOW)
        .unwrap();
    assert!(!checkout.requirements().is_empty());
    assert_eq!(checkout.visible_to(&Reader::Host).requirements(), []);
}

#[test]
fn from_the_first_typed_datum_on_rest_cannot_change_it() {
    assert!(fresh().can_change(&Reader::ANONYMOUS));
    assert!(!ready(TypedBy::Page).can_change(&Reader::ANONYMOUS));
    assert!(ready(TypedBy::Page).cancel(NOW).is_ok());
}

#[test]
fn taking_everything_back_is_typing_nothing() {
    let mut checkout = ready(TypedBy::Page);
    let blank = Buyer {
        email: Some("  ".into()),
        ..Buyer::default()
    };
    checkout
        .set_details(Some(blank), None, TypedBy::Page, &terms(), NOW)
        .unwrap();
    assert_eq!((checkout.typed_by, checkout.buyer), (TypedBy::Nobody, None));
}
