//! `GET /p/{post}/frame`: the post alone, for hosts that allow an iframe and no script.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::view::frame_page;

use super::{Arrival, shown_to};
use crate::present::{Dress, Setting, Wish, page, wear};
use crate::routes::html::{Framing, Html};
use crate::routes::pages::{self, Visitor};
use crate::state::AppState;

/// How it is looked at.
#[derive(Debug, Deserialize)]
pub struct Params {
    /// What the attribute `theme` of an element says: `auto`, `light`, `dark` or a theme of the brand. Anything else is passed over.
    theme: Option<String>,
}

/// Answers the frame. Who may show it is what the configuration says of checkouts, which may open inside.
pub async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
    Query(arrival): Query<Arrival>,
    Query(params): Query<Params>,
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
    let mut page = page(setting, post.parts.view.title.clone(), Dress::Post);
    let look = state.look.now();
    let theme = match params.theme.as_deref() {
        Some(shade @ ("light" | "dark")) => {
            page.color_scheme = Some(shade.to_owned());
            Some(shade)
        }
        asked => look.named(asked).map(|name| {
            wear(&mut page, setting, name);
            name.as_str()
        }),
    };
    let body = frame_page(&page, &post.parts.view, theme);
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
