//! `GET /api/products/{id}/price`: what one piece costs, made in a certain way.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use spotlet::api::price::{AnswerProblem, ProductPrice};
use spotlet::domain::Personalization;
use spotlet::domain::id::{ProductId, VariantId};
use spotlet::ucp::map::personalization_problem;
use spotlet::ucp::personalization::Answer;

use crate::present::Wish;
use crate::problem::Problem;
use crate::service::quote::quote;
use crate::state::AppState;
use crate::text::money;

/// What is asked for.
#[derive(Debug, Deserialize)]
pub struct Params {
    variant: String,
    /// Answers as in the lines of a cart, as JSON; nothing for a piece as it comes.
    #[serde(default)]
    personalization: String,
    locale: Option<String>,
    country: Option<String>,
}

/// Shows the price.
pub async fn get(
    State(state): State<AppState>,
    Path(product): Path<String>,
    Query(params): Query<Params>,
) -> Result<Json<ProductPrice>, Problem> {
    let missing = || Problem::NotFound("There is no such product.".to_owned());
    let product = ProductId::new(product).map_err(|_| missing())?;
    let variant = VariantId::new(params.variant.as_str()).map_err(|_| missing())?;
    let answers = answers(&params.personalization)?;
    let wish = Wish {
        locale: params.locale,
        country: params.country,
    };
    let audience = wish.audience(state.config.default_locale, state.config.default_country);
    let quote = quote(&state, &product, &variant, answers, audience.country).await?;
    Ok(Json(ProductPrice {
        amount: quote.price.amount_minor,
        currency: quote.price.currency,
        price: money(quote.price, audience),
        problems: quote
            .problems
            .iter()
            .map(|problem| AnswerProblem {
                field: problem.field.clone(),
                code: problem.problem.code().to_owned(),
                text: personalization_problem(problem, audience.locale),
            })
            .collect(),
    }))
}

fn answers(json: &str) -> Result<Personalization, Problem> {
    if json.is_empty() {
        return Ok(Personalization::none());
    }
    let answers: Vec<Answer> = serde_json::from_str(json).map_err(|error| {
        Problem::InvalidRequest(format!("personalization is no list of answers: {error}"))
    })?;
    Ok(answers
        .into_iter()
        .map(|answer| (answer.id, answer.value))
        .collect())
}
