//! What the merchant's own system is told of an order: the body of the order webhook.

use serde::Serialize;

use crate::domain::order::{Order, OrderEvent};
use crate::domain::{Buyer, Locale, PostalAddress, PricedLine, Timestamp};

/// The body of one webhook, in the envelope of Standard Webhooks.
#[derive(Clone, Debug, Serialize)]
pub struct OrderEventJson {
    /// `order.placed` and so on: [`OrderEvent::name`].
    #[serde(rename = "type")]
    pub event: &'static str,
    /// When it happened (RFC 3339).
    pub timestamp: String,
    /// The order as it is at the moment of sending.
    pub data: OrderJson,
}

/// An order, whole: the merchant is who it is for.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it; docs/API.md explains")]
pub struct OrderJson {
    pub id: String,
    pub number: String,
    pub placed_at: String,
    pub locale: Locale,
    pub currency: String,
    pub lines: Vec<OrderLineJson>,
    pub totals: Vec<OrderTotalJson>,
    pub buyer: Buyer,
    pub destination: PostalAddress,
    pub payment_reference: String,
}

/// A line of an order.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it; docs/API.md explains")]
pub struct OrderLineJson {
    pub id: String,
    pub product: String,
    pub variant: String,
    pub title: String,
    pub quantity: i64,
    pub unit_price_minor: i64,
    pub total_minor: i64,
}

/// One amount of the totals.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it; docs/API.md explains")]
pub struct OrderTotalJson {
    pub kind: &'static str,
    pub amount_minor: i64,
}

impl OrderEventJson {
    /// Tells `event` of an order; `rfc3339` writes moments, which is a library's business at the edge.
    #[must_use]
    pub fn new(order: &Order, event: OrderEvent, rfc3339: fn(Timestamp) -> String) -> Self {
        Self {
            event: event.name(),
            timestamp: rfc3339(order.placed_at),
            data: OrderJson::new(order, rfc3339),
        }
    }
}

impl OrderJson {
    fn new(order: &Order, rfc3339: fn(Timestamp) -> String) -> Self {
        Self {
            id: order.id.to_string(),
            number: order.number.to_string(),
            placed_at: rfc3339(order.placed_at),
            locale: order.locale,
            currency: order.totals.total().currency.as_str().to_owned(),
            lines: order
                .lines
                .iter()
                .map(|line| OrderLineJson::new(line, order.locale))
                .collect(),
            totals: order
                .totals
                .entries()
                .iter()
                .map(|entry| OrderTotalJson {
                    kind: entry.kind.as_str(),
                    amount_minor: entry.amount_minor,
                })
                .collect(),
            buyer: order.buyer.clone(),
            destination: order.destination.clone(),
            payment_reference: order.payment.reference.clone(),
        }
    }
}

impl OrderLineJson {
    fn new(line: &PricedLine, locale: Locale) -> Self {
        let title = line.title.get(locale);
        let variant = line
            .variant_title
            .as_ref()
            .map(|variant| variant.get(locale));
        Self {
            id: line.id.to_string(),
            product: line.product.to_string(),
            variant: line.variant.to_string(),
            title: variant
                .map_or_else(|| title.to_owned(), |variant| format!("{title}, {variant}")),
            quantity: i64::from(line.quantity.get()),
            unit_price_minor: line.unit_price.amount_minor,
            total_minor: line.total.amount_minor,
        }
    }
}
