//! What leaves the studio as a file: the printable label, the hotspots in the words of AMP and of Instagram.

use axum::Json;
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use spotlet::api::PostJson;
use spotlet::domain::Catalog;
use spotlet::view::studio::label::{Label, label_svg as draw};
use spotlet::view::studio::words::PostWords;

use super::edit::load;
use super::refusal;
use crate::export;
use crate::label_pdf;
use crate::problem::Problem;
use crate::qr;
use crate::routes::studio::seat::Seat;
use crate::service::catalog;
use crate::service::studio::drafts::DraftError;
use crate::state::AppState;

/// The label as a drawing.
pub async fn label_svg(seat: Seat, Path(id): Path<String>) -> Response {
    match label(&seat.state, &seat.member, &id).await {
        Ok(label) => ([(CONTENT_TYPE, "image/svg+xml")], draw(&label)).into_response(),
        Err(error) => refusal::page(&seat, error),
    }
}

/// The label for a printer.
pub async fn label_pdf(seat: Seat, Path(id): Path<String>) -> Response {
    match label(&seat.state, &seat.member, &id).await {
        Ok(label) => (
            [(CONTENT_TYPE, "application/pdf")],
            label_pdf::label_pdf(&label),
        )
            .into_response(),
        Err(error) => refusal::page(&seat, error),
    }
}

async fn label(
    state: &AppState,
    member: &spotlet::domain::Member,
    id: &str,
) -> Result<Label, DraftError> {
    let post = load(state, member, id).await?.post;
    let url = format!("{}/p/{}", state.config.public_url, post.id);
    let code = qr::modules(&url).map_err(|error| Problem::Internal(error.to_string()))?;
    Ok(Label {
        brand: state.config.brand.name.clone(),
        title: post.title.get(post.locale).to_owned(),
        scan: PostWords::of(post.locale).label_scan,
        url,
        code,
    })
}

/// The products in AMP's shopping JSON.
pub async fn amp(seat: Seat, Path(id): Path<String>) -> Response {
    let load = async {
        let post = load(&seat.state, &seat.member, &id).await?.post;
        let catalog = products(&seat.state, &post).await?;
        Ok::<_, DraftError>((post, catalog))
    };
    match load.await {
        Ok((post, catalog)) => {
            Json(export::amp(&seat.state.config.public_url, &post, &catalog)).into_response()
        }
        Err(error) => refusal::page(&seat, error),
    }
}

/// The hotspots as Instagram's product tags.
pub async fn instagram(seat: Seat, Path(id): Path<String>) -> Response {
    match load(&seat.state, &seat.member, &id).await {
        Ok(draft) => Json(export::instagram(&draft.post)).into_response(),
        Err(error) => refusal::page(&seat, error),
    }
}

async fn products(state: &AppState, post: &PostJson) -> Result<Catalog, DraftError> {
    let hotspots = post.media.iter().flat_map(|medium| &medium.hotspots);
    let ids: Vec<String> = hotspots.map(|spot| spot.product.to_string()).collect();
    let catalog = catalog::of_ids(state, &ids).await;
    Ok(catalog.map_err(|fault| Problem::Internal(fault.to_string()))?)
}
