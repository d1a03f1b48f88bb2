//! Stripe's script, as far as we call it: <https://docs.stripe.com/js>.

use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// What `Stripe(key)` gives.
    pub type StripeJs;

    /// Begins with a publishable key. Throws where the script has not loaded.
    #[wasm_bindgen(catch, js_name = Stripe)]
    pub fn stripe(key: &str) -> Result<StripeJs, JsValue>;

    /// A group of fields for one payment.
    #[wasm_bindgen(method, catch)]
    pub fn elements(this: &StripeJs, options: &JsValue) -> Result<Elements, JsValue>;

    /// Turns what was typed into a token; `{confirmationToken}` or `{error}`.
    #[wasm_bindgen(method, catch, js_name = createConfirmationToken)]
    pub async fn create_confirmation_token(this: &StripeJs, options: &JsValue) -> Result<JsValue, JsValue>;

    /// Asks the bank's question; `{paymentIntent}` or `{error}`.
    #[wasm_bindgen(method, catch, js_name = handleNextAction)]
    pub async fn handle_next_action(this: &StripeJs, options: &JsValue) -> Result<JsValue, JsValue>;

    /// A group of fields.
    pub type Elements;

    /// A field: `payment` or `expressCheckout`.
    #[wasm_bindgen(method, catch)]
    pub fn create(this: &Elements, kind: &str, options: &JsValue) -> Result<StripeElement, JsValue>;

    /// Checks what was typed; `{}` or `{error}`.
    #[wasm_bindgen(method, catch)]
    pub async fn submit(this: &Elements) -> Result<JsValue, JsValue>;

    /// A field.
    pub type StripeElement;

    /// Shows it in a place of the page.
    #[wasm_bindgen(method, catch)]
    pub fn mount(this: &StripeElement, place: &Element) -> Result<(), JsValue>;

    /// Hears of it.
    #[wasm_bindgen(method, catch)]
    pub fn on(this: &StripeElement, event: &str, handler: &Function) -> Result<(), JsValue>;
}
