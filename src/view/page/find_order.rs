//! The online withdrawal function for who has no link to their order: a statement, then its confirmation.

use super::layout::document;
use crate::view::{
    model::{FindOrderView, PageView},
    text::Text,
};
use leptos::prelude::*;

/// The page in one of its two steps.
pub fn find_order_page(page: &PageView, find: &FindOrderView) -> String {
    let find = find.clone();
    document(page, "order-page", move || {
        let text = Text::of(find.locale);
        let step = if find.is_review {
            view! { <Review find=find text=text/> }.into_any()
        } else {
            view! { <Statement find=find text=text/> }.into_any()
        };
        view! {
            <main>
                <h1>{text.withdraw_here}</h1>
                {step}
            </main>
        }
    })
}

#[component]
fn Statement(find: FindOrderView, text: &'static Text) -> impl IntoView {
    let field = |label: &'static str, name: &'static str, kind, value: String| {
        // How each is typed: autofill, capitals, keyboard and its last key.
        let (complete, capitals, keyboard, enter) = match name {
            "email" => ("email", "none", Some("email"), "done"),
            "number" => ("off", "characters", None, "next"),
            _ => ("name", "words", None, "next"),
        };
        view! {
            <label class="field">
                <span>{label}</span>
                <input name=name type=kind autocomplete=complete autocapitalize=capitals inputmode=keyboard enterkeyhint=enter required=true maxlength="254" value=value/>
            </label>
        }
    };
    view! {
        <p class="lede">{text.withdraw_by_number_hint}</p>
        {find.error.map(|error| view! { <p class="alert" role="alert">{error}</p> })}
        <form class="statement" method="post" action="/withdraw">
            {field(text.your_name, "name", "text", find.name)}
            {field(text.order_number, "number", "text", find.number)}
            {field(text.order_email, "email", "email", find.email)}
            <button class="button" type="submit" name="step" value="review">{text.continue_on}</button>
        </form>
    }
}

#[component]
fn Review(find: FindOrderView, text: &'static Text) -> impl IntoView {
    view! {
        <p class="lede">{text.withdraw_all}</p>
        <p>{find.number.clone()} <br/> {find.name.clone()} <br/> {find.email.clone()}</p>
        <form method="post" action="/withdraw">
            <input type="hidden" name="name" value=find.name/>
            <input type="hidden" name="number" value=find.number/>
            <input type="hidden" name="email" value=find.email/>
            <button class="button" type="submit" name="step" value="confirm">{text.withdraw_confirm}</button>
        </form>
    }
}
