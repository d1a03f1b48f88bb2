//! Who may show a checkout in a frame.

use crate::routes::html::Framing;
use crate::service::checkout::{Session, authorised_host};
use crate::state::AppState;

/// The page around a checkout, as far as we know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// Its origin: what messages go to. Absent when nobody may stand around the page.
    pub origin: Option<String>,
    /// Whether it brought a valid `ec_auth`.
    pub is_authorised: bool,
}

impl Host {
    /// Nobody for a page by itself; embedded, whom the token names, else the page that made the session.
    pub fn of(state: &AppState, session: &Session, is_embedded: bool, auth: Option<&str>) -> Self {
        if !is_embedded {
            return Self::default();
        }
        match authorised_host(state, session, auth) {
            Some(origin) => Self {
                origin: Some(origin),
                is_authorised: true,
            },
            None => Self {
                origin: session.checkout.host_origin.clone(),
                is_authorised: false,
            },
        }
    }
}

/// As a page nobody may; embedded, its host, if the brand allows it.
pub fn framing(state: &AppState, host: &Host) -> Framing {
    match host.origin.as_deref() {
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
