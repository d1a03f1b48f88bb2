//! Who may show a checkout in a frame.

use spotlet::domain::Checkout;

use crate::routes::html::Framing;
use crate::state::AppState;

/// As a page nobody may; embedded, the page that made the session, if the brand allows it.
pub fn framing(state: &AppState, checkout: &Checkout, is_embedded: bool) -> Framing {
    let origin = checkout.host_origin.as_deref().filter(|_| is_embedded);
    match origin {
        None => Framing::Nobody,
        // A post in a frame made the session: our own origin asked, but the page around that frame must be allowed too,
        // as every ancestor is checked.
        Some(own) if own == state.config.public_url => crate::routes::embed::framing(state),
        Some(origin) if state.config.allows_host(origin) => {
            Framing::Origins(vec![origin.to_owned()])
        }
        Some(_) => Framing::Nobody,
    }
}
