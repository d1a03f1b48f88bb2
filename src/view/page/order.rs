//! The shopper's order page.

use super::{
    layout::document,
    summary::{Lines, Totals},
};
use crate::view::{
    model::{OrderView, PageView},
    text::Text,
};
use leptos::prelude::*;

/// Number, what happens next, what was bought, where it goes.
pub fn order_page(page: &PageView, order: &OrderView) -> String {
    let order = order.clone();
    document(page, "order-page", move || {
        let text = Text::of(order.locale);
        let address = order
            .address
            .iter()
            .map(|line| view! { <span>{line.clone()}</span> })
            .collect_view();
        view! {
            <main>
                <p class="kicker">{text.order} " " {order.placed.clone()}</p>
                <h1>{order.number.clone()}</h1>
                <section>
                    <h2>{text.what_next}</h2>
                    <p>{order.next.clone()}</p>
                </section>
                <section>
                    <h2>{text.summary}</h2>
                    <Lines lines=order.lines.clone()/>
                    <Totals totals=order.totals.clone() tax_note=order.tax_note.clone()/>
                </section>
                <section class="columns">
                    <div>
                        <h2>{text.delivery}</h2>
                        <p class="address">{address}</p>
                        <p>{order.delivery.clone()}</p>
                    </div>
                    <div>
                        <h2>{text.payment}</h2>
                        <p>{order.payment.clone()}</p>
                        <h2>{text.contact}</h2>
                        <p>{order.email.clone()}</p>
                    </div>
                </section>
            </main>
        }
    })
}
