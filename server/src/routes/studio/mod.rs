//! The studio's pages: where creators and the brand's people work. Plain HTML with links and forms; `/api/studio` is for
//! its bundle.
//!
//! Everything here stands behind [`guard::guard`]: session, own origin, least role. Pages take
//! a [`seat::Seat`] as an argument, `/api/studio` takes [`Member`]. To add a page: a file here, a line in [`router`], a row in [`access::ROUTES`].

pub mod access;
mod account;
mod brand;
mod cookie;
mod gate;
mod guard;
mod join;
mod login;
mod mails;
mod media;
pub mod once;
mod orders;
mod people;
mod posts;
mod product;
mod reset;
mod results;
mod seat;
mod setup;
mod shell;
mod talk;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{any, get, post};

use super::pages::{Visitor, fault};
use super::{MAX_BODY_BYTES, api};
use crate::service::Fault;
use crate::state::AppState;

pub use guard::{Member, Session};
pub use shell::{Said, Section, role_label, said_at, shell};

/// `/studio…` and `/api/studio…`.
pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/studio/setup", get(setup::get).post(setup::post))
        .route("/studio/login", get(login::get).post(login::post))
        .route("/studio/logout", post(login::logout))
        .route("/studio/forgot", get(reset::forgot).post(reset::send))
        .route("/studio/reset/{link}", get(reset::get).post(reset::post))
        .route("/studio/join/{link}", get(join::get).post(join::post))
        .route("/studio/account", get(account::get))
        .route("/studio/account/password", post(account::password))
        .route("/studio/account/sessions", post(account::sessions))
        .merge(brand::router())
        .merge(media::router())
        .merge(product::router())
        .merge(mails::router())
        .merge(orders::router())
        .merge(talk::router())
        .merge(people::router())
        .merge(posts::router())
        .merge(results::router())
        .route("/studio/{*rest}", any(nothing))
        .merge(api::studio::router())
        // A route with larger bodies sets its own limit on itself.
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(from_fn_with_state(state.clone(), once::once))
        .layer(from_fn_with_state(state.clone(), guard::guard))
}

/// Where no page is.
async fn nothing(State(state): State<AppState>, visitor: Visitor) -> Response {
    fault(&state, &visitor, Fault::NotFound)
}
