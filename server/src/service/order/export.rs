//! Orders as CSV, a row each, for the merchant's own programs.

use spotlet::domain::order::Order;
use spotlet::domain::{Locale, Money};

use super::desk;
use crate::problem::Problem;
use crate::service::Fault;
use crate::state::AppState;
use crate::store::desk::Wanted;
use crate::text::{plain_amount, rfc3339};

/// So many orders are read at once.
const PAGE: i64 = 500;
/// More than this is a matter for the database itself.
const MOST: usize = 20_000;

const HEAD: [&str; 19] = [
    "number",
    "placed_at",
    "status",
    "to_do",
    "currency",
    "total",
    "refunded",
    "payment",
    "email",
    "name",
    "street",
    "postal_code",
    "city",
    "country",
    "delivery",
    "lines",
    "creator",
    "commission",
    "post",
];

/// The orders that match, newest first.
///
/// # Errors
/// When the database fails.
pub async fn csv(state: &AppState, wanted: &Wanted) -> Result<String, Fault> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEAD).map_err(broken)?;
    let mut wanted = wanted.clone();
    let mut written = 0;
    loop {
        let (orders, _) = desk::list(state, &wanted, PAGE).await?;
        for order in &orders {
            writer.write_record(record(order)).map_err(broken)?;
        }
        written += orders.len();
        let Some(last) = orders.last().filter(|_| written < MOST) else {
            break;
        };
        wanted.before = Some((last.placed_at, last.id.to_string()));
    }
    let bytes = writer.into_inner().map_err(broken)?;
    Ok(String::from_utf8(bytes).map_err(broken)?)
}

fn record(order: &Order) -> Vec<String> {
    let total = order.totals.total();
    let money = |minor| plain_amount(Money::new(minor, total.currency));
    let text = |text: &Option<String>| inert(text.as_deref().unwrap_or_default());
    let to = &order.destination;
    let to_do: Vec<&str> = order.to_do().into_iter().map(|one| one.as_str()).collect();
    let lines: Vec<String> = order.lines.iter().map(line).collect();
    vec![
        order.number.to_string(),
        rfc3339(order.placed_at),
        order.status().as_str().to_owned(),
        to_do.join(" "),
        total.currency.to_string(),
        plain_amount(total),
        money(order.life.refunded_minor()),
        format!(
            "{} {}",
            order.payment.provider.as_str(),
            order.payment.reference
        ),
        text(&order.buyer.email),
        inert(&order.name()),
        text(&to.street_address),
        text(&to.postal_code),
        text(&to.address_locality),
        to.country
            .map(|country| country.to_string())
            .unwrap_or_default(),
        order.fulfillment.title.get(Locale::En).to_owned(),
        inert(&lines.join("; ")),
        order
            .credit
            .as_ref()
            .map(|credit| credit.creator.to_string())
            .unwrap_or_default(),
        order
            .credit
            .as_ref()
            .map(|credit| plain_amount(credit.commission))
            .unwrap_or_default(),
        order
            .attribution
            .post
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    ]
}

/// `2 x coffee-mug-white [Engraving: Ada]`.
fn line(line: &spotlet::domain::PricedLine) -> String {
    let made: Vec<String> = line
        .personalization
        .iter()
        .map(|one| format!("{}: {}", one.label.get(Locale::En), one.text()))
        .collect();
    let made = match made.is_empty() {
        true => String::new(),
        false => format!(" [{}]", made.join(", ")),
    };
    format!("{} x {}{made}", line.quantity.get(), line.variant)
}

/// What a shopper typed is text in a spreadsheet too: these signs would begin a formula there
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
fn inert(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

fn broken(error: impl std::fmt::Display) -> Problem {
    Problem::Internal(error.to_string())
}
