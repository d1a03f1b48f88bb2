//! What is known of an order beside its lines: who, where to, how it was paid, where it came from.

use spotlet::domain::Money;
use spotlet::domain::commission::CreditRule;
use spotlet::domain::order::Order;
use spotlet::domain::payment::Provider;
use spotlet::domain::tax::TaxRate;
use spotlet::view::studio::words::OrderDeskWords;

use crate::present::{Setting, order as shoppers, pickup};
use crate::text::{money, percent};

type Rows = Vec<(String, String)>;

pub(super) fn facts(setting: Setting<'_>, order: &Order) -> Vec<(String, Rows)> {
    let words = OrderDeskWords::of(setting.audience.locale);
    let place = order.pickup_place();
    let (heading, address) = match place {
        Some(place) => (words.fetched_at, pickup::address(place)),
        None => (
            words.delivered_to,
            shoppers::address(setting, &order.destination),
        ),
    };
    let plain = |lines: Vec<String>| {
        lines
            .into_iter()
            .map(|line| (String::new(), line))
            .collect()
    };
    let mut facts = vec![(words.who.to_owned(), buyer(order, words))];
    if !order.is_downloaded() {
        let mut rows: Rows = plain(address);
        let title = order.fulfillment.title.get(setting.audience.locale);
        rows.push((String::new(), title.to_owned()));
        facts.push((heading.to_owned(), rows));
    }
    facts.push((words.payment.to_owned(), payment(setting, order, words)));
    facts.push((words.origin.to_owned(), origin(setting, order, words)));
    facts
}

fn buyer(order: &Order, words: &'static OrderDeskWords) -> Rows {
    let buyer = &order.buyer;
    let mut rows = vec![(String::new(), order.name())];
    if let Some(email) = &buyer.email {
        rows.push((words.email.to_owned(), email.clone()));
    }
    if let Some(phone) = &buyer.phone_number {
        rows.push((words.phone.to_owned(), phone.clone()));
    }
    rows.retain(|(_, value)| !value.is_empty());
    if rows.is_empty() {
        rows.push((String::new(), words.erased.to_owned()));
    }
    rows
}

fn payment(setting: Setting<'_>, order: &Order, words: &'static OrderDeskWords) -> Rows {
    let text = |amount| money(amount, setting.audience);
    let row = |label: &str, value: String| (label.to_owned(), value);
    let paid = order.payment.amount;
    let mut rows = vec![row(words.paid, text(paid))];
    let back = order.life.refunded_minor();
    if back > 0 {
        rows.push(row(words.refunded, text(Money::new(back, paid.currency))));
        rows.push(row(words.left, text(order.refundable())));
    }
    rows.push(match order.payment.provider {
        Provider::Test => row(words.provider, words.test_payment.to_owned()),
        Provider::Stripe => row(words.provider, "Stripe".to_owned()),
    });
    rows.push(row(words.reference, order.payment.reference.clone()));
    rows
}

fn origin(setting: Setting<'_>, order: &Order, words: &'static OrderDeskWords) -> Rows {
    let from = &order.attribution;
    let mut rows = Vec::new();
    if let Some(post) = &from.post {
        rows.push((words.post.to_owned(), post.to_string()));
    }
    if let Some(hotspot) = &from.hotspot {
        rows.push((words.hotspot.to_owned(), hotspot.to_string()));
    }
    if let Some(credit) = &order.credit {
        let rule = match credit.rule {
            CreditRule::First => words.first_touch,
            CreditRule::Last => words.last_touch,
        };
        rows.push((
            words.credited.to_owned(),
            format!("{}, {rule}", credit.creator),
        ));
        let rate = percent(
            TaxRate::from_basis_points(credit.basis_points),
            setting.audience,
        );
        let net = money(credit.net, setting.audience);
        let terms = words.rate.replace("{net}", &net).replace("{rate}", &rate);
        let earned = money(credit.commission, setting.audience);
        rows.push((words.commission.to_owned(), format!("{earned}, {terms}")));
    }
    if rows.is_empty() {
        rows.push((String::new(), words.direct.to_owned()));
    }
    rows
}
