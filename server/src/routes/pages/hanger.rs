//! `GET /hanger/{post}/{hotspot}`: a product on a display in the store, and the code that leads to its post.

use axum::extract::{Path, Query, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use spotlet::view::hanger_page;
use spotlet::view::model::HangerView;

use super::{Visitor, fault};
use crate::present::{Dress, Setting, Wish, page};
use crate::qr;
use crate::routes::embed::{ShownPost, shown};
use crate::routes::html::{Framing, Html};
use crate::service::Fault;
use crate::state::AppState;

/// Answers the display.
pub async fn get(
    State(state): State<AppState>,
    Path((post, hotspot)): Path<(String, String)>,
    Query(wish): Query<Wish>,
    visitor: Visitor,
) -> Response {
    let shown = match shown(&state, &post, &visitor.wish(&wish)).await {
        Ok(shown) => shown,
        Err(error) => return fault(&state, &visitor, error),
    };
    let Some(hanger) = hanger(&shown, &hotspot) else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let setting = Setting {
        state: &state,
        audience: shown.audience,
    };
    let page = page(setting, hanger.title.clone(), Dress::Hanger);
    Html {
        // It shows public content only; a signage player may put it into a frame.
        framing: Framing::Anyone,
        ..Html::public(hanger_page(&page, &hanger))
    }
    .into_response()
}

/// Answers the code that leads from the display to the product in its post.
pub async fn code(
    State(state): State<AppState>,
    Path((post, hotspot)): Path<(String, String)>,
    visitor: Visitor,
) -> Response {
    let found = match shown(&state, &post, &visitor.wish(&Wish::default())).await {
        Ok(shown) => hanger(&shown, &hotspot),
        Err(error) => return fault(&state, &visitor, error),
    };
    let Some(found) = found else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let url = format!(
        "{}/p/{}#h={}",
        state.config.public_url, found.post, found.hotspot
    );
    // Ids and origins are far shorter than a code holds.
    let Ok(drawn) = qr::svg(&url) else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let headers = [
        (CONTENT_TYPE, "image/svg+xml"),
        (CACHE_CONTROL, "public, max-age=3600"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, drawn).into_response()
}

fn hanger(shown: &ShownPost, hotspot: &str) -> Option<HangerView> {
    let view = &shown.parts.view;
    let card = view.cards.iter().find(|card| card.hotspot == hotspot)?;
    let still = || view.media.first().map(|medium| medium.image.clone());
    Some(HangerView {
        post: view.id.clone(),
        hotspot: card.hotspot.clone(),
        title: card.title.clone(),
        price: card.list_price_text.clone(),
        price_note: card.tax_note.clone(),
        image: card.image.clone().or_else(still),
        likes_text: card.likes_text.clone(),
        likes_title: card.likes_title.clone(),
        code: format!("/hanger/{}/{}/code.svg", view.id, card.hotspot),
    })
}
