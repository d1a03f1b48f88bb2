//! Negotiation around every operation: who calls, by `UCP-Agent`, and whether both of us can do what is asked for.
//!
//! What fails here is no answer of an operation: it stands outside of the layer that remembers answers, so that asking again helps.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::Response;
use sfv::{Dictionary, ListEntry, Parser};
use spotlet::ucp::{Capability, ErrorResponse, Message, Severity};

use super::show::ok;
use crate::problem::Problem;
use crate::service::negotiation::{Agent, NegotiationError, agent};
use crate::state::AppState;

/// Finds out who calls and keeps it as an extension of the request, an [`Agent`].
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    // What is at no address needs no profile to be told so.
    let Some(needed) = needed(request.uri().path()) else {
        return next.run(request).await;
    };
    let agent = match told(&state, request.headers()).await {
        Ok(agent) => agent,
        Err(error) => {
            let home = state.config.public_url.clone();
            return Problem::from(error).into_ucp_beside(Some(home));
        }
    };
    if !agent.capabilities.contains(&needed) {
        return incompatible(&state, needed);
    }
    let writes = matches!(needed, Capability::Cart | Capability::Checkout)
        && request.method() != Method::GET;
    if writes && !request.headers().contains_key("idempotency-key") {
        return Problem::InvalidIdempotencyKey.into_ucp();
    }
    request.extensions_mut().insert(agent);
    next.run(request).await
}

/// The capability that an operation belongs to, by its path below `/ucp/v1`.
fn needed(path: &str) -> Option<Capability> {
    let mut words = path.trim_start_matches('/').split('/');
    match (words.next()?, words.next()) {
        ("catalog", Some("search")) => Some(Capability::CatalogSearch),
        ("catalog", Some("lookup" | "product")) => Some(Capability::CatalogLookup),
        ("carts", _) => Some(Capability::Cart),
        ("checkout-sessions", _) => Some(Capability::Checkout),
        ("orders", Some(_)) => Some(Capability::Order),
        _ => None,
    }
}

async fn told(state: &AppState, headers: &HeaderMap) -> Result<Agent, NegotiationError> {
    let url = profile_url(headers).ok_or(NegotiationError::Nameless)?;
    agent(state, &url).await
}

/// The `profile` of the dictionary in `UCP-Agent`, whose lines are one field (RFC 9651).
fn profile_url(headers: &HeaderMap) -> Option<String> {
    let lines: Vec<&str> = headers
        .get_all("ucp-agent")
        .iter()
        .map(|value| value.to_str().ok())
        .collect::<Option<_>>()?;
    let fields: Dictionary = Parser::new(&lines.join(", ")).parse().ok()?;
    match fields.get("profile")? {
        ListEntry::Item(item) => Some(item.bare_item.as_string()?.as_str().to_owned()),
        ListEntry::InnerList(_) => None,
    }
}

/// A business outcome: we understood each other well enough to know that we cannot do this together.
fn incompatible(state: &AppState, needed: Capability) -> Response {
    let message = Message::Error {
        code: "capabilities_incompatible".to_owned(),
        path: None,
        content: format!(
            "This needs the capability {}, which the profile does not offer in a version that this shop supports.",
            needed.name()
        ),
        severity: Severity::Unrecoverable,
    };
    let mut reply = ErrorResponse::new(message, Vec::new());
    reply.continue_url = Some(state.config.public_url.clone());
    ok(&reply)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_header_is_a_structured_dictionary() {
        let url = "https://agent.example/profile";
        for (lines, expected) in [
            (
                &[r#"profile="https://agent.example/profile""#][..],
                Some(url),
            ),
            (
                &[r#"a=1, profile="https://agent.example/profile";v=2"#],
                Some(url),
            ),
            (
                &["a=?1", r#"profile="https://agent.example/profile""#],
                Some(url),
            ),
            // As everywhere in structured fields, the last one counts.
            (
                &[r#"profile="x", profile="https://agent.example/profile""#],
                Some(url),
            ),
            (&[], None),
            (&[""], None),
            (&["profile"], None),
            (&["profile=https://agent.example/profile"], None),
            (&[r#"profile=("https://agent.example/profile")"#], None),
            (&[r#"profile="https://agent.example/profile"#], None),
            (&["Mozilla/5.0"], None),
            (&[r#"Profile="https://agent.example/profile""#], None),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("ucp-agent", line.parse().unwrap());
            }
            assert_eq!(profile_url(&headers).as_deref(), expected, "{lines:?}");
        }
    }
}
