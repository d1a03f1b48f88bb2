//! Who comes in: the session's member, the origin of what is written, and the least role of the route.

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use spotlet::domain::{self, Access};
use spotlet::view::studio::notice_page;
use spotlet::view::studio::words::ShellWords;

use super::{access, cookie, shell};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::pages::{Told, Visitor, foreign_form, is_ours};
use crate::service::studio::session;
use crate::state::AppState;
use crate::text::words;

/// The member who sent the request. Routes below the guard take it as an argument.
#[derive(Clone, Debug)]
pub struct Member(pub domain::Member);

/// The same with the secret of their session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub member: domain::Member,
    /// What their cookie holds.
    pub secret: String,
}

impl<S: Sync> FromRequestParts<S> for Session {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let session = parts.extensions.get::<Self>().cloned();
        session.ok_or(Problem::SignedOut)
    }
}

impl<S: Sync> FromRequestParts<S> for Member {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let session = Session::from_request_parts(parts, state).await?;
        Ok(Self(session.member))
    }
}

/// Lets a request in, or says why not.
pub async fn guard(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let is_write = !matches!(*request.method(), Method::GET | Method::HEAD);
    let matched = request.extensions().get::<MatchedPath>();
    let path = matched.map(|matched| matched.as_str().to_owned());
    let path = path.unwrap_or_default();
    let least = access::least(&path, is_write).unwrap_or(Access::Owner);
    let visitor = Visitor {
        headers: request.headers().clone(),
    };
    let is_api = path.starts_with("/api/");
    if is_write && !is_ours(&visitor, &state.config.public_url) {
        return match is_api {
            true => Problem::Forbidden.into_response(),
            false => foreign_form(&state, &visitor),
        };
    }
    let is_https = state.config.public_url.starts_with("https:");
    let session = match cookie::secret(&visitor.headers, is_https) {
        Some(secret) => match session::member(&state, secret).await {
            Ok(member) => member.map(|member| Session {
                member,
                secret: secret.to_owned(),
            }),
            Err(problem) => return problem.into_response(),
        },
        None => None,
    };
    match session {
        Some(session) if session.member.role.allows(least) => {
            let member = session.member.clone();
            request.extensions_mut().insert(session);
            let response = next.run(request).await;
            match is_api {
                true => response,
                false => as_page(&state, &visitor, &member, response),
            }
        }
        None if least == Access::Anyone => next.run(request).await,
        Some(_) if is_api => Problem::Forbidden.into_response(),
        None if is_api => Problem::SignedOut.into_response(),
        Some(session) => not_yours(&state, &visitor, &session.member),
        None => to_login(&request, is_write),
    }
}

/// A failure that is no page yet becomes one for whoever looks at pages: a person reads no problem document. One that is a
/// shopper's page says the same within the studio.
fn as_page(
    state: &AppState,
    visitor: &Visitor,
    member: &domain::Member,
    mut response: Response,
) -> Response {
    let status = response.status();
    if let Some(Told { heading, text }) = response.extensions_mut().remove() {
        let page = shell::shell(visitor.setting(state), Some(member), heading, None);
        return Html {
            status,
            ..Html::studio(notice_page(&page, &text))
        }
        .into_response();
    }
    let kind = response.headers().get(CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let wants_page = visitor
        .text(ACCEPT.as_str())
        .is_some_and(|accept| accept.contains("text/html"));
    if is_page || !wants_page || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let setting = visitor.setting(state);
    let locale = setting.audience.locale;
    let (heading, text) = match status {
        // What cannot be an id is nobody's.
        StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST => words::not_found(locale),
        StatusCode::FORBIDDEN => return not_yours(state, visitor, member),
        _ => words::failed(locale),
    };
    let page = shell::shell(setting, Some(member), heading.to_owned(), None);
    Html {
        status,
        ..Html::studio(notice_page(&page, text))
    }
    .into_response()
}

fn not_yours(state: &AppState, visitor: &Visitor, member: &domain::Member) -> Response {
    let setting = visitor.setting(state);
    let words = ShellWords::of(setting.audience.locale);
    let page = shell::shell(setting, Some(member), words.not_yours.to_owned(), None);
    Html {
        status: StatusCode::FORBIDDEN,
        ..Html::studio(notice_page(&page, words.not_yours_text))
    }
    .into_response()
}

/// After signing in, one is where one wanted to go; what was to be written is gone.
fn to_login(request: &Request, is_write: bool) -> Response {
    let wanted = request.uri().path_and_query();
    let wanted = wanted.filter(|_| !is_write).map(|wanted| wanted.as_str());
    let target = match wanted {
        Some(wanted) if wanted != "/studio" => {
            let next: String = url::form_urlencoded::byte_serialize(wanted.as_bytes()).collect();
            format!("/studio/login?next={next}")
        }
        _ => "/studio/login".to_owned(),
    };
    Redirect::to(&target).into_response()
}
