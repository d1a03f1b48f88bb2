//! `GET /demo/mails`: what a demo would have sent, for everybody to read.
//!
//! The addresses and order links of every shopper stand there, so it exists only where the operator asked for it,
//! payments are test payments, and no mail server sends the mails to real people.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use spotlet::view::mails_page;
use spotlet::view::model::KeptMailView;

use super::{Visitor, fault};
use crate::mail::{self, MailDress};
use crate::present::{Dress, page};
use crate::routes::html::Html;
use crate::service::{Fault, mails};
use crate::state::AppState;
use crate::text::{minute, words};

const NEWEST: i64 = 50;

/// A mail carries its styles on its elements, and nothing else may run or load but the logo.
const MAIL_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// The list and its mails.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/demo/mails", get(list))
        .route("/demo/mails/{id}", get(show))
}

async fn list(State(state): State<AppState>, visitor: Visitor) -> Response {
    let newest = match state.config.shows_mails() {
        true => mails::newest(&state, NEWEST).await,
        false => Err(Fault::NotFound),
    };
    let newest = match newest {
        Ok(newest) => newest,
        Err(error) => return fault(&state, &visitor, error),
    };
    let setting = visitor.setting(&state);
    let views: Vec<KeptMailView> = newest
        .into_iter()
        .map(|mail| KeptMailView {
            url: format!("/demo/mails/{}", mail.id),
            subject: mail.letter.subject,
            to: mail.letter.to,
            written: minute(mail.written_at, setting.audience),
        })
        .collect();
    let heading = words::kept_mails(setting.audience.locale);
    let page = page(setting, heading.to_owned(), Dress::Plain);
    Html::personal(mails_page(&page, heading, &views)).into_response()
}

async fn show(State(state): State<AppState>, Path(id): Path<String>, visitor: Visitor) -> Response {
    let found = match state.config.shows_mails() {
        true => mails::get(&state, &id).await,
        false => Err(Fault::NotFound),
    };
    match found {
        Ok(found) => {
            let mut response = Html::personal(mail::html(
                &found.letter,
                &MailDress::of(&state.look.now(), &state.media),
            ))
            .into_response();
            response
                .headers_mut()
                .insert(CONTENT_SECURITY_POLICY, MAIL_POLICY);
            response
        }
        Err(error) => fault(&state, &visitor, error),
    }
}
