//! Pages for what went wrong. Details are in the log; a person gets a sentence and a way on.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use spotlet::ucp::map::text::sentence;
use spotlet::view::model::TextPageView;
use spotlet::view::text_page;

use super::Visitor;
use crate::present::{Dress, Setting, page};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::service::Fault;
use crate::state::AppState;
use crate::text::words;

/// What such a page says. It goes along with the reply, so that the studio may say it in its own frame.
#[derive(Clone, Debug)]
pub struct Told {
    /// The heading.
    pub heading: String,
    /// The sentence below.
    pub text: String,
}

/// The page of a fault.
pub fn fault(state: &AppState, visitor: &Visitor, fault: Fault) -> Response {
    let setting = visitor.setting(state);
    let locale = setting.audience.locale;
    match fault {
        Fault::NotFound => failed(setting, StatusCode::NOT_FOUND, words::not_found(locale)),
        Fault::Gone => failed(setting, StatusCode::GONE, words::gone(locale)),
        Fault::Refused(refusal) => {
            let told =
                sentence(refusal.code(), locale).map_or_else(|| refusal.to_string(), str::to_owned);
            failed(
                setting,
                StatusCode::UNPROCESSABLE_ENTITY,
                (words::refused(locale), &told),
            )
        }
        Fault::Problem(problem) => {
            log(&problem);
            let status = problem.status();
            failed(setting, status, words::failed(locale))
        }
    }
}

/// The page of a form that some other page has sent.
pub fn foreign_form(state: &AppState, visitor: &Visitor) -> Response {
    let setting = visitor.setting(state);
    failed(
        setting,
        StatusCode::FORBIDDEN,
        words::foreign_form(setting.audience.locale),
    )
}

fn failed(setting: Setting<'_>, status: StatusCode, (heading, text): (&str, &str)) -> Response {
    let content = TextPageView {
        heading: heading.to_owned(),
        paragraphs: vec![text.to_owned()],
        link: None,
    };
    let page = page(setting, heading.to_owned(), Dress::Plain);
    let mut response = Html {
        status,
        ..Html::personal(text_page(&page, &content))
    }
    .into_response();
    response.extensions_mut().insert(Told {
        heading: heading.to_owned(),
        text: text.to_owned(),
    });
    response
}

fn log(problem: &Problem) {
    match problem {
        Problem::Store(error) => tracing::error!(%error, "a page met a database error"),
        other => tracing::error!("a page failed: {other}"),
    }
}
