//! `POST /bag`: the form of a product card, sent without JavaScript.
//!
//! The form may stand on a blog. Browsers send no `Lax` cookie with a form of another site, but they do with the
//! redirect that follows; so a foreign form makes a cart of its own, which the bag takes in on arrival.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::domain::personalization::Value;
use spotlet::domain::{CartId, Claim, Context, LineRequest, Personalization};

use super::show::{read, render, to_bag};
use crate::present::Wish;
use crate::routes::pages::{Visitor, buy, cookie, fault, origin};
use crate::service::cart::{self, CartRequest, ShownCart, Source};
use crate::service::{Fault, Refusal};
use crate::state::AppState;

/// The form of a card.
#[derive(Debug, Deserialize)]
pub struct AddForm {
    variant: String,
    #[serde(default = "one")]
    quantity: String,
    post: Option<String>,
    hotspot: Option<String>,
    creator: Option<String>,
    locale: Option<String>,
    country: Option<String>,
    /// Everything else; what begins with [`ANSWER`] says how a piece is made.
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

/// The names of a card's personal fields begin like this.
const ANSWER: &str = "personal.";

impl AddForm {
    fn answers(&self) -> Personalization {
        let answers = self.rest.iter().filter_map(|(name, value)| {
            let field = name.strip_prefix(ANSWER)?;
            let value = value.trim();
            (!value.is_empty()).then(|| (field.to_owned(), Value::Text(value.to_owned())))
        });
        answers.collect()
    }
}

fn one() -> String {
    "1".to_owned()
}

/// Adds to the bag and shows it.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    Form(form): Form<AddForm>,
) -> Response {
    let line = match buy::wanted(&form.variant, &form.quantity) {
        Ok(line) => LineRequest {
            personalization: form.answers(),
            ..line
        },
        Err(error) => return fault(&state, &visitor, error),
    };
    let is_foreign = !origin::is_ours(&visitor, &state.config.public_url);
    let own = cookie::bag(&visitor).filter(|_| !is_foreign);
    match add(&state, own, line, &form).await {
        Ok(shown) => match &shown.refused {
            Some(refusal) => render(
                &state,
                &visitor,
                Some(&shown),
                Some(refusal_text(refusal, &shown)),
            ),
            None if is_foreign => {
                Redirect::to(&format!("/bag?from={}", shown.cart.id)).into_response()
            }
            None => to_bag(&state, &shown.cart.id),
        },
        Err(error) => fault(&state, &visitor, error),
    }
}

async fn add(
    state: &AppState,
    own: Option<CartId>,
    line: LineRequest,
    form: &AddForm,
) -> Result<ShownCart, Fault> {
    let claim = Claim::of(
        form.post.as_deref(),
        form.hotspot.as_deref(),
        form.creator.as_deref(),
    );
    if let Some(own) = read(state, own.as_ref()).await? {
        return cart::add(state, &own.cart.id, &line, Source::Claimed(&claim)).await;
    }
    let wish = Wish {
        locale: form.locale.clone(),
        country: form.country.clone(),
    };
    let audience = wish.audience(state.config.default_locale, state.config.default_country);
    let request = CartRequest {
        lines: vec![line],
        codes: None,
        context: Some(Context {
            country: Some(audience.country),
            locale: audience.locale,
        }),
        claim: Some(claim),
    };
    cart::create(state, &request).await
}

/// Why something could not be added, in the language of the bag.
pub fn refusal_text(refusal: &Refusal, shown: &ShownCart) -> String {
    let locale = shown.cart.context.locale;
    if let Refusal::Lines(problems) = refusal
        && let Some(answer) = problems.iter().find_map(|problem| problem.answers.first())
    {
        return spotlet::ucp::map::personalization_problem(answer, locale);
    }
    let sentence = spotlet::ucp::map::text::sentence(refusal.code(), locale);
    sentence.map_or_else(|| refusal.to_string(), str::to_owned)
}
