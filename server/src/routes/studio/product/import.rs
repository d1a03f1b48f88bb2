//! `/studio/products/import`: first a report on what would be taken, then, in one transaction, all of it.

use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Multipart, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use spotlet::domain::Locale;
use spotlet::view::model::studio::{ImportView, ReportLine, ReportView};
use spotlet::view::studio::import_page;
use spotlet::view::studio::words::ProductWords;

use super::super::said_at;
use super::super::seat::Seat;
use super::super::shell::Section;
use crate::import::{Outcome, Place, Report};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::service::studio::import::{self, ImportError, Source};
use crate::state::AppState;
use crate::text::words::import as said;
use crate::token;

/// As much as is fetched of a page, and a catalog of some thousand products.
const MAX_BYTES: usize = 5 << 20;

/// The form, the report, the word to take it in.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/products/import", get(show).post(look))
        .route("/studio/products/import/{id}", post(take))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
}

async fn show(seat: Seat) -> Response {
    reply(&seat, Ok(None))
}

async fn look(seat: Seat, form: Multipart) -> Result<Response, Problem> {
    let (id, source) =
        read(form, seat.setting().audience.locale)
            .await
            .map_err(|error| match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::BodyTooLarge,
                _ => Problem::InvalidRequest("The form cannot be read.".to_owned()),
            })?;
    let looked = match source {
        Some(source) => import::look(&seat.state, &seat.member, &id, source).await,
        None => Err(ImportError::Nothing),
    };
    match looked {
        Ok(report) => Ok(reply(&seat, Ok(Some((id, report))))),
        Err(ImportError::Problem(problem)) => Err(problem),
        Err(error) => Ok(reply(&seat, Err(error))),
    }
}

async fn take(seat: Seat, Path(id): Path<String>) -> Result<Response, Problem> {
    match import::take(&seat.state, &seat.member, &id).await {
        Ok(report) if !report.is_refused() => Ok(said_at("/studio/products", "imported")),
        Ok(report) => Ok(reply(&seat, Ok(Some((id, report))))),
        Err(ImportError::Problem(problem)) => Err(problem),
        Err(error) => Ok(reply(&seat, Err(error))),
    }
}

/// What a form says: its token, and the first of file, text and address that holds anything.
async fn read(
    mut form: Multipart,
    locale: Locale,
) -> Result<(String, Option<Source>), MultipartError> {
    let mut id = token::id();
    let mut source = None;
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if text.trim().is_empty() {
            continue;
        }
        match name.as_str() {
            "token" if text.len() <= 64 => id = text,
            "file" => source = source.or(Some(Source::Text { name: file, text })),
            "text" => {
                let name = ProductWords::of(locale).pasted.to_owned();
                source = source.or(Some(Source::Text { name, text }));
            }
            "address" => source = source.or(Some(Source::Address(text.trim().to_owned()))),
            _ => {}
        }
    }
    Ok((id, source))
}

fn reply(seat: &Seat, read: Result<Option<(String, Report)>, ImportError>) -> Response {
    let setting = seat.setting();
    let locale = setting.audience.locale;
    let words = ProductWords::of(locale);
    let heading = words.import.to_owned();
    let mut page = seat.shell(heading, Section::Products);
    let mut status = StatusCode::OK;
    let report = match read {
        Ok(report) => report,
        Err(error) => {
            status = StatusCode::UNPROCESSABLE_ENTITY;
            page.error = Some(match error {
                ImportError::Unreachable(reason) => format!("{}: {reason}.", words.unreachable),
                ImportError::Over => words.over.to_owned(),
                ImportError::Nothing | ImportError::Problem(_) => words.nothing.to_owned(),
            });
            None
        }
    };
    if report
        .as_ref()
        .is_some_and(|(_, report)| report.is_refused())
    {
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let view = ImportView {
        shell: page,
        report: report.map(|(id, report)| lines(&id, &report, locale)),
        form_token: token::id(),
    };
    Html {
        status,
        ..Html::studio(import_page(&view))
    }
    .into_response()
}

fn lines(id: &str, report: &Report, locale: Locale) -> ReportView {
    let words = ProductWords::of(locale);
    let line = |(place, outcome): &(Place, Outcome)| {
        let (kind, label, text) = match outcome {
            Outcome::Took(thing) => ("taken", words.taken, said::taken(thing, locale)),
            Outcome::Warning(note) => ("warning", words.warning, said::note(note, locale)),
            Outcome::Refused(note) => ("refused", words.refused, said::note(note, locale)),
        };
        ReportLine {
            place: said::place(place, locale),
            kind,
            label,
            text,
        }
    };
    let lines: Vec<ReportLine> = report.entries().map(line).collect();
    let count = |kind: &str| lines.iter().filter(|line| line.kind == kind).count();
    let summary = match count("refused") {
        0 => format!("{} {}", count("taken"), words.would_take),
        refused => format!("{refused} {}", words.would_not),
    };
    ReportView {
        commit: (!report.is_refused()).then(|| format!("/studio/products/import/{id}")),
        source: report.source(),
        summary,
        lines,
    }
}
