//! An invoice, in the language of the market it is for.

use spotlet::domain::order::Invoice;
use spotlet::domain::{Country, Locale, Money, Order, Timestamp};
use spotlet::view::model::{InvoiceLineView, InvoiceTaxView, InvoiceView};

use super::order::{address, delivery, payment};
use super::{Setting, lines, order_steps};
use crate::service::order::link;
use crate::text::{day_of, long_date, money, percent};

/// The language of invoices in a market: the tax office reads them too, so it is the land's and not the shopper's.
#[must_use]
pub fn market_language(country: Country) -> Locale {
    match country.as_str() {
        "DE" | "AT" | "CH" | "LI" | "LU" => Locale::De,
        _ => Locale::En,
    }
}

/// The invoice of an order.
#[must_use]
pub fn invoice(setting: Setting<'_>, invoice: &Invoice, order: &Order) -> InvoiceView {
    let audience = setting.audience;
    let date = |at: Timestamp| long_date(day_of(at), audience);
    let amount = |minor: i64| money(Money::new(minor, order.totals.currency()), audience);
    let supplied = order.life.parcels.last().map(|parcel| date(parcel.sent_at));
    let taxes = order.totals.taxes().iter().map(|tax| InvoiceTaxView {
        rate: percent(tax.rate, audience),
        net: amount(tax.net_minor()),
        tax: amount(tax.tax_minor),
    });
    let goods = order.lines.iter().map(|line| InvoiceLineView {
        quantity: line.quantity.get(),
        title: line.title.get(audience.locale).to_owned(),
        variant: lines::variant_title(setting, line),
        unit_price: money(line.unit_price, audience),
        total: money(line.total, audience),
    });
    InvoiceView {
        locale: audience.locale,
        number: invoice.number.to_string(),
        issued: date(invoice.issued_at),
        order_number: order.number.to_string(),
        ordered: date(order.placed_at),
        supplied: supplied.unwrap_or_else(|| match order.pickup_place() {
            Some(place) => place.name.clone(),
            None => delivery(setting, order, &order.fulfillment),
        }),
        seller: invoice.seller.clone(),
        buyer: buyer(setting, order),
        lines: goods.collect(),
        totals: lines::totals(setting, &order.totals, &order.discounts),
        taxes: taxes.collect(),
        payment: payment(setting, order),
        refunds: order_steps::refunds(order, audience),
        order: link::page(setting.state, &order.id),
    }
}

/// Name and address; who fetched or downloaded gave no address, and is told by name and e-mail.
fn buyer(setting: Setting<'_>, order: &Order) -> Vec<String> {
    let address = address(setting, &order.destination);
    if order.destination.street_address.is_some() {
        return address;
    }
    let lines = [order.name(), order.buyer.email.clone().unwrap_or_default()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
