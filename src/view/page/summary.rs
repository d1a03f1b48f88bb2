//! What is bought and what it costs; shared by bag, checkout and order.

use crate::view::{
    model::{SummaryLineView, TotalView},
    post::Picture,
};
use leptos::prelude::*;

/// Lines with pictures.
#[component]
pub fn Lines(lines: Vec<SummaryLineView>) -> impl IntoView {
    let items = lines
        .iter()
        .map(|line| {
            view! {
                <li class="line">
                    {line.image.clone().map(|image| view! { <Picture image=image sizes="4rem"/> })}
                    <div class="what">
                        <span class="title">{line.title.clone()}</span>
                        <span class="variant">{line.variant.clone()}</span>
                        <span class="quantity">{format!("× {}", line.quantity)}</span>
                    </div>
                    <span class="amount">{line.total.clone()}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="lines">{items}</ul> }
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
