//! `/studio/mails`: what shoppers were told, and what waits to be sent. A mail is shown in a frame in which nothing runs.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use spotlet::view::model::studio::{MailRow, MailsView};
use spotlet::view::studio::mail_list_page;
use spotlet::view::studio::words::TalkWords;

use super::seat::Seat;
use super::shell::Section;
use crate::mail::{self, MailDress};
use crate::routes::html::Html;
use crate::routes::pages::{Visitor, fault};
use crate::service::mails::{self, Mail};
use crate::state::AppState;
use crate::store::outbox::State as Standing;

const NEWEST: i64 = 100;

/// A mail carries its styles on its elements; nothing else may run or load but the logo, and only our own pages frame it.
const LETTER_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
);

/// The list, a mail beside it, and the mail alone for the frame.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/mails", get(list))
        .route("/studio/mails/{id}", get(one))
        .route("/studio/mails/{id}/letter", get(letter))
}

async fn list(seat: Seat) -> Response {
    page(&seat, None).await
}

async fn one(seat: Seat, Path(id): Path<String>) -> Response {
    match mails::get(&seat.state, &id).await {
        Ok(mail) => page(&seat, Some(mail)).await,
        Err(error) => seat.fault(error),
    }
}

async fn letter(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Response {
    match mails::get(&state, &id).await {
        Ok(found) => {
            let mut response = Html::studio(mail::html(
                &found.letter,
                &MailDress::of(&state.look.now(), &state.media),
            ))
            .into_response();
            let headers = response.headers_mut();
            headers.insert(CONTENT_SECURITY_POLICY, LETTER_POLICY);
            response
        }
        Err(error) => fault(&state, &visitor, error),
    }
}

async fn page(seat: &Seat, shown: Option<Mail>) -> Response {
    let newest = match mails::newest(&seat.state, NEWEST).await {
        Ok(newest) => newest,
        Err(error) => return seat.fault(error),
    };
    let setting = seat.setting();
    let words = TalkWords::of(setting.audience.locale);
    let current = shown.as_ref().map(|mail| mail.id.clone());
    let rows = newest.into_iter().map(|mail| {
        let stands = match mail.state {
            Standing::Due | Standing::Held => words.mail_waits,
            Standing::Done => words.mail_sent,
            Standing::GivenUp => words.mail_failed,
        };
        MailRow {
            url: format!("/studio/mails/{}", mail.id),
            is_current: current.as_ref() == Some(&mail.id),
            about: format!("{}, {stands}", setting.minute(mail.written_at)),
            subject: mail.letter.subject,
            to: mail.letter.to,
        }
    });
    let heading = words.mails.to_owned();
    let view = MailsView {
        shell: seat.shell(heading, Section::Orders),
        mails: rows.collect(),
        shown: shown.map(|mail| {
            let url = format!("/studio/mails/{}/letter", mail.id);
            (url, mail.letter.subject)
        }),
        is_kept: seat.state.config.mail.is_none(),
    };
    Html::studio(mail_list_page(&view)).into_response()
}
