//! `/studio/brand/themes`: the list and the editor of themes.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use spotlet::domain::Locale;
use spotlet::domain::theme::{FieldError, NameError, Theme, ThemeName, Wrong};
use spotlet::view::model::studio::{ThemeRowView, ThemeView, ThemesView};
use spotlet::view::studio::words::ThemeWords;
use spotlet::view::studio::{theme_page, themes_page};

use crate::present::Setting;
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::studio::seat::Seat;
use crate::routes::studio::{Said, Section, said_at};
use crate::service::Fault;
use crate::service::studio::drafts::{self, DraftError};
use crate::service::studio::themes::{self, ThemeError};
use crate::state::AppState;
use crate::store::theme::KeptTheme;

const PATH: &str = "/studio/brand/themes";
/// Posts to look at a theme with.
const POSTS: usize = 12;

/// The list, the editor, and what is done with a theme.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/brand/themes", get(list).post(create))
        .route("/studio/brand/themes/{name}", get(edit).post(save))
        .route("/studio/brand/themes/{name}/default", post(set_default))
        .route("/studio/brand/themes/{name}/delete", post(delete))
}

/// A new theme.
#[derive(Deserialize)]
struct New {
    #[serde(default)]
    name: String,
    #[serde(default)]
    from: String,
}

/// Whether it shall be the default.
#[derive(Deserialize)]
struct Default {
    #[serde(default)]
    default: String,
}

async fn list(seat: Seat, Query(said): Query<Said>) -> Response {
    match list_view(&seat).await {
        Ok(mut view) => {
            view.shell.said = said.sentence(seat.locale());
            Html::studio(themes_page(&view)).into_response()
        }
        Err(error) => refused(&seat, error),
    }
}

async fn create(seat: Seat, Form(form): Form<New>) -> Response {
    let made = async {
        let name: ThemeName = form.name.parse()?;
        let from = match form.from.as_str() {
            "" => None,
            from => Some(named(from)?),
        };
        themes::create(&seat.state, &seat.member, name.clone(), from.as_ref()).await?;
        Ok::<_, ThemeError>(name)
    };
    let error = match made.await {
        Ok(name) => return said_at(&format!("{PATH}/{name}"), "theme-made"),
        Err(error) => error,
    };
    let words = ThemeWords::of(seat.locale());
    let told = match &error {
        ThemeError::Name(NameError::Letters) => words.bad_name,
        ThemeError::Name(NameError::Reserved) => words.reserved,
        ThemeError::Taken => words.taken,
        ThemeError::TooMany => words.too_many,
        _ => return refused(&seat, error),
    };
    match list_view(&seat).await {
        Ok(mut view) => {
            view.shell.error = Some(told.to_owned());
            view.typed = form.name;
            Html {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..Html::studio(themes_page(&view))
            }
            .into_response()
        }
        Err(error) => refused(&seat, error),
    }
}

async fn edit(seat: Seat, Path(name): Path<String>, Query(said): Query<Said>) -> Response {
    let view = async {
        let kept = themes::get(&seat.state, &named(&name)?).await?;
        edit_view(&seat, kept).await
    };
    match view.await {
        Ok(mut view) => {
            view.shell.said = said.sentence(seat.locale());
            Html::studio(theme_page(&view)).into_response()
        }
        Err(error) => refused(&seat, error),
    }
}

async fn save(
    seat: Seat,
    Path(name): Path<String>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let saved = async {
        let name = named(&name)?;
        let kept = themes::get(&seat.state, &name).await?;
        let (theme, wrong) = Theme::read(|field| form.get(field).map(String::as_str));
        let version = form.get("version").and_then(|text| text.parse().ok());
        let (kept, wrong, told, status) = if wrong.is_empty() {
            // Without a version nobody could be told from a stranger: as old as can be.
            let version = version.unwrap_or(0);
            match themes::save(&seat.state, &seat.member, &name, version.max(1), theme).await {
                Ok(()) => return Ok(said_at(&format!("{PATH}/{name}"), "saved")),
                Err(ThemeError::Changed(theirs)) => {
                    let words = ThemeWords::of(seat.locale());
                    let told = words.conflict.replace("{name}", &theirs.changed_by);
                    (*theirs, wrong, told, StatusCode::CONFLICT)
                }
                Err(error) => return Err(error),
            }
        } else {
            let told = ThemeWords::of(seat.locale()).has_wrong.to_owned();
            let kept = KeptTheme {
                version: version.unwrap_or(kept.version),
                ..kept
            };
            (kept, wrong, told, StatusCode::UNPROCESSABLE_ENTITY)
        };
        let (theme, _) = Theme::read(|field| form.get(field).map(String::as_str));
        let mut view = edit_view(&seat, KeptTheme { theme, ..kept }).await?;
        let known = view.theme.fields();
        let known = known.iter().map(|(field, _)| field);
        view.typed = known
            .filter_map(|field| Some((field.clone(), form.get(field)?.clone())))
            .collect();
        view.wrong = wrong
            .into_iter()
            .map(|error| sentence(error, seat.locale()))
            .collect();
        view.shell.error = Some(told);
        let body = theme_page(&view);
        Ok(Html {
            status,
            ..Html::studio(body)
        }
        .into_response())
    };
    match saved.await {
        Ok(reply) => reply,
        Err(error) => refused(&seat, error),
    }
}

