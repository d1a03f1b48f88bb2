//! The online withdrawal function (Directive 2011/83/EU, article 11a): a statement, then its confirmation.

use super::layout::document;
use crate::view::{
    model::{PageView, WithdrawStep, WithdrawView},
    text::Text,
};
use leptos::prelude::*;

/// The page in one of its steps.
pub fn withdraw_page(page: &PageView, withdraw: &WithdrawView) -> String {
    let withdraw = withdraw.clone();
    document(page, "order-page", move || {
        let text = Text::of(withdraw.locale);
        let action = withdraw.action.clone();
        let step = match withdraw.step.clone() {
            WithdrawStep::Statement {
                name,
                email,
                lines,
                error,
            } => view! { <Statement action name email lines error text/> }.into_any(),
            WithdrawStep::Confirm { name, email, lines } => {
                view! { <Confirm action name email lines text/> }.into_any()
            }
            WithdrawStep::Received { text: received } => {
                view! { <p class="lede" role="status">{received}</p> }.into_any()
            }
        };
        view! {
            <main>
                <p class="kicker">{text.order} " " {withdraw.number.clone()}</p>
                <h1>{text.withdraw_here}</h1>
                {step}
                <p class="back"><a href=withdraw.order.clone()>{text.view_order}</a></p>
            </main>
        }
    })
}

#[component]
fn Statement(
    action: String,
    name: String,
    email: String,
    lines: Vec<(String, String, bool)>,
    error: Option<String>,
    text: &'static Text,
) -> impl IntoView {
    let boxes = lines
        .into_iter()
        .map(|(id, title, chosen)| {
            view! {
                <label class="choice">
                    <input type="checkbox" name="line" value=id checked=chosen/>
                    <span>{title}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <p class="lede">{text.withdraw_hint}</p>
        {error.map(|error| view! { <p class="alert" role="alert">{error}</p> })}
        <form class="statement" method="post" action=action>
            <fieldset>
                <legend>{text.withdraw_what}</legend>
                {boxes}
            </fieldset>
            <label class="field">
                <span>{text.your_name}</span>
                <input name="name" autocomplete="name" autocapitalize="words" enterkeyhint="next" required=true maxlength="120" value=name/>
            </label>
            <label class="field">
                <span>{text.your_email}</span>
                <input name="email" type="email" autocomplete="email" inputmode="email" enterkeyhint="done" required=true maxlength="254" value=email/>
            </label>
            <button class="button" type="submit" name="step" value="review">{text.continue_on}</button>
        </form>
    }
}

#[component]
fn Confirm(
    action: String,
    name: String,
    email: String,
    lines: Vec<(String, String)>,
    text: &'static Text,
) -> impl IntoView {
    let items = lines
        .iter()
        .map(|(_, title)| view! { <li>{title.clone()}</li> })
        .collect_view();
    let hidden = lines
        .iter()
        .map(|(id, _)| view! { <input type="hidden" name="line" value=id.clone()/> })
        .collect_view();
    view! {
        <p class="lede">{text.withdraw_statement}</p>
        <ul>{items}</ul>
        <p>{name.clone()} <br/> {email.clone()}</p>
        <form method="post" action=action>
            {hidden}
            <input type="hidden" name="name" value=name/>
            <input type="hidden" name="email" value=email/>
            <button class="button" type="submit" name="step" value="confirm">{text.withdraw_confirm}</button>
        </form>
    }
}
