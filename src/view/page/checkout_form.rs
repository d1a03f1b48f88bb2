//! The one form of the checkout: where it goes, how it travels, who gets the mail, how it is paid.

use super::checkout_secrets::Secrets;
use crate::view::{
    model::{CheckoutStep, CheckoutView, DeliveryOptionView, FieldView},
    text::Text,
};
use leptos::prelude::*;

/// The form; renders nothing in any other step.
#[component]
pub fn CheckoutForm(checkout: CheckoutView) -> impl IntoView {
    let text = Text::of(checkout.locale);
    let CheckoutStep::Form {
        fields,
        countries,
        country,
        delivery,
        card,
        test_payment,
    } = checkout.step.clone()
    else {
        return ().into_any();
    };
    let (contact, address): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|field| field.name == "email");
    let countries = countries
        .into_iter()
        .map(|(code, name)| {
            let selected = code == country;
            view! { <option value=code selected=selected>{name}</option> }
        })
        .collect_view();
    let can_deliver = !delivery.is_empty();
    view! {
        <form method="post" action=format!("/checkout/{}", checkout.id) class="form" id="checkout-form" novalidate data-checkout-form="">
            <Secrets checkout=checkout.clone()/>
            <input type="hidden" name="expected_total" value=checkout.total_minor/>
            <fieldset>
                <legend>{text.delivery_address}</legend>
                <div class="grid">
                    <label class="field s6">
                        <span>{text.country}</span>
                        <select name="country" autocomplete="country" data-refresh="">{countries}</select>
                    </label>
                    <Fields fields=address text=text/>
                </div>
            </fieldset>
            <fieldset>
                <legend>{text.delivery}</legend>
                <Delivery options=delivery text=text/>
                <noscript><button type="submit" name="step" value="refresh" class="quiet" formnovalidate>{text.update}</button></noscript>
            </fieldset>
            <fieldset>
                <legend>{text.payment}</legend>
                {test_payment.then(|| view! { <p class="test"><strong>{text.test_payment}</strong> " " <span>{text.test_cards}</span></p> })}
                <div class="grid"><Fields fields=card text=text/></div>
            </fieldset>
            <fieldset>
                <legend>{text.contact}</legend>
                <div class="grid"><Fields fields=contact text=text/></div>
            </fieldset>
            <div class="pay">
                <p class="sum"><span>{text.total}</span> <strong>{checkout.total_text.clone()}</strong></p>
                <button type="submit" class="button" name="step" value="pay" data-pay="" disabled=!can_deliver>{text.pay}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Delivery services of the chosen country.
#[component]
fn Delivery(options: Vec<DeliveryOptionView>, text: &'static Text) -> impl IntoView {
    if options.is_empty() {
        return view! { <p class="alert">{text.no_delivery}</p> }.into_any();
    }
    let options = options
        .into_iter()
        .map(|option| {
            view! {
                <label class="option">
                    <input type="radio" name="delivery" value=option.id checked=option.selected data-refresh=""/>
                    <span class="what">
                        <span class="title">{option.title}</span>
                        <span class="when">{option.description}</span>
                    </span>
                    <span class="amount">{option.price}</span>
                </label>
            }
        })
        .collect_view();
    view! { <div class="options">{options}</div> }.into_any()
}

/// Inputs, each with its mistake told beside it.
#[component]
fn Fields(fields: Vec<FieldView>, text: &'static Text) -> impl IntoView {
    fields
        .into_iter()
        .map(|field| view! { <Field field=field text=text/> })
        .collect_view()
}

#[component]
fn Field(field: FieldView, text: &'static Text) -> impl IntoView {
    let error_id = format!("error-{}", field.name);
    let wrong = field.error.is_some();
    view! {
        <label class=format!("field s{}", field.span)>
            <span>
                {field.label}
                {field.optional.then(|| view! { <small>" (" {text.optional} ")"</small> })}
            </span>
            <input
                name=field.name
                type=field.kind
                autocomplete=field.autocomplete
                inputmode=field.inputmode
                maxlength=field.max_length
                required=!field.optional
                value=field.value
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| error_id.clone())
            />
            {field.error.map(|error| view! { <em class="error" id=error_id>{error}</em> })}
        </label>
    }
}
