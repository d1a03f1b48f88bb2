//! Who calls over UCP, and what we both can do.
//!
//! A platform names its profile with each request; the profile says its version and its capabilities, and what both
//! sides share is what replies may use. The profile of our own widget is known here and never fetched.
//! It must not know HTTP beyond the address of a profile, nor what a capability does.

mod profiles;

pub use profiles::{ProfileError, Profiles};

use std::sync::Arc;

use spotlet::ucp::capability::negotiate;
use spotlet::ucp::profile::WIDGET_PROFILE_PATH;
use spotlet::ucp::{Capability, VERSION};
use thiserror::Error;

use crate::state::AppState;

/// The platform behind a request, as far as its profile tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The address of its profile.
    pub profile_url: Arc<str>,
    /// What we share.
    pub capabilities: Arc<[Capability]>,
    /// Whether it can show several packages of one method.
    pub multi_group: bool,
    /// Where it wants to hear of its orders.
    pub order_webhook: Option<Arc<str>>,
}

/// Why we cannot talk.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NegotiationError {
    /// The request names no profile.
    #[error(r#"Every request names the profile of its caller, as UCP-Agent: profile="https://…"."#)]
    Nameless,
    /// There is no profile.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The platform speaks another release.
    #[error("Protocol version {0} is not supported. This shop supports version {VERSION}.")]
    Version(String),
}

/// Who stands behind a profile's address.
///
/// # Errors
/// When the profile cannot be had, or is of another release of the protocol.
pub async fn agent(state: &AppState, profile_url: &str) -> Result<Agent, NegotiationError> {
    if is_widget(state, profile_url) {
        return Ok(Agent {
            profile_url: profile_url.into(),
            capabilities: Capability::ALL.into(),
            multi_group: true,
            order_webhook: None,
        });
    }
    let profile = state.profiles.at(profile_url).await?;
    if profile.version() != VERSION {
        return Err(NegotiationError::Version(profile.version().to_owned()));
    }
    Ok(Agent {
        profile_url: profile_url.into(),
        capabilities: negotiate(&profile).into(),
        multi_group: profile.supports_multi_group(),
        order_webhook: profile.order_webhook().map(Into::into),
    })
}

/// Whether this is our own widget. Its first release named the shop's own profile, and pages keep scripts for a while.
fn is_widget(state: &AppState, profile_url: &str) -> bool {
    profile_url
        .strip_prefix(state.config.public_url.as_str())
        .is_some_and(|path| path == WIDGET_PROFILE_PATH || path == "/.well-known/ucp")
}
