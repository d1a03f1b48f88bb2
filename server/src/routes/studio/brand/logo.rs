//! `/studio/brand/logo`: which picture of the library stands where the brand's name would.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use serde::Deserialize;
use spotlet::domain::MediumSort;
use spotlet::domain::id::MediaId;
use spotlet::view::model::studio::LogoPageView;
use spotlet::view::studio::logo_page;
use spotlet::view::studio::words::ThemeWords;

use super::themes::refused;
use crate::look::LogoFile;
use crate::present;
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::studio::seat::Seat;
use crate::routes::studio::{Said, Section, said_at};
use crate::service::studio::library;
use crate::service::studio::themes::{self, ThemeError};
use crate::state::AppState;

const PATH: &str = "/studio/brand/logo";

/// The choice.
pub fn router() -> Router<AppState> {
    Router::new().route(PATH, get(show).post(choose))
}

/// Ids of the library; empty for none.
#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    light: String,
    #[serde(default)]
    dark: String,
}

async fn show(seat: Seat, Query(said): Query<Said>) -> Response {
    match view(&seat).await {
        Ok(mut view) => {
            view.shell.said = said.sentence(seat.locale());
            Html::studio(logo_page(&view)).into_response()
        }
        Err(error) => refused(&seat, error),
    }
}

async fn choose(seat: Seat, Form(form): Form<Choice>) -> Response {
    let done = async {
        let (light, dark) = (id(&form.light)?, id(&form.dark)?);
        themes::set_logo(&seat.state, &seat.member, light.as_ref(), dark.as_ref()).await
    };
    let error = match done.await {
        Ok(()) => return said_at(PATH, "saved"),
        Err(error) => error,
    };
    match (error, view(&seat).await) {
        (ThemeError::NoPicture, Ok(mut view)) => {
            let words = ThemeWords::of(seat.locale());
            view.shell.error = Some(words.no_picture.to_owned());
            Html {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..Html::studio(logo_page(&view))
            }
            .into_response()
        }
        (error, _) => refused(&seat, error),
    }
}

fn id(text: &str) -> Result<Option<MediaId>, ThemeError> {
    match text {
        "" => Ok(None),
        text => MediaId::new(text)
            .map(Some)
            .map_err(|_| ThemeError::NoPicture),
    }
}

async fn view(seat: &Seat) -> Result<LogoPageView, ThemeError> {
    let setting = seat.setting();
    let words = ThemeWords::of(seat.locale());
    let media = library::list(&seat.state, &seat.member, None).await;
    let media = media.map_err(Problem::from)?;
    let look = seat.state.look.now();
    let chosen = |file: Option<&LogoFile>| {
        let medium = media
            .iter()
            .find(|medium| file.is_some_and(|file| file.src == medium.src));
        medium
            .map(|medium| medium.id.to_string())
            .unwrap_or_default()
    };
    let logo = look.logo.as_ref();
    let heading = words.logo.to_owned();
    let pictures = media
        .iter()
        .filter(|medium| medium.kind == MediumSort::Photo);
    Ok(LogoPageView {
        shell: seat.shell(heading, Section::Brand),
        logo: present::logo(setting, &look),
        chosen: (
            chosen(logo.map(|logo| &logo.light)),
            chosen(logo.and_then(|logo| logo.dark.as_ref())),
        ),
        pictures: pictures
            .filter_map(|medium| {
                let image = setting.library_image(medium)?;
                Some((medium.id.to_string(), image, medium.name.clone()))
            })
            .collect(),
    })
}
