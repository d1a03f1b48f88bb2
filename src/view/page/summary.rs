//! What is bought and what it costs; shared by bag, checkout and order.

use crate::view::{
    model::{SummaryLineView, TotalView},
    post::Picture,
    text::Text,
};
use leptos::prelude::*;

/// Lines with pictures.
#[component]
pub fn Lines(lines: Vec<SummaryLineView>, text: &'static Text) -> impl IntoView {
    let items = lines
        .iter()
        .map(|line| {
            view! {
                <li class="line">
                    {line.image.clone().map(|image| view! { <Picture image=image sizes="4rem"/> })}
                    <div class="what">
                        <span class="title">{line.title.clone()}</span>
                        <span class="variant">{line.variant.clone()}</span>
                        <span class="quantity">{pieces(line.quantity, line.each.as_deref())}</span>
                        <Note note=line.note.clone()/>
                    </div>
                    <Amount total=line.total.clone() before=line.before.clone() text=text/>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines">{items}</ul> }
}

/// "× 1", or "2 × €59.00".
fn pieces(quantity: u32, each: Option<&str>) -> String {
    match each {
        Some(each) => format!("{quantity} × {each}"),
        None => format!("× {quantity}"),
    }
}

/// What a line costs, and what it cost before.
#[component]
pub(super) fn Amount(total: String, before: Option<String>, text: &'static Text) -> impl IntoView {
    view! {
        <span class="amount">
            {before.map(|before| view! { <s aria-label=text.price_was>{before}</s> })}
            {total}
        </span>
    }
}

/// What has to stand beside a price; nothing where nothing has to.
#[component]
pub(super) fn Note(note: String) -> impl IntoView {
    (!note.is_empty()).then(|| view! { <span class="variant">{note}</span> })
}

/// Totals, the sum last and largest.
#[component]
pub fn Totals(totals: Vec<TotalView>, tax_note: String) -> impl IntoView {
    let rows = totals
        .iter()
        .map(|row| {
            view! {
                <div class=format!("row {}", row.kind)>
                    <dt>{row.label.clone()}</dt>
                    <dd>{row.amount.clone()}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <dl class="totals">{rows}</dl>
        <p class="tax">{tax_note}</p>
    }
}
