//! `/studio/posts/new`: title, creator, language.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::domain::member::{Member as Person, Role};
use spotlet::domain::{Creator, Locale};
use spotlet::view::model::studio::NewPostView;
use spotlet::view::studio::new_post_page;
use spotlet::view::studio::words::PostWords;

use super::refusal;
use crate::present::Setting;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::routes::studio::{Member, Section, shell};
use crate::service::studio::drafts;
use crate::state::AppState;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    title: String,
    creator: String,
    locale: Locale,
}

/// The form.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
) -> Response {
    match drafts::creators(&state, &member).await {
        Ok(creators) => {
            let setting = visitor.setting(&state);
            let view = view(setting, &member, creators, "");
            Html::studio(new_post_page(&view)).into_response()
        }
        Err(error) => refusal::page(&state, &visitor, error),
    }
}

/// Makes the draft and leads to its pictures.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Form(typed): Form<Typed>,
) -> Response {
    let made = drafts::create(&state, &member, &typed.title, &typed.creator, typed.locale).await;
    let error = match made {
        Ok(id) => return Redirect::to(&format!("/studio/posts/{id}")).into_response(),
        Err(error) => error,
    };
    let setting = visitor.setting(&state);
    let Some(told) = refusal::sentence(&error, setting.audience.locale) else {
        return refusal::page(&state, &visitor, error);
    };
    match drafts::creators(&state, &member).await {
        Ok(creators) => {
            let mut view = view(setting, &member, creators, &typed.title);
            view.shell.error = Some(told);
            Html {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..Html::studio(new_post_page(&view))
            }
            .into_response()
        }
        Err(error) => refusal::page(&state, &visitor, error),
    }
}

fn view(setting: Setting<'_>, member: &Person, creators: Vec<Creator>, title: &str) -> NewPostView {
    let locale = setting.audience.locale;
    let heading = PostWords::of(locale).new.to_owned();
    let spoken = |one: Locale| match one {
        Locale::En => "English",
        Locale::De => "Deutsch",
    };
    NewPostView {
        shell: shell(setting, Some(member), heading, Some(Section::Posts)),
        title: title.to_owned(),
        creators: creators.into_iter().map(|creator| creator.name).collect(),
        is_open: !matches!(member.role, Role::Creator(_)),
        languages: Locale::ALL
            .into_iter()
            .map(|one| (one.language(), spoken(one), one == locale))
            .collect(),
    }
}
