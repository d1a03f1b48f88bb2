//! The checkout page in all its steps.
//!
//! `<main data-checkout>` is what the checkout bundle replaces after a submission; everything it needs stands in its attributes
//! and in the JSON block, which holds only what the embedding page may know.

use super::{
    checkout_discount::DiscountCode,
    checkout_form::CheckoutForm,
    checkout_secrets::Secrets,
    layout::document,
    summary::{Lines, Totals},
};
use crate::view::{
    model::{CheckoutStep, CheckoutView, PageView},
    text::Text,
};
use leptos::prelude::*;

/// The checkout page.
pub fn checkout_page(page: &PageView, checkout: &CheckoutView) -> String {
    let class = if checkout.host_origin.is_some() {
        "checkout-page embedded"
    } else {
        "checkout-page"
    };
    let checkout = checkout.clone();
    document(page, class, move || view! { <Checkout checkout=checkout/> })
}

#[component]
fn Checkout(checkout: CheckoutView) -> impl IntoView {
    let text = Text::of(checkout.locale);
    let alerts = checkout
        .alerts
        .iter()
        .map(|alert| view! { <p class="alert" role="alert">{alert.clone()}</p> })
        .collect_view();
    let heading = heading(&checkout, text);
    let step = step(&checkout, text);
    // Only such a host is asked for anything.
    let is_authorised = checkout.host_auth.is_some();
    let CheckoutView {
        id,
        status,
        host_origin,
        ucp_json,
        ..
    } = checkout.clone();
    view! {
        <main
            data-checkout=id
            data-status=status
            data-host-origin=host_origin
            data-t-offline=text.offline
            data-t-failed=text.failed
            data-t-covered=text.covered
            data-t-total=text.total_changed
            data-t-address=is_authorised.then_some(text.choose_address)
            data-t-payment=is_authorised.then_some(text.choose_payment)
            data-t-host-pays=is_authorised.then_some(text.host_pays)
            data-t-host-refused=is_authorised.then_some(text.host_refused)
            tabindex="-1"
        >
            <script type="application/json" id="ec-checkout" inner_html=ucp_json></script>
            <div class="steps">
                <h1>{heading}</h1>
                {alerts}
                {step}
                <p class="secure">{text.secure}</p>
            </div>
            <Summary checkout=checkout text=text/>
        </main>
    }
}

fn heading(checkout: &CheckoutView, text: &'static Text) -> &'static str {
    match checkout.step {
        CheckoutStep::Form { .. } => text.checkout,
        CheckoutStep::Locked { .. } => text.locked_title,
        CheckoutStep::Challenge { .. } => text.challenge_title,
        CheckoutStep::Pending => text.pending_title,
        CheckoutStep::Completed { .. } => text.thank_you,
        CheckoutStep::Ended { .. } => text.ended_title,
    }
}

fn step(checkout: &CheckoutView, text: &'static Text) -> AnyView {
    let action = format!("/checkout/{}", checkout.id);
    match &checkout.step {
        CheckoutStep::Form { .. } => view! { <CheckoutForm checkout=checkout.clone()/> }.into_any(),
        CheckoutStep::Locked { asks_again } => view! {
            <p>{text.locked_hint}</p>
            <form method="post" action=format!("{action}/restart") class="choices">
                <Secrets checkout=checkout.clone()/>
                <button type="submit" class="button">{text.start_again}</button>
            </form>
            {asks_again.then(|| view! {
                <form method="post" action=format!("{action}/refresh") data-poll="" hidden>
                    <Secrets checkout=checkout.clone()/>
                </form>
            })}
        }
        .into_any(),
        CheckoutStep::Challenge { stripe: Some(stripe) } => view! {
            <p>{text.challenge_theirs}</p>
            <form method="post" action=format!("{action}/challenge") class="choices" data-stripe-challenge=stripe.publishable_key.clone() data-secret=stripe.client_secret.clone()>
                <Secrets checkout=checkout.clone()/>
                <button type="submit" class="button" name="answer" value="approve">{text.update}</button>
                <button type="submit" class="quiet" name="answer" value="decline">{text.decline}</button>
            </form>
        }
        .into_any(),
        CheckoutStep::Challenge { stripe: None } => view! {
            <p>{text.challenge_hint}</p>
            <form method="post" action=format!("{action}/challenge") class="choices">
                <Secrets checkout=checkout.clone()/>
                <button type="submit" class="button" name="answer" value="approve">{text.approve}</button>
                <button type="submit" class="quiet" name="answer" value="decline">{text.decline}</button>
            </form>
        }
        .into_any(),
        CheckoutStep::Pending => view! {
            <p>{text.pending_hint}</p>
            <form method="post" action=format!("{action}/refresh") data-poll="">
                <Secrets checkout=checkout.clone()/>
                <button type="submit" class="quiet">{text.update}</button>
            </form>
        }
        .into_any(),
        CheckoutStep::Completed { order_number, order_url } => view! {
            <p>{text.confirmation_hint}</p>
            <p class="order-number">
                <span>{text.order_number}</span>
                <strong data-order-number="">{order_number.clone()}</strong>
            </p>
            // The address opens the order to whoever holds it, so it is never handed to the host.
            {order_url.clone().map(|url| {
                let target = checkout.host_origin.as_ref().map(|_| "_blank");
                view! { <p><a class="button" href=url target=target rel="noopener" data-private="">{text.view_order}</a></p> }
            })}
        }
        .into_any(),
        CheckoutStep::Ended { reason } => view! { <p>{reason.clone()}</p> }.into_any(),
    }
}

/// The order at a glance; on a phone it folds away, with the sum always in sight.
#[component]
fn Summary(checkout: CheckoutView, text: &'static Text) -> impl IntoView {
    view! {
        <aside class="summary" aria-label=text.summary>
            <details open>
                <summary>
                    <span>{text.summary}</span>
                    <strong data-total="">{checkout.total_text.clone()}</strong>
                </summary>
                <Lines lines=checkout.lines.clone() text=text/>
                {checkout.discount.map(|discount| view! { <DiscountCode discount=discount text=text/> })}
                <Totals totals=checkout.totals.clone() tax_note=checkout.tax_note.clone()/>
                {checkout.free_delivery_hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            </details>
        </aside>
    }
}
