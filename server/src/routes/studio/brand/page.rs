//! A page of settings: shown, sent, refused with words beside the fields, restored.

use axum::extract::{Form as Sent, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, http};
use serde::Deserialize;
use serde_json::Value;
use spotlet::view::model::studio::{ChangeView, HistoryView, SectionView, SettingsView};
use spotlet::view::studio::settings_page;
use spotlet::view::studio::words::SettingsWords;

use super::super::said_at;
use super::super::seat::Seat;
use super::super::shell::{Said, Section as Place};
use super::fields::{Fields, Form, Wrong};
use super::{hosts, markets, shipping, shop};
use crate::config::Config;
use crate::present::Setting;
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::service::studio::settings::{self, SettingsError, Wanted};
use crate::settings::Section;
use crate::state::AppState;
use crate::text::words::settings::refusal;
use crate::token;

/// The version and the change that a form of the history names.
#[derive(Debug, Deserialize)]
pub struct Restore {
    token: String,
    version: i64,
    number: i64,
}

/// Form and history of a section, at its own address.
pub fn routes(section: Section) -> Router<AppState> {
    let show = move |seat: Seat, Query(said): Query<Said>| async move {
        show(&seat, section, &said).await
    };
    let take = move |seat: Seat, Sent(sent): Sent<Vec<(String, String)>>| async move {
        take(&seat, section, sent).await
    };
    Router::new()
        .route(path(section), get(show).post(take))
        .merge(history_route(section))
}

/// What brings an older change of a section back.
pub fn history_route(section: Section) -> Router<AppState> {
    let restore = move |seat: Seat, Sent(wanted): Sent<Restore>| async move {
        restore(&seat, section, &wanted).await
    };
    Router::new().route(&format!("{}/history", path(section)), post(restore))
}

/// Where a section is.
pub const fn path(section: Section) -> &'static str {
    match section {
        Section::Shop => "/studio/brand/shop",
        Section::Hosts => "/studio/brand/hosts",
        Section::Discounts => "/studio/brand/discounts",
        Section::Markets => "/studio/brand/markets",
        Section::Shipping => "/studio/brand/shipping",
        Section::Payments => "/studio/brand/payments",
    }
}

/// What is told above a page.
#[derive(Default)]
pub struct Told {
    /// The version that the form began from, where it is not the newest.
    pub version: Option<i64>,
    /// What was just done.
    pub said: Option<String>,
    /// What went wrong, and with which status.
    pub error: Option<(StatusCode, String)>,
}

async fn show(seat: &Seat, section: Section, said: &Said) -> Result<Response, Problem> {
    let fields = fields(section, &seat.state.config);
    let told = Told {
        version: None,
        said: said.sentence(seat.locale()),
        error: None,
    };
    reply(seat, section, &fields, None, told).await
}

async fn take(
    seat: &Seat,
    section: Section,
    sent: Vec<(String, String)>,
) -> Result<Response, Problem> {
    let words = SettingsWords::of(seat.locale());
    let mut fields = Fields::read(sent);
    let deed = fields.take("do");
    let (token, version) = (fields.take("token"), fields.take("version"));
    let version = version.parse().unwrap_or(0);
    let again = Told {
        version: Some(version),
        ..Told::default()
    };
    if let Some(row) = deed.strip_prefix("add-") {
        fields.add_row(row);
        return reply(seat, section, &fields, None, again).await;
    }
    let wrong = match document(section, &fields, words) {
        Err(wrong) => wrong,
        Ok(document) => {
            let wanted = Wanted {
                token: &token,
                version,
                document: Some(document),
            };
            match settings::save(&seat.state, &seat.member, section, wanted).await {
                Ok(()) => return Ok(said_at(path(section), "saved")),
                Err(SettingsError::Refused(error)) => Wrong::Config(error),
                Err(SettingsError::Problem(problem)) => return Err(problem),
                Err(SettingsError::Conflict) => {
                    let told = conflict(words);
                    // What came in between is read first, so that its version is the one to go on from.
                    return reply(&seat.clone(), section, &fields, None, told).await;
                }
            }
        }
    };
    reply(seat, section, &fields, Some(wrong), again).await
}

/// Somebody else was faster.
pub fn conflict(words: &SettingsWords) -> Told {
    Told {
        error: Some((StatusCode::CONFLICT, words.conflict.to_owned())),
        ..Told::default()
    }
}

async fn restore(seat: &Seat, section: Section, wanted: &Restore) -> Result<Response, Problem> {
    let seen = (wanted.token.as_str(), wanted.version);
    let error =
        match settings::restore(&seat.state, &seat.member, section, seen, wanted.number).await {
            Ok(()) => return Ok(said_at(path(section), "settings-restored")),
            Err(SettingsError::Problem(problem)) => return Err(problem),
            Err(error) => error,
        };
    let setting = seat.setting();
    let words = SettingsWords::of(setting.audience.locale);
    let (status, text) = match error {
        SettingsError::Refused(error) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            refusal(&error, setting.audience.locale),
        ),
        _ => (StatusCode::CONFLICT, words.restore_conflict.to_owned()),
    };
    let mut page = seat.shell(title(section, words).to_owned(), Place::Brand);
    page.error = Some(text);
    let view = SettingsView {
        shell: page,
        action: path(section).to_owned(),
        back: (path(section), title(section, words).to_owned()),
        notes: Vec::new(),
        hidden: Vec::new(),
        sections: Vec::new(),
        deeds: Vec::new(),
        history: Some(history(setting, section).await?),
    };
    Ok(answer(status, settings_page(&view)))
}

