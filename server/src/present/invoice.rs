//! An invoice, in the language of the market it is for.

use spotlet::domain::order::{CreditNote, Invoice, Refund};
use spotlet::domain::tax::TaxLine;
use spotlet::domain::{Country, Locale, Money, Order, Timestamp};
use spotlet::view::Text;
use spotlet::view::model::{InvoiceLineView, InvoiceTaxView, InvoiceView, TotalView};

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
    let supplied = order.life.parcels.last().map(|parcel| date(parcel.sent_at));
    let supplied = supplied.unwrap_or_else(|| match order.pickup_place() {
        Some(place) => place.name.clone(),
        None => delivery(setting, order, &order.fulfillment),
    });
    let text = Text::of(audience.locale);
    let goods = order.lines.iter().map(|line| InvoiceLineView {
        quantity: line.quantity.get(),
        title: line.title.get(audience.locale).to_owned(),
        variant: lines::variant_title(setting, line),
        unit_price: money(line.unit_price, audience),
        total: money(line.total, audience),
    });
    InvoiceView {
        locale: audience.locale,
        title: text.invoice,
        number: invoice.number.to_string(),
        facts: vec![
            (text.invoice_number, invoice.number.to_string()),
            (text.invoice_date, date(invoice.issued_at)),
            (text.order_number, order.number.to_string()),
            (text.ordered_on, date(order.placed_at)),
            (text.delivery, supplied),
        ],
        seller: invoice.seller.clone(),
        buyer: buyer(setting, order),
        lines: goods.collect(),
        totals: lines::totals(setting, &order.totals, &order.discounts, &order.shipments),
        taxes: taxes(setting, order.totals.taxes(), order),
        payment: payment(setting, order),
        refunds: order_steps::refunds(setting, order),
        order: link::page(setting.state, &order.id),
    }
}

/// The credit note of a refund: what comes back off the invoice, with its share of every tax.
#[must_use]
pub fn credit_note(
    setting: Setting<'_>,
    note: &CreditNote,
    order: &Order,
    refund: &Refund,
) -> InvoiceView {
    let audience = setting.audience;
    let text = Text::of(audience.locale);
    let date = |at: Timestamp| long_date(day_of(at), audience);
    let back = money(
        Money::new(-refund.amount.amount_minor, refund.amount.currency),
        audience,
    );
    let goods = refund.pieces.iter().filter_map(|some| {
        let line = order.lines.iter().find(|line| line.id == some.line)?;
        let total = line.unit_price.checked_mul(some.quantity.into()).ok()?;
        Some(InvoiceLineView {
            quantity: some.quantity,
            title: line.title.get(audience.locale).to_owned(),
            variant: lines::variant_title(setting, line),
            unit_price: money(line.unit_price, audience),
            total: money(total, audience),
        })
    });
    let mut lines: Vec<InvoiceLineView> = goods.collect();
    if lines.is_empty() {
        lines.push(InvoiceLineView {
            quantity: 1,
            title: match refund.amount == order.totals.total() {
                true => format!("{} {}", text.order, order.number),
                false => text.part_of_price.to_owned(),
            },
            variant: String::new(),
            unit_price: back.clone(),
            total: back.clone(),
        });
    }
    let taken_back = note.taxes.iter().map(|tax| TaxLine {
        taxed_minor: -tax.taxed_minor,
        tax_minor: -tax.tax_minor,
        ..*tax
    });
    let taken_back: Vec<TaxLine> = taken_back.collect();
    InvoiceView {
        locale: audience.locale,
        title: text.credit_note,
        number: note.number.to_string(),
        facts: vec![
            (text.credit_note_number, note.number.to_string()),
            (text.invoice_date, date(note.issued_at)),
            (
                text.corrects_invoice,
                format!("{}, {}", note.invoice, date(note.invoiced_at)),
            ),
            (text.order_number, order.number.to_string()),
        ],
        seller: note.seller.clone(),
        buyer: buyer(setting, order),
        lines,
        totals: vec![TotalView {
            kind: "total".to_owned(),
            label: text.total.to_owned(),
            amount: back,
        }],
        taxes: taxes(setting, &taken_back, order),
        payment: payment(setting, order),
        refunds: Vec::new(),
        order: link::page(setting.state, &order.id),
    }
}

fn taxes(setting: Setting<'_>, taxes: &[TaxLine], order: &Order) -> Vec<InvoiceTaxView> {
    let amount = |minor: i64| money(Money::new(minor, order.totals.currency()), setting.audience);
    let taxes = taxes.iter().map(|tax| InvoiceTaxView {
        rate: percent(tax.rate, setting.audience),
        net: amount(tax.net_minor()),
        tax: amount(tax.tax_minor),
    });
    taxes.collect()
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
