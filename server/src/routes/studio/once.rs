//! A form that makes something makes it once, however often its button is tapped: the second tap gets the first one's answer.
//!
//! Each page draws a token for its forms (`StudioView::form_token`). What was refused may be sent again with the same token. To add a
//! form: a row in [`CREATES`], and a field `token` in its markup; `studio_twice` of the story tests taps each row twice.

use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::form_urlencoded;

use super::guard::Session;
use crate::idempotency;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::idempotency::RequestKey;
use crate::token;

/// Where a form has its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// In a field of this name.
    Field,
    /// In its address, which was made for this one form.
    Address,
}

/// The forms that make something. Uploads, invitations, the look at an import and steps of orders are not here: there the token is
/// the id of what is made.
pub const CREATES: &[(&str, Token)] = &[
    ("/studio/posts/new", Token::Field),
    ("/studio/posts/{post}/duplicate", Token::Field),
    ("/studio/products/new", Token::Field),
    ("/studio/products/import/{id}", Token::Address),
    ("/studio/brand/themes", Token::Field),
    ("/studio/brand/discounts/new", Token::Field),
    ("/studio/talk/{id}/answer", Token::Field),
];

/// The longest of these forms: a product with hundreds of variants.
const MAX_FORM_BYTES: usize = 2 << 20;

/// Whoever made something is led to it.
fn is_made(status: StatusCode) -> bool {
    status.is_redirection()
}

/// Around every page of the studio, inside the guard.
pub async fn once(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>();
    let row = matched.and_then(|path| CREATES.iter().find(|(route, _)| *route == path.as_str()));
    let session = request.extensions().get::<Session>();
    let (Some((_, place)), Some(session), true) = (row, session, request.method() == Method::POST)
    else {
        return next.run(request).await;
    };
    let caller = session.member.id.to_string();
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_FORM_BYTES).await else {
        return Problem::BodyTooLarge.into_response();
    };
    let drawn = match place {
        Token::Address => Some(String::new()),
        Token::Field => form_urlencoded::parse(&body)
            .find(|(name, value)| name == "token" && !value.is_empty())
            .map(|(_, value)| value.into_owned()),
    };
    let Some(drawn) = drawn else {
        return next.run(Request::from_parts(parts, Body::from(body))).await;
    };
    let key = RequestKey {
        caller,
        route: format!("form {}", parts.uri.path()),
        // Who goes back and says something else means something else.
        key: token::hash(&format!("{drawn} {}", token::hash_bytes(&body))),
    };
    let idempotency = state.idempotency.clone();
    let made = idempotency::once(idempotency, key, (parts, body), next, is_made);
    made.await.unwrap_or_else(IntoResponse::into_response)
}