async fn set_default(seat: Seat, Path(name): Path<String>, Form(form): Form<Default>) -> Response {
    let done = async {
        let name = named(&name)?;
        let name = (!form.default.is_empty()).then_some(&name);
        themes::set_default(&seat.state, &seat.member, name).await
    };
    match done.await {
        Ok(()) => said_at(PATH, "default-set"),
        Err(error) => refused(&seat, error),
    }
}

async fn delete(seat: Seat, Path(name): Path<String>) -> Response {
    let done = async { themes::delete(&seat.state, &seat.member, &named(&name)?).await };
    match done.await {
        Ok(()) => said_at(PATH, "deleted"),
        Err(error) => refused(&seat, error),
    }
}

/// A name in an address, or of a theme that should be there.
fn named(text: &str) -> Result<ThemeName, ThemeError> {
    text.parse().map_err(|_| ThemeError::NotFound)
}

/// A page of its own, where there is no form to come back to.
pub fn refused(seat: &Seat, error: ThemeError) -> Response {
    let fault = match error {
        ThemeError::NotFound => Fault::NotFound,
        ThemeError::Problem(problem) => Fault::Problem(problem),
        other => Fault::Problem(Problem::InvalidRequest(other.to_string())),
    };
    seat.fault(fault)
}

async fn list_view(seat: &Seat) -> Result<ThemesView, ThemeError> {
    let setting = seat.setting();
    let words = ThemeWords::of(setting.audience.locale);
    let look = setting.state.look.now();
    let kept = themes::list(setting.state).await?;
    let row = |kept: KeptTheme| ThemeRowView {
        changed: changed(setting, &kept),
        is_default: look.default_name() == Some(&kept.name),
        name: kept.name.to_string(),
        theme: kept.theme,
    };
    let heading = words.themes.to_owned();
    Ok(ThemesView {
        shell: seat.shell(heading, Section::Brand),
        themes: kept.into_iter().map(row).collect(),
        typed: String::new(),
    })
}

async fn edit_view(seat: &Seat, kept: KeptTheme) -> Result<ThemeView, ThemeError> {
    let (state, setting) = (&seat.state, seat.setting());
    let listed = match drafts::list(state, &seat.member, &drafts::Filter::default()).await {
        Ok(listed) => listed,
        Err(DraftError::Problem(problem)) => return Err(problem.into()),
        Err(other) => return Err(Problem::Internal(other.to_string()).into()),
    };
    let posts = listed.drafts.into_iter().filter_map(|draft| {
        let medium = draft.post.media.first()?;
        let title = draft.post.title.get(draft.post.locale).to_owned();
        let spot = medium.hotspots.first().map(|spot| spot.id.to_string());
        Some((draft.post.id.to_string(), title, spot))
    });
    let mut shell = seat.shell(kept.name.to_string(), Section::Brand);
    shell.page.modules = vec![state.assets.path("studio/studio_start.js")];
    Ok(ThemeView {
        shell,
        changed: changed(setting, &kept),
        is_default: state.look.now().default_name() == Some(&kept.name),
        name: kept.name.to_string(),
        version: kept.version,
        theme: kept.theme,
        typed: Vec::new(),
        wrong: Vec::new(),
        posts: posts.take(POSTS).collect(),
    })
}

fn changed(setting: Setting<'_>, kept: &KeptTheme) -> String {
    let words = ThemeWords::of(setting.audience.locale);
    let moment = setting.minute(kept.changed_at);
    words
        .changed
        .replace("{moment}", &moment)
        .replace("{name}", &kept.changed_by)
}

fn sentence(error: FieldError, locale: Locale) -> (String, String) {
    let words = ThemeWords::of(locale);
    let told = match error.wrong {
        Wrong::Color => words.wrong_color.to_owned(),
        Wrong::Font => words.wrong_font.to_owned(),
        Wrong::Word => words.wrong_word.to_owned(),
        Wrong::Number { least, most } => words
            .wrong_number
            .replace("{least}", &least.to_string())
            .replace("{most}", &most.to_string()),
    };
    (error.field, told)
}
