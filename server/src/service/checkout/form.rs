//! The token of one rendering of a checkout's form: it shows that the form is ours and for this
//! session, and the shopper's secret is made from it, so that a form that is sent twice (the reply
//! got lost, the button was pressed again) gets the same secret twice.

use spotlet::domain::id::CheckoutId;

use crate::signer::{Purpose, Signer};
use crate::state::AppState;
use crate::token;

/// A token for a form that is rendered now.
#[must_use]
pub fn form_token(state: &AppState, id: &CheckoutId) -> String {
    let random = token::secret();
    let signature = state.signer.sign(Purpose::CheckoutForm, &text(id, &random));
    format!("{random}.{signature}")
}

/// Whether a token is of a form that this server rendered for this session.
pub(super) fn is_genuine(signer: &Signer, id: &CheckoutId, token: &str) -> bool {
    token.split_once('.').is_some_and(|(random, signature)| {
        signer.has_signed(Purpose::CheckoutForm, &text(id, random), signature)
    })
}

/// The secret of the shopper who first typed into this form. As random as the token, which nobody
/// but the page with the form has seen.
pub(super) fn buyer_secret(signer: &Signer, id: &CheckoutId, token: &str) -> String {
    signer.sign(Purpose::BuyerSecret, &text(id, token))
}

fn text(id: &CheckoutId, rest: &str) -> String {
    format!("{id}:{rest}")
}
