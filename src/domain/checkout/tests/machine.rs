//! Whatever happens in whatever order, these stay true.

use proptest::prelude::*;

use super::*;
use crate::domain::Currency;

#[derive(Clone, Debug)]
enum Event {
    Lines(i64),
    Details {
        country: &'static str,
        complete: bool,
    },
    Option(&'static str),
    Begin {
        right_total: bool,
    },
    Challenge,
    Complete,
    Fail,
    Cancel,
    Expire,
    Wait(i64),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (1i64..4).prop_map(Event::Lines),
        (
            prop_oneof![Just("DE"), Just("AT"), Just("CH")],
            any::<bool>()
        )
            .prop_map(|(country, complete)| Event::Details { country, complete }),
        prop_oneof![Just("standard"), Just("express")].prop_map(Event::Option),
        any::<bool>().prop_map(|right_total| Event::Begin { right_total }),
        Just(Event::Challenge),
        Just(Event::Complete),
        Just(Event::Fail),
        Just(Event::Cancel),
        Just(Event::Expire),
        (0i64..CHECKOUT_TTL_MS).prop_map(Event::Wait),
    ]
}

fn apply(checkout: &mut Checkout, event: &Event, now: &mut Timestamp) -> Result<(), CheckoutError> {
    match event {
        Event::Lines(pieces) => checkout.set_lines(chairs(*pieces), &terms(), *now),
        Event::Details { country, complete } => {
            let country = country.parse().ok();
            let code = if country == Some(Country::DE) {
                "10119"
            } else {
                "1010"
            };
            let postal_code = complete.then(|| code.to_owned());
            let destination = PostalAddress {
                country,
                postal_code,
                ..berlin()
            };
            checkout.set_details(
                Some(jane()),
                Some(destination),
                TypedBy::Page,
                &terms(),
                *now,
            )
        }
        Event::Option(id) => checkout.select_fulfillment(&id.parse().unwrap(), &terms(), *now),
        Event::Begin { right_total } => {
            let total = if *right_total {
                checkout.totals.total()
            } else {
                Money::new(1, Currency::EUR)
            };
            checkout.begin_complete(total, *now).map(|_| ())
        }
        Event::Challenge => checkout.challenge(),
        Event::Complete => {
            let (id, number) = order_id();
            checkout.complete(id, number)
        }
        Event::Fail => checkout.fail_payment(PaymentFailure::Declined),
        Event::Cancel => checkout.cancel(*now),
        Event::Expire => {
            checkout.expire(*now);
            Ok(())
        }
        Event::Wait(ms) => {
            *now = now.plus_ms(*ms);
            Ok(())
        }
    }
}

proptest! {
    #[test]
    fn a_checkout_never_contradicts_itself(events in prop::collection::vec(event(), 1..40)) {
        let mut checkout = fresh();
        let mut now = NOW;
        for event in &events {
            let before = checkout.clone();
            match apply(&mut checkout, event, &mut now) {
                Err(_) => prop_assert_eq!(&checkout, &before, "a refusal changes nothing"),
                Ok(()) if checkout != before => {
                    prop_assert!(!before.status.is_final(), "nothing follows {:?}", before.status);
                    prop_assert_eq!(checkout.version, before.version + 1);
                }
                Ok(()) => {}
            }
            // An order stands only on a payment, and a payment only on a checkout that was ready for that amount.
            match &checkout.status {
                CheckoutStatus::Completed { .. } if !before.status.is_final() => {
                    prop_assert!(before.status.attempt().is_some());
                }
                CheckoutStatus::ReadyForComplete => prop_assert!(checkout.requirements().is_empty()),
                CheckoutStatus::Incomplete => prop_assert!(!checkout.requirements().is_empty()),
                _ => {}
            }
            if let Some(attempt) = checkout.status.attempt() {
                prop_assert_eq!(attempt.amount, checkout.totals.total());
                prop_assert_eq!(attempt.number, checkout.attempts);
                prop_assert!(checkout.requirements().is_empty());
            }
            if let Some(id) = &checkout.selected_option {
                prop_assert!(checkout.options.iter().any(|option| option.id == *id));
            }
            let goods: i64 = checkout.lines.iter().map(|line| line.total.amount_minor).sum();
            let delivery = checkout.selected().map_or(0, |option| option.price.amount_minor);
            prop_assert_eq!(checkout.totals.total().amount_minor, goods + delivery);
        }
    }
}
