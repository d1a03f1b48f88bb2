//! The hidden fields of every form of a checkout.

use crate::view::model::CheckoutView;
use leptos::prelude::*;

/// What proves that a submission comes from this form and this shopper.
#[component]
pub fn Secrets(checkout: CheckoutView) -> impl IntoView {
    view! {
        <input type="hidden" name="form_token" value=checkout.form_token/>
        {checkout.buyer_secret.map(|secret| view! { <input type="hidden" name="buyer_secret" value=secret/> })}
        {checkout.host_origin.map(|_| view! { <input type="hidden" name="embedded" value="1"/> })}
        {checkout.host_auth.map(|token| view! { <input type="hidden" name="ec_auth" value=token/> })}
        {checkout.color_scheme.map(|scheme| view! { <input type="hidden" name="ec_color_scheme" value=scheme/> })}
        {checkout.theme.map(|theme| view! { <input type="hidden" name="theme" value=theme/> })}
    }
}
