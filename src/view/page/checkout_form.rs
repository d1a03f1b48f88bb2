//! The one form of the checkout: where it goes, how it travels, who gets the mail, how it is paid.

use super::checkout_secrets::Secrets;
use crate::view::{
    model::{
        CheckoutStep, CheckoutView, DeliveryOptionView, FieldView, ShipmentView, StoreView,
        StripeView, WayView,
    },
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
        way,
        stores,
        shipments,
        card,
        test_payment,
        stripe,
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
    let is_free = checkout.total_minor == 0;
    let can_deliver = !delivery.is_empty();
    let is_pickup = way == WayView::Pickup;
    let needs_address = matches!(way, WayView::Delivery { .. });
    let has_choice = is_pickup || way == WayView::Delivery { has_stores: true };
    view! {
        <form method="post" action=format!("/checkout/{}", checkout.id) class="form" id="checkout-form" novalidate data-checkout-form="">
            // What the key that ends a line presses by itself, until the page's own script takes the key: never the button that pays.
            <button type="submit" name="step" value="refresh" formnovalidate hidden></button>
            <Secrets checkout=checkout.clone()/>
            <input type="hidden" name="expected_total" value=checkout.total_minor/>
            {stripe.is_some().then(|| view! { <Express text=text/> })}
            {has_choice.then(|| view! { <Way is_pickup=is_pickup text=text/> })}
            {is_pickup.then(|| view! { <Stores stores=stores text=text/> })}
            {needs_address.then(|| view! {
                <fieldset>
                    <legend>{text.delivery_address}</legend>
                    <div class="grid" data-fields="address">
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
                </fieldset>
            })}
            {(!shipments.is_empty()).then(|| view! { <Shipments shipments=shipments/> })}
            <noscript><button type="submit" name="step" value="refresh" class="quiet" formnovalidate>{text.update}</button></noscript>
            <fieldset>
                <legend>{text.payment}</legend>
                {test_payment.then(|| view! { <p class="test"><strong>{text.test_payment}</strong> " " <span>{text.test_cards}</span></p> })}
                {is_free.then(|| view! { <p>{text.nothing_to_pay}</p> })}
                <div data-fields="payment">
                    {stripe.map(|stripe| view! { <StripeFields stripe=stripe total_minor=checkout.total_minor text=text/> })}
                    {(!card.is_empty()).then(|| view! { <div class="grid"><Fields fields=card text=text/></div> })}
                </div>
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

/// Delivered or fetched.
#[component]
fn Way(is_pickup: bool, text: &'static Text) -> impl IntoView {
    let choice = |value: &'static str, title: &'static str, chosen: bool| {
        view! {
            <label class="option">
                <input type="radio" name="method" value=value checked=chosen data-refresh=""/>
                <span class="title">{title}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{text.how_to_get_it}</legend>
            <div class="options ways">
                {choice("delivery", text.delivery, !is_pickup)}
                {choice("pickup", text.pickup, is_pickup)}
            </div>
        </fieldset>
    }
}

/// Stores to fetch the order at.
#[component]
fn Stores(stores: Vec<StoreView>, text: &'static Text) -> impl IntoView {
    let stores = stores
        .into_iter()
        .map(|store| {
            view! {
                <label class="option">
                    <input type="radio" name="store" value=store.id checked=store.selected disabled=!store.has_all data-refresh=""/>
                    <span class="what">
                        <span class="title">{store.name}</span>
                        <span class="when">{store.address}</span>
                        <span class="when">{store.hours}</span>
                        <span class=if store.has_all { "ready" } else { "when" }>{store.ready}</span>
                    </span>
                    <span class="amount">{text.free}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{text.choose_store}</legend>
            <div class="options">{stores}</div>
        </fieldset>
    }
}

/// What travels together, when it is not all of it.
#[component]
pub(super) fn Shipments(shipments: Vec<ShipmentView>) -> impl IntoView {
    let shipments = shipments
        .into_iter()
        .map(|shipment| {
            let lines = shipment
                .lines
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect_view();
            view! {
                <section class="shipment">
                    <h2>{shipment.title}</h2>
                    <ul>{lines}</ul>
                    <p class="when">{shipment.when}</p>
                </section>
            }
        })
        .collect_view();
    view! { <div class="shipments">{shipments}</div> }
}

/// Where wallets go, before any field: whoever has one fills in nothing. Takes no room until Stripe's script finds a wallet.
#[component]
fn Express(text: &'static Text) -> impl IntoView {
    view! {
        <section class="express" aria-label=text.express data-stripe-express="">
            <div data-stripe-wallets=""></div>
            <p class="or"><span>{text.or_fill_in}</span></p>
        </section>
    }
}

/// Where Stripe's script puts its own fields; a card typed there never comes to us.
#[component]
fn StripeFields(stripe: StripeView, total_minor: i64, text: &'static Text) -> impl IntoView {
    view! {
        <div
            data-stripe=stripe.publishable_key
            data-amount=total_minor
            data-currency=stripe.currency
            data-capture=stripe.capture
        >
            <div data-stripe-fields=""></div>
            <input type="hidden" name="stripe_token"/>
            <noscript><p class="alert">{text.payment_needs_script}</p></noscript>
        </div>
    }
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
                enterkeyhint=field.enter
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
