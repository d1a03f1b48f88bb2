//! The token of a host that may stand around an embedded checkout and be asked for addresses and payments: UCP's `ec_auth`.
//!
//! The platform that began a session gets one with its key. It is good for that session, one origin and a short time, and is
//! signed, not kept. It must not know what a host is asked for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CheckoutId, PlatformId};

use super::Session;
use crate::config::parse_origin;
use crate::problem::Problem;
use crate::service::platform;
use crate::signer::{Purpose, Signer};
use crate::state::AppState;
use crate::store::checkout_agent;

/// How long a page can be opened with a token: time to put a frame into a page, and for a shopper without JavaScript to
/// fill the form in.
const LIFETIME_MS: i64 = 30 * 60 * 1_000;

/// A token and its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedToken {
    /// What goes into `ec_auth`.
    pub token: String,
    /// From when on it is as good as none.
    pub expires_at: Timestamp,
}

/// What a token says.
struct Claim {
    expires_at: Timestamp,
    platform: PlatformId,
    origin: String,
}

/// A token for the platform of this key, whose page at `origin` is to show the session.
///
/// # Errors
/// [`Problem::Unauthorized`] for a key that is nobody's; [`Problem::NotFound`] for a session that this platform did not begin;
/// [`Problem::InvalidRequest`] for an origin that is none, is not safe, or may not embed this shop.
pub async fn embed_token(
    state: &AppState,
    id: &CheckoutId,
    key: &str,
    origin: &str,
) -> Result<EmbedToken, Problem> {
    let mut conn = state.store.read().await?;
    let agent = checkout_agent::of_checkout(&mut conn, id).await?;
    drop(conn);
    // A bound key is good for the profile that it was shown with when the session began.
    let profile = agent.as_ref().map_or("", |agent| &agent.profile_url);
    let platform = platform::of_key(state, key, profile).await?;
    // Whether somebody else has such a session is nobody's business.
    if agent.is_none_or(|agent| agent.platform != platform) {
        return Err(Problem::NotFound(
            "This platform has begun no such checkout.".to_owned(),
        ));
    }
    let claim = Claim {
        expires_at: state.clock.now().plus_ms(LIFETIME_MS),
        platform,
        origin: safe_origin(state, origin)?,
    };
    Ok(EmbedToken {
        token: claim.seal(&state.signer, id),
        expires_at: claim.expires_at,
    })
}

/// The origin around a session that a valid token names. Anything else is as good as no token.
#[must_use]
pub fn authorised_host(state: &AppState, session: &Session, token: Option<&str>) -> Option<String> {
    let claim = Claim::open(&state.signer, &session.checkout.id, token?)?;
    let is_good = state.clock.now() < claim.expires_at
        && session.began_by.as_ref() == Some(&claim.platform)
        // The configuration may have changed since.
        && state.config.allows_host(&claim.origin);
    is_good.then_some(claim.origin)
}

/// Addresses and payments are handed to pages that nobody on the way can read or change.
fn safe_origin(state: &AppState, text: &str) -> Result<String, Problem> {
    let refused = |why: &str| Problem::InvalidRequest(format!("origin {text:?} {why}."));
    let origin = parse_origin("origin", text)
        .map_err(|_| refused("is not an origin such as https://agent.example"))?;
    let is_loopback = ["http://127.0.0.1", "http://localhost"]
        .into_iter()
        .filter_map(|loopback| origin.strip_prefix(loopback))
        .any(|rest| rest.is_empty() || rest.starts_with(':'));
    if !origin.starts_with("https://") && !is_loopback {
        return Err(refused("does not use https"));
    }
    if !state.config.allows_host(&origin) {
        return Err(refused("may not embed checkouts of this shop"));
    }
    Ok(origin)
}

impl Claim {
    fn seal(&self, signer: &Signer, id: &CheckoutId) -> String {
        let Self {
            expires_at,
            platform,
            origin,
        } = self;
        let text = format!("{}|{platform}|{origin}", expires_at.as_unix_ms());
        let payload = URL_SAFE_NO_PAD.encode(text);
        let signature = signer.sign(Purpose::EmbedToken, &format!("{id}:{payload}"));
        format!("{payload}.{signature}")
    }

    fn open(signer: &Signer, id: &CheckoutId, token: &str) -> Option<Self> {
        let (payload, signature) = token.split_once('.')?;
        if !signer.has_signed(Purpose::EmbedToken, &format!("{id}:{payload}"), signature) {
            return None;
        }
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
        let mut parts = text.splitn(3, '|');
        Some(Self {
            expires_at: Timestamp::from_unix_ms(parts.next()?.parse().ok()?),
            platform: parts.next()?.parse().ok()?,
            origin: parts.next()?.to_owned(),
        })
    }
}
