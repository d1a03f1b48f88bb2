//! The discount code of a checkout. It stands in the summary and belongs to the one form of the page, so that it is sent with
//! everything typed there and nothing is lost, with or without a script.

use crate::view::{model::DiscountCodeView, text::Text};
use leptos::prelude::*;

/// The field, or the code that counts.
#[component]
pub fn DiscountCode(discount: DiscountCodeView, text: &'static Text) -> impl IntoView {
    match discount {
        DiscountCodeView::Applied(code) => view! {
            <p class="code applied">
                <span>{text.discount_code} ": " <strong>{code}</strong></span>
                <button type="submit" class="quiet" form="checkout-form" name="step" value="remove-code" aria-label=text.remove_code formnovalidate>
                    {text.remove}
                </button>
            </p>
        }
        .into_any(),
        DiscountCodeView::Field { value, error } => {
            let wrong = error.is_some();
            view! {
                <div class="code" data-own-button="">
                    <label class="field">
                        <span>{text.discount_code}</span>
                        <input
                            name="discount_code"
                            form="checkout-form"
                            type="text"
                            autocomplete="off"
                            autocapitalize="characters"
                            spellcheck="false"
                            enterkeyhint="go"
                            maxlength="64"
                            value=value
                            aria-invalid=wrong.then_some("true")
                            aria-describedby=wrong.then_some("error-discount_code")
                        />
                    </label>
                    <button type="submit" class="quiet" form="checkout-form" name="step" value="code" formnovalidate>{text.apply}</button>
                    {error.map(|error| view! { <em class="error" id="error-discount_code">{error}</em> })}
                </div>
            }
            .into_any()
        }
    }
}
