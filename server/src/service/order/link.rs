//! The shopper's own address of an order.
//!
//! The page around an embedded checkout learns the order's id, so the id alone opens nothing. The shopper's link
//! carries our signature behind it: `{id}.{signature}`. Who holds it may see and do what the shopper may.

use spotlet::domain::id::OrderId;
use spotlet::domain::theme::ThemeName;

use crate::signer::Purpose;
use crate::state::AppState;

/// The page of an order. Give its address to nobody but the shopper.
#[must_use]
pub fn page(state: &AppState, id: &OrderId) -> String {
    format!("{}/order/{}", state.config.public_url, token(state, id))
}

/// The same in a theme of the brand: the look of the post that it was ordered from.
#[must_use]
pub fn page_in(state: &AppState, id: &OrderId, theme: Option<&ThemeName>) -> String {
    let theme = theme.map_or_else(String::new, |theme| format!("?theme={theme}"));
    format!("{}{theme}", page(state, id))
}

/// Where the form that calls it off is sent.
#[must_use]
pub fn cancel(state: &AppState, id: &OrderId) -> String {
    format!("{}/cancel", page(state, id))
}

/// Its invoice.
#[must_use]
pub fn invoice(state: &AppState, id: &OrderId) -> String {
    format!("{}/invoice", page(state, id))
}

/// Where the shopper agrees that downloads begin.
#[must_use]
pub fn downloads(state: &AppState, id: &OrderId) -> String {
    format!("{}/downloads", page(state, id))
}

/// The credit note of a refund.
#[must_use]
pub fn credit_note(state: &AppState, id: &OrderId, refund: u32) -> String {
    format!("{}/credit-notes/{refund}", page(state, id))
}

/// Where the shopper withdraws from the contract.
#[must_use]
pub fn withdraw(state: &AppState, id: &OrderId) -> String {
    format!("{}/withdraw", page(state, id))
}

/// What the address ends in.
#[must_use]
pub fn token(state: &AppState, id: &OrderId) -> String {
    let signature = state.signer.sign(Purpose::OrderLink, id.as_str());
    format!("{id}.{signature}")
}

/// The order that a token opens.
#[must_use]
pub fn opened(state: &AppState, token: &str) -> Option<OrderId> {
    let (id, signature) = token.split_once('.')?;
    let is_ours = state.signer.has_signed(Purpose::OrderLink, id, signature);
    is_ours.then(|| OrderId::new(id).ok()).flatten()
}
