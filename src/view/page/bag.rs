//! The bag as a page of forms.

use super::{
    layout::document,
    summary::{Amount, Note, Totals},
};
use crate::view::{
    model::{BagLineView, BagView, PageView},
    post::Picture,
    text::Text,
};
use leptos::prelude::*;

/// The bag, with one small form a line and one for the checkout.
pub fn bag_page(page: &PageView, bag: &BagView) -> String {
    let bag = bag.clone();
    document(page, "bag-page", move || {
        let text = Text::of(bag.locale);
        let messages = bag
            .messages
            .iter()
            .map(|message| view! { <p class="alert" role="alert">{message.clone()}</p> })
            .collect_view();
        let back =
            view! { <p class="back"><a href=bag.back.clone()>{text.continue_shopping}</a></p> };
        let content = if bag.lines.is_empty() {
            view! { <p class="empty">{text.bag_empty}</p> }.into_any()
        } else {
            let lines = bag
                .lines
                .iter()
                .map(|line| view! { <Line line=line.clone() text=text/> })
                .collect_view();
            view! {
                <ul class="lines">{lines}</ul>
                <Totals totals=bag.totals.clone() tax_note=bag.tax_note.clone()/>
                {bag.free_delivery_hint.clone().map(|hint| view! { <p class="hint">{hint}</p> })}
                <form method="post" action="/bag/checkout">
                    <button type="submit" class="button">{text.checkout}</button>
                </form>
            }
            .into_any()
        };
        view! {
            <main>
                <h1>{text.bag}</h1>
                {messages}
                {content}
                {back}
            </main>
        }
    })
}

#[component]
fn Line(line: BagLineView, text: &'static Text) -> impl IntoView {
    let name = format!("{}: {}", text.quantity, line.title);
    view! {
        <li class="line">
            {line.image.clone().map(|image| view! { <Picture image=image sizes="4rem"/> })}
            <div class="what">
                <span class="title">{line.title.clone()}</span>
                <span class="variant">{line.variant.clone()}</span>
                <Note note=line.note.clone()/>
                <form method="post" action="/bag/lines" class="stepper">
                    <input type="hidden" name="line" value=line.id.clone()/>
                    <input type="number" name="quantity" min="0" max="99" value=line.quantity inputmode="numeric" autocomplete="off" enterkeyhint="done" aria-label=name/>
                    <button type="submit" class="quiet">{text.update}</button>
                    <button type="submit" class="quiet" name="remove" value="1">{text.remove}</button>
                </form>
            </div>
            <Amount total=line.total.clone() before=line.before.clone() text=text/>
        </li>
    }
}
