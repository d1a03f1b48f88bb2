//! `GET /api/studio/products?q=`: products to tag with, found as one types.

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use spotlet::api::draft::ProductsFound;
use spotlet::domain::Product;

use crate::present::product_card;
use crate::problem::Problem;
use crate::routes::pages::Visitor;
use crate::routes::studio::Member;
use crate::service::search::Search;
use crate::service::studio::drafts;
use crate::service::{Fault, catalog};
use crate::state::AppState;

/// What fits on the screen of who chooses.
const MOST: usize = 24;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
pub struct Params {
    #[serde(default)]
    q: String,
}

/// What fits, the best first. Nothing typed: what this member tagged last, then the rest.
pub async fn find(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Query(params): Query<Params>,
) -> Result<Json<ProductsFound>, Problem> {
    let catalog = catalog::all(&state).await.map_err(|fault| match fault {
        Fault::Problem(problem) => problem,
        other => Problem::Internal(other.to_string()),
    })?;
    let query = params.q.trim();
    let mut found: Vec<Product> = Search {
        query: (!query.is_empty()).then(|| query.to_owned()),
        ..Search::default()
    }
    .find(catalog.products());
    if query.is_empty() {
        let recent = drafts::recent_products(&state, &member).await;
        let recent = recent.map_err(super::posts::problem)?;
        let place = |product: &Product| recent.iter().position(|id| *id == product.id);
        found.sort_by_key(|product| place(product).unwrap_or(usize::MAX));
    }
    let setting = visitor.setting(&state);
    let cards = found.iter().take(MOST);
    Ok(Json(ProductsFound {
        products: cards
            .map(|product| product_card(setting, product))
            .collect(),
    }))
}
