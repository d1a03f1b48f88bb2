//! `/studio/posts/new`: title, creator, language.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::domain::member::Role;
use spotlet::domain::{Creator, Locale};
use spotlet::view::model::studio::NewPostView;
use spotlet::view::studio::new_post_page;
use spotlet::view::studio::words::PostWords;

use super::refusal;
use crate::routes::html::Html;
use crate::routes::studio::Section;
use crate::routes::studio::seat::Seat;
use crate::service::studio::drafts;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    title: String,
    creator: String,
    locale: Locale,
}

/// The form.
pub async fn get(seat: Seat) -> Response {
    match drafts::creators(&seat.state, &seat.member).await {
        Ok(creators) => {
            let view = view(&seat, creators, "");
            Html::studio(new_post_page(&view)).into_response()
        }
        Err(error) => refusal::page(&seat, error),
    }
}

/// Makes the draft and leads to its pictures.
pub async fn post(seat: Seat, Form(typed): Form<Typed>) -> Response {
    let made = drafts::create(
        &seat.state,
        &seat.member,
        &typed.title,
        &typed.creator,
        typed.locale,
    )
    .await;
    let error = match made {
        Ok(id) => return Redirect::to(&format!("/studio/posts/{id}")).into_response(),
        Err(error) => error,
    };
    let setting = seat.setting();
    let Some(told) = refusal::sentence(&error, setting.audience.locale) else {
        return refusal::page(&seat, error);
    };
    match drafts::creators(&seat.state, &seat.member).await {
        Ok(creators) => {
            let mut view = view(&seat, creators, &typed.title);
            view.shell.error = Some(told);
            Html {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..Html::studio(new_post_page(&view))
            }
            .into_response()
        }
        Err(error) => refusal::page(&seat, error),
    }
}

fn view(seat: &Seat, creators: Vec<Creator>, title: &str) -> NewPostView {
    let locale = seat.locale();
    let heading = PostWords::of(locale).new.to_owned();
    let spoken = |one: Locale| match one {
        Locale::En => "English",
        Locale::De => "Deutsch",
    };
    NewPostView {
        shell: seat.shell(heading, Section::Posts),
        title: title.to_owned(),
        creators: creators.into_iter().map(|creator| creator.name).collect(),
        is_open: !matches!(seat.member.role, Role::Creator(_)),
        languages: Locale::ALL
            .into_iter()
            .map(|one| (one.language(), spoken(one), one == locale))
            .collect(),
    }
}
