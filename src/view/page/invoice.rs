//! The invoice, and the credit note that corrects it: a page to print, and to keep.

use super::{layout::document, order::Refunds};
use crate::view::{
    model::{InvoiceView, PageView},
    text::Text,
};
use leptos::prelude::*;

/// Who sold what to whom, and with which taxes.
pub fn invoice_page(page: &PageView, invoice: &InvoiceView) -> String {
    let invoice = invoice.clone();
    document(page, "invoice-page", move || {
        let text = Text::of(invoice.locale);
        let lines = |lines: &[String]| {
            lines
                .iter()
                .map(|line| view! { <span>{line.clone()}</span> })
                .collect_view()
        };
        let facts = invoice
            .facts
            .iter()
            .map(|(name, value)| view! { <div><dt>{*name}</dt><dd>{value.clone()}</dd></div> })
            .collect_view();
        view! {
            <main>
                <p class="back"><a href=invoice.order.clone()>{text.view_order}</a></p>
                <p class="address seller">{lines(&invoice.seller)}</p>
                <h1>{invoice.title}</h1>
                <div class="columns">
                    <p class="address">{lines(&invoice.buyer)}</p>
                    <dl class="facts">{facts}</dl>
                </div>
                <Goods invoice=invoice.clone() text=text/>
                <Taxes invoice=invoice.clone() text=text/>
                <p>{text.payment} ": " {invoice.payment.clone()}</p>
                <Refunds refunds=invoice.refunds.clone() text=text/>
            </main>
        }
    })
}

#[component]
fn Goods(invoice: InvoiceView, text: &'static Text) -> impl IntoView {
    let lines = invoice
        .lines
        .into_iter()
        .map(|line| {
            let variant = (!line.variant.is_empty())
                .then(|| view! { <span class="variant">{line.variant}</span> });
            view! {
                <tr>
                    <th scope="row">{line.title} {variant}</th>
                    <td>{line.quantity}</td>
                    <td>{line.unit_price}</td>
                    <td>{line.total}</td>
                </tr>
            }
        })
        .collect_view();
    let totals = invoice
        .totals
        .into_iter()
        .map(|total| {
            view! {
                <tr class=total.kind>
                    <th scope="row" colspan="3">{total.label}</th>
                    <td>{total.amount}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{text.item}</th>
                    <th scope="col">{text.quantity}</th>
                    <th scope="col">{text.unit_price}</th>
                    <th scope="col">{text.amount}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
            <tfoot>{totals}</tfoot>
        </table>
    }
}

#[component]
fn Taxes(invoice: InvoiceView, text: &'static Text) -> impl IntoView {
    let is_empty = invoice.taxes.is_empty();
    let rows = invoice
        .taxes
        .into_iter()
        .map(|tax| {
            view! {
                <tr>
                    <th scope="row">{tax.rate}</th>
                    <td>{tax.net}</td>
                    <td>{tax.tax}</td>
                </tr>
            }
        })
        .collect_view();
    (!is_empty).then(|| {
        view! {
            <table class="taxes">
                <thead>
                    <tr>
                        <th scope="col">{text.tax_rate}</th>
                        <th scope="col">{text.net}</th>
                        <th scope="col">{text.tax}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}
