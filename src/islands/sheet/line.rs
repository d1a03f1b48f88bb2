//! One line of the bag.

use leptos::prelude::*;

use super::{bag::money, content::Sheet};
use crate::islands::{
    cart,
    lines::{Line, MAX_QUANTITY, Wish},
};

#[component]
pub fn LineItem(sheet: Sheet, line: Line) -> impl IntoView {
    let ask = |wish: Wish| cart::wish(wish, Box::new(|_| {}));
    let Line { title, variant, quantity, .. } = line.clone();
    let (less, more) = (variant.clone(), variant);
    let label = [sheet.word("quantity").as_str(), ": ", &title].concat();
    let remove_label = [sheet.word("remove").as_str(), ": ", &title].concat();
    let total = money(sheet, line.total_minor);
    let picture = line.image.clone().map(|src| view! { <img src=src alt="" width="64" height="64" loading="lazy"/> });
    let remove = move |_| {
        ask(Wish::Remove(line.variant.clone()));
        sheet.store.removed.set(Some(line.clone()));
    };
    view! {
        <li class="line">
            {picture}
            <div class="what">
                <span class="title">{title}</span>
                <div class="stepper" role="group" aria-label=label>
                    <button type="button" class="quiet" aria-label=sheet.word("less") disabled={quantity <= 1} on:click=move |_| ask(Wish::Less(less.clone()))>
                        "−"
                    </button>
                    <output>{quantity}</output>
                    <button
                        type="button"
                        class="quiet"
                        aria-label=sheet.word("more")
                        disabled={quantity >= MAX_QUANTITY}
                        on:click=move |_| ask(Wish::Add { variant: more.clone(), quantity: 1 })
                    >
                        "+"
                    </button>
                    <button type="button" class="quiet" aria-label=remove_label on:click=remove>{sheet.word("remove")}</button>
                </div>
            </div>
            <span class="amount">{total}</span>
        </li>
    }
}
