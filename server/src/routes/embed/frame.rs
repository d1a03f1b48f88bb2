//! `GET /p/{post}/frame`: the post alone, for hosts that allow an iframe and no script.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use spotlet::view::frame_page;

use super::{Arrival, shown_to};
use crate::present::{Dress, Setting, Wish, page};
use crate::routes::html::{Framing, Html};
use crate::routes::pages::{self, Visitor};
use crate::state::AppState;

/// Answers the frame. Who may show it is what the configuration says of checkouts, which may open inside.
pub async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
    Query(arrival): Query<Arrival>,
    visitor: Visitor,
) -> Response {
    let wish = visitor.wish(&wish);
    let post = match shown_to(&state, &id, &wish, &arrival).await {
        Ok(post) => post,
        Err(fault) => return pages::fault(&state, &visitor, fault),
    };
    let setting = Setting {
        state: &state,
        audience: post.audience,
    };
    let page = page(setting, post.parts.view.title.clone(), Dress::Post);
    let body = frame_page(&page, &post.parts.view);
    Html {
        framing: framing(&state),
        ..Html::public(body)
    }
    .into_response()
}

/// Our own origin is always among them: our pages show frames too.
pub fn framing(state: &AppState) -> Framing {
    match state.config.allowed_hosts.as_slice() {
        [] => Framing::Anyone,
        allowed => {
            let own = std::iter::once("'self'".to_owned());
            Framing::Origins(own.chain(allowed.iter().cloned()).collect())
        }
    }
}
