//! The bag: lines, totals, and the way to the checkout.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{content::{Sheet, Step}, line::LineItem};
use crate::{
    browser::{dom, intl, page},
    islands::{
        cart, checkout,
        checkout::Way,
        embed::Embed,
        lines::{Line, Wish},
        wire::{Notice, Total},
    },
};

#[component]
pub fn Bag(sheet: Sheet) -> impl IntoView {
    let store = sheet.store;
    let has_lines = Memo::new(move |_| store.bag.with(|bag| !bag.lines.is_empty()));
    let is_loading = move || store.bag.with(|bag| bag.id.is_some()) && !store.is_known.get() && store.notice.with(Option::is_none);
    view! {
        <div class="body" aria-busy=move || store.is_working.get().to_string()>
            <Notices sheet=sheet/>
            <Removed sheet=sheet/>
            {move || {
                if has_lines.get() {
                    view! { <Filled sheet=sheet/> }.into_any()
                } else if is_loading() {
                    view! { <p class="empty">{sheet.word("loading")}</p> }.into_any()
                } else {
                    view! { <p class="empty">{sheet.word("empty")}<small>{sheet.word("empty-hint")}</small></p> }.into_any()
                }
            }}
        </div>
    }
}

/// What went wrong, and what the server wants said.
#[component]
fn Notices(sheet: Sheet) -> impl IntoView {
    let store = sheet.store;
    let text = move |notice| match notice {
        Notice::Offline => sheet.word("offline"),
        Notice::Failed => sheet.word("failed"),
        Notice::Said(text) => text,
    };
    let retry = move |_| {
        store.notice.set(None);
        cart::refetch();
    };
    view! {
        {move || store.notice.get().map(|notice| view! {
            <p class="alert" role="alert">
                {text(notice)}
                <button type="button" class="quiet" on:click=retry>{sheet.word("retry")}</button>
            </p>
        })}
        {move || store.bag.with(|bag| bag.messages.iter().map(|text| view! { <p class="hint">{text.clone()}</p> }).collect_view())}
    }
}

/// The line taken out last can come back.
#[component]
fn Removed(sheet: Sheet) -> impl IntoView {
    let removed = sheet.store.removed;
    let put_back = move |line: Line| {
        removed.set(None);
        cart::wish(Wish::Add { variant: line.variant, quantity: line.quantity }, Box::new(|_| {}));
    };
    view! {
        <p role="status" class="undo">
            {move || removed.get().map(|line| {
                let said = [sheet.word("removed").as_str(), ": ", &line.title].concat();
                view! {
                    <span>{said}</span>
                    <button type="button" class="quiet" on:click=move |_| put_back(line.clone())>{sheet.word("undo")}</button>
                }
            })}
        </p>
    }
}

#[component]
fn Filled(sheet: Sheet) -> impl IntoView {
    let store = sheet.store;
    let lines = move || store.bag.get().lines.into_iter().map(|line| view! { <LineItem sheet=sheet line=line/> }).collect_view();
    let totals = move || store.bag.get().totals.into_iter().map(|total| view! { <Row sheet=sheet total=total/> }).collect_view();
    view! {
        <ul class="lines">{lines}</ul>
        <dl class="totals">{totals}</dl>
        <button type="button" class="button" part="button" on:click=move |event| go_on(sheet, event_target(&event))>
            {sheet.word("checkout")}
        </button>
    }
}

#[component]
fn Row(sheet: Sheet, total: Total) -> impl IntoView {
    view! {
        <div class=["row ", &total.kind].concat()>
            <dt>{total.label}</dt>
            <dd>{money(sheet, total.amount_minor)}</dd>
        </div>
    }
}

/// An amount of the bag, as text.
pub fn money(sheet: Sheet, amount_minor: i64) -> String {
    sheet.store.bag.with_untracked(|bag| sheet.locale.with_value(|locale| intl::money(amount_minor, &bag.currency, locale)))
}

/// Begins the checkout. The button is busy meanwhile, and a second tap is not a second checkout.
fn go_on(sheet: Sheet, button: web_sys::HtmlElement) {
    if button.has_attribute("aria-busy") {
        return;
    }
    dom::set_busy(&button, true);
    let embed = sheet.embed.with_value(Embed::clone);
    spawn_local(async move {
        let way = checkout::begin(sheet.store, &embed).await;
        dom::set_busy(&button, false);
        sheet.store.notice.set(way.as_ref().err().cloned());
        match way {
            Ok(Way::Embedded(embedding)) => sheet.step.set(Step::Checkout(embedding)),
            Ok(Way::Page(url)) => page::leave_for(&url),
            Ok(Way::Prevented) => sheet.close(),
            Err(_) => {}
        }
    });
}
