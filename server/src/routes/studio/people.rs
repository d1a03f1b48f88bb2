//! `/studio/people`: who works here. Owners only.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use spotlet::domain::MemberId;
use spotlet::domain::member::Role;
use spotlet::view::model::studio::{InvitationView, MemberView, PeopleView};
use spotlet::view::studio::people_page;
use spotlet::view::studio::words::ShellWords;

use super::seat::Seat;
use super::shell::{Said, Section, role_label};
use super::{gate, said_at};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::service::studio::{AccountError, people};
use crate::state::AppState;
use crate::store::post::creators;
use crate::text::words::studio::account_error;
use crate::token;

const PATH: &str = "/studio/people";

/// The list and its forms.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/people", get(list))
        .route("/studio/people/invite", post(invite))
        .route("/studio/people/invitations/{id}/remove", post(uninvite))
        .route("/studio/people/{id}/role", post(set_role))
        .route("/studio/people/{id}/remove", post(remove))
}

/// A new invitation.
#[derive(Deserialize)]
struct Invite {
    token: String,
    note: String,
    role: String,
    #[serde(default)]
    creator: String,
}

/// A member's new role.
#[derive(Deserialize)]
struct NewRole {
    role: String,
    #[serde(default)]
    creator: String,
}

async fn list(seat: Seat, Query(said): Query<Said>) -> Response {
    match view(&seat).await {
        Ok(mut view) => {
            view.shell.said = said.sentence(seat.locale());
            Html::studio(people_page(&view)).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

async fn invite(seat: Seat, Form(form): Form<Invite>) -> Response {
    let done = match people::role(&form.role, &form.creator) {
        Ok(role) => people::invite(&seat.state, &form.token, role, &form.note).await,
        Err(error) => Err(error),
    };
    answer(&seat, done, "invited").await
}

async fn uninvite(seat: Seat, Path(id): Path<String>) -> Response {
    let done = people::uninvite(&seat.state, &id).await;
    answer(&seat, done.map_err(Into::into), "uninvited").await
}

async fn set_role(seat: Seat, Path(id): Path<MemberId>, Form(form): Form<NewRole>) -> Response {
    let done = match people::role(&form.role, &form.creator) {
        Ok(role) => people::set_role(&seat.state, &id, role).await,
        Err(error) => Err(error),
    };
    answer(&seat, done, "role-changed").await
}

async fn remove(seat: Seat, Path(id): Path<MemberId>) -> Response {
    let done = people::remove(&seat.state, &id).await;
    answer(&seat, done, "removed").await
}

async fn answer(seat: &Seat, done: Result<(), AccountError>, word: &str) -> Response {
    let Err(error) = done else {
        return said_at(PATH, word);
    };
    match view(seat).await {
        Ok(mut view) => {
            let told = account_error(&error, seat.locale());
            view.shell.error = Some(told.to_owned());
            Html {
                status: gate::status(&error),
                ..Html::studio(people_page(&view))
            }
            .into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

async fn view(seat: &Seat) -> Result<PeopleView, Problem> {
    let (state, setting, locale) = (&seat.state, seat.setting(), seat.locale());
    let (members, invitations) = people::list(state).await?;
    let creators = {
        let mut conn = state.store.read().await?;
        creators(&mut conn).await?
    };
    let heading = ShellWords::of(locale).people.to_owned();
    let label = |role: &Role| role_label(role, locale).to_owned();
    Ok(PeopleView {
        shell: seat.shell(heading, Section::People),
        members: members
            .into_iter()
            .map(|one| MemberView {
                id: one.id.to_string(),
                role: word(&one.role),
                role_label: label(&one.role),
                creator: creator(&one.role),
                is_self: one.id == seat.member.id,
                name: one.name,
                email: one.email,
            })
            .collect(),
        invitations: invitations
            .into_iter()
            .map(|one| InvitationView {
                url: people::invitation_url(state, &one.id),
                id: one.id,
                note: one.note,
                role_label: label(&one.role),
                expires: setting.minute(one.expires_at),
            })
            .collect(),
        creators: creators.into_iter().map(|id| id.to_string()).collect(),
        form_token: token::id(),
    })
}

fn word(role: &Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Editor => "editor",
        Role::Creator(_) => "creator",
    }
}

fn creator(role: &Role) -> String {
    match role {
        Role::Creator(creator) => creator.to_string(),
        Role::Owner | Role::Editor => String::new(),
    }
}
