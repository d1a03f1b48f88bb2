//! `GET /buy/{variant}:{qty},{variant}:{qty}`: a link straight to a checkout, for newsletters and QR codes.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::domain::cart::LineRequest;
use spotlet::domain::id::PostId;
use spotlet::domain::pricing::LineProblemKind;
use spotlet::domain::visibility::Reader;
use spotlet::domain::{Claim, Context, Quantity};

use super::{Visitor, fault};
use crate::present::Wish;
use crate::service::checkout::{self, CreateRequest};
use crate::service::{Fault, Refusal};
use crate::state::AppState;
use crate::store;

/// Where the sale comes from, as far as the link says.
#[derive(Debug, Default, Deserialize)]
pub struct Source {
    post: Option<String>,
    hotspot: Option<String>,
    creator: Option<String>,
    locale: Option<String>,
    country: Option<String>,
}

impl Source {
    fn claim(&self) -> Claim {
        Claim::of(
            self.post.as_deref(),
            self.hotspot.as_deref(),
            self.creator.as_deref(),
        )
    }
}

/// Begins a checkout and leads there.
pub async fn get(
    State(state): State<AppState>,
    Path(items): Path<String>,
    Query(source): Query<Source>,
    visitor: Visitor,
) -> Response {
    let wish = Wish {
        locale: source.locale.clone(),
        country: source.country.clone(),
    };
    let audience = visitor
        .wish(&wish)
        .audience(state.config.default_locale, state.config.default_country);
    let lines = match lines(&items) {
        Ok(lines) => lines,
        Err(error) => return fault(&state, &visitor, error),
    };
    let request = CreateRequest {
        lines,
        context: Some(Context {
            country: Some(audience.country),
            locale: audience.locale,
        }),
        claim: Some(source.claim()),
        ..CreateRequest::default()
    };
    match checkout::create(&state, &Reader::Page { has_secret: false }, &request).await {
        Ok(made) => {
            Redirect::to(&format!("/checkout/{}", made.session.checkout.id)).into_response()
        }
        Err(error) => match where_to_specify(&state, &error, source.post.as_deref()).await {
            Some(post) => Redirect::to(&format!("/p/{post}")).into_response(),
            None => fault(&state, &visitor, error),
        },
    }
}

/// The post to go to when something of the link must be measured or engraved first, which only its card can ask: the post that
/// the link names, where it shows the product, else any that does.
async fn where_to_specify(state: &AppState, error: &Fault, named: Option<&str>) -> Option<PostId> {
    let Fault::Refused(Refusal::Lines(problems)) = error else {
        return None;
    };
    let mut unmade = problems.iter();
    let unmade = unmade.find(|problem| problem.kind == LineProblemKind::Unmakeable)?;
    let mut conn = state.store.read().await.ok()?;
    let product = store::product::of_variant(&mut conn, &unmade.variant).await;
    let product = product.ok()??;
    let posts = store::post::with_product(&mut conn, &product.id)
        .await
        .ok()?;
    let named = posts.iter().find(|post| Some(post.id.as_str()) == named);
    named.or(posts.first()).map(|post| post.id.clone())
}

/// What the link names.
fn lines(items: &str) -> Result<Vec<LineRequest>, Fault> {
    items
        .split(',')
        .filter(|item| !item.is_empty())
        .map(line)
        .collect()
}

fn line(item: &str) -> Result<LineRequest, Fault> {
    let (variant, quantity) = item.split_once(':').unwrap_or((item, "1"));
    wanted(variant, quantity)
}

/// A line as a link or a form names it. What is no number is taken as none, which the rules refuse in their own words.
pub(super) fn wanted(variant: &str, quantity: &str) -> Result<LineRequest, Fault> {
    let variant = variant.parse().map_err(|_| Fault::NotFound)?;
    let quantity = Quantity::new(quantity.trim().parse().unwrap_or(0));
    let quantity = quantity.map_err(|error| Refusal::Cart(error.into()))?;
    Ok(LineRequest::new(variant, quantity))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn links_name_variants_and_quantities() {
        let read = |items| -> Vec<(String, u32)> {
            let lines = lines(items).unwrap();
            lines
                .into_iter()
                .map(|line| (line.variant.to_string(), line.quantity.get()))
                .collect()
        };
        assert_eq!(
            read("mug:2,vase"),
            [("mug".to_owned(), 2), ("vase".to_owned(), 1)]
        );
        assert_eq!(read(""), []);
    }

    #[test]
    fn links_that_cannot_be_are_refused() {
        assert!(matches!(lines("Mug/..:1"), Err(Fault::NotFound)));
        for items in ["mug:-1", "mug:0", "mug:100", "mug:x", "mug:1e9"] {
            assert!(matches!(lines(items), Err(Fault::Refused(_))), "{items}");
        }
    }
}