async fn reply(
    seat: &Seat,
    section: Section,
    fields: &Fields,
    wrong: Option<Wrong>,
    mut told: Told,
) -> Result<Response, Problem> {
    let setting = seat.setting();
    let words = SettingsWords::of(setting.audience.locale);
    let mut form = Form::new(setting, fields);
    if let Some(wrong) = wrong {
        let text = form.refuse(&wrong, endings);
        let text = format!("{} {text}", words.not_saved);
        told.error = Some((StatusCode::UNPROCESSABLE_ENTITY, text));
    }
    let sections = parts(section, &form, &seat.state).await?;
    let history = history(setting, section).await?;
    let heading = title(section, words).to_owned();
    let mut page = seat.shell(heading, Place::Brand);
    page.said = told.said;
    let status = told.error.as_ref().map_or(StatusCode::OK, |error| error.0);
    page.error = told.error.map(|error| error.1);
    let view = SettingsView {
        shell: page,
        action: path(section).to_owned(),
        back: ("/studio/brand", words.back.to_owned()),
        notes: notes(setting, section),
        hidden: hidden(told.version.unwrap_or(history.version)),
        sections,
        deeds: Vec::new(),
        history: Some(history),
    };
    Ok(answer(status, settings_page(&view)))
}

/// A page with its status.
pub fn answer(status: http::StatusCode, body: String) -> Response {
    Html {
        status,
        ..Html::studio(body)
    }
    .into_response()
}

/// What each form of settings carries along.
pub fn hidden(version: i64) -> Vec<(String, String)> {
    vec![
        ("token".to_owned(), token::id()),
        ("version".to_owned(), version.to_string()),
    ]
}

/// Where the settings of a section come from, as far as it needs saying.
pub fn notes(setting: Setting<'_>, section: Section) -> Vec<String> {
    let words = SettingsWords::of(setting.audience.locale);
    let standing = setting.state.config.standing();
    let refused = standing.refused.get(&section);
    let refused = refused.map(|reason| words.refused_note.replace("{reason}", reason));
    let stored = standing.stored.contains(&section);
    let stored = stored.then(|| words.stored_note.to_owned());
    refused.into_iter().chain(stored).collect()
}

/// Who decided what in a section.
pub async fn history(setting: Setting<'_>, section: Section) -> Result<HistoryView, Problem> {
    let changes = settings::history(setting.state, section).await?;
    let newest = changes.first();
    Ok(HistoryView {
        action: format!("{}/history", path(section)),
        version: newest.map_or(0, |change| change.number),
        is_stored: newest.is_some_and(|change| !change.document.is_empty()),
        form_token: token::id(),
        changes: changes
            .iter()
            .enumerate()
            .map(|(index, change)| ChangeView {
                number: change.number,
                about: format!("{} · {}", setting.minute(change.saved_at), change.saved_by),
                is_current: index == 0,
                is_file: change.document.is_empty(),
            })
            .collect(),
    })
}

/// What a section is called.
pub fn title(section: Section, words: &SettingsWords) -> &'static str {
    match section {
        Section::Shop => words.shop,
        Section::Hosts => words.hosts,
        Section::Discounts => words.discounts,
        Section::Markets => words.markets,
        Section::Shipping => words.shipping,
        Section::Payments => words.payments,
    }
}

fn fields(section: Section, config: &Config) -> Fields {
    match section {
        Section::Shop => shop::fields(config),
        Section::Hosts => hosts::fields(config),
        Section::Markets => markets::fields(config),
        Section::Shipping => shipping::fields(config),
        // These have pages of their own.
        Section::Discounts | Section::Payments => Fields::default(),
    }
}

fn document(section: Section, fields: &Fields, words: &SettingsWords) -> Result<Value, Wrong> {
    match section {
        Section::Shop => shop::document(fields, words),
        Section::Hosts => hosts::document(fields),
        Section::Markets => markets::document(fields),
        Section::Shipping => shipping::document(fields, words),
        Section::Discounts | Section::Payments => Ok(Value::Null),
    }
}

async fn parts(
    section: Section,
    form: &Form<'_>,
    state: &AppState,
) -> Result<Vec<SectionView>, Problem> {
    Ok(match section {
        Section::Shop => shop::parts(form),
        Section::Hosts => hosts::parts(form),
        Section::Markets => markets::parts(form, &markets::currencies(state).await?),
        Section::Shipping => shipping::parts(form),
        Section::Discounts | Section::Payments => Vec::new(),
    })
}

/// How the names of the fields of a key end.
fn endings(key: &str) -> Vec<&'static str> {
    match key {
        "allowed_hosts" => vec!["-origin"],
        "tax.country" => vec!["-country"],
        "tax.standard" => vec!["-standard"],
        "tax.reduced" => vec!["-reduced"],
        "shipping.countries" => vec!["-countries"],
        "shipping.service.id" => vec!["-id"],
        "shipping.service.days" => vec!["-earliest", "-latest"],
        "shipping.service" => vec!["-id", "-free", "-price", "-weight", "-value"],
        _ => Section::Shop
            .keys()
            .iter()
            .chain(Section::Markets.keys())
            .find(|known| **known == key)
            .map(|known| vec![ending(known)])
            .unwrap_or_default(),
    }
}

/// The one field of a key of the shop.
fn ending(key: &'static str) -> &'static str {
    key.rsplit_once('.').map_or(key, |(_, inner)| inner)
}
