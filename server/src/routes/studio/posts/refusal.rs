//! What a refused step looks like on a page.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use spotlet::domain::draft::{Missing, StepError};
use spotlet::domain::{Locale, PostId};
use spotlet::view::studio::words::PostWords;

use crate::problem::Problem;
use crate::routes::studio::seat::Seat;
use crate::service::Fault;
use crate::service::studio::drafts::DraftError;

/// The id in an address.
pub fn id(text: &str) -> Result<PostId, DraftError> {
    PostId::new(text).map_err(|_| DraftError::NotFound)
}

/// A page of its own, where there is no form to come back to.
pub fn page(seat: &Seat, error: DraftError) -> Response {
    match error {
        DraftError::NotFound => seat.fault(Fault::NotFound),
        DraftError::NotYours => Problem::Forbidden.into_response(),
        DraftError::Problem(problem) => seat.fault(Fault::Problem(problem)),
        other => (StatusCode::UNPROCESSABLE_ENTITY, other.to_string()).into_response(),
    }
}

/// The sentence for a form, if the error is one that a form can be about.
pub fn sentence(error: &DraftError, locale: Locale) -> Option<String> {
    let words = PostWords::of(locale);
    let text = match error {
        DraftError::Nameless => words.nameless,
        DraftError::NotYours => words.not_yours,
        DraftError::Step(StepError::Over) => words.over,
        DraftError::Step(StepError::AlreadyPublished) => words.already,
        DraftError::Incomplete(missing) => {
            let sentences: Vec<String> = missing.iter().map(|one| say(one, locale)).collect();
            return Some(sentences.join(" "));
        }
        DraftError::NotFound
        | DraftError::Conflict(_)
        | DraftError::Taken
        | DraftError::Problem(_) => return None,
    };
    Some(text.to_owned())
}

/// What keeps a post from being published, as a sentence.
pub fn say(missing: &Missing, locale: Locale) -> String {
    let words = PostWords::of(locale);
    match missing {
        Missing::Title => words.no_title.to_owned(),
        Missing::Media => words.no_media.to_owned(),
        Missing::Product(product) => format!("{} {product}", words.no_product),
        Missing::Times(hotspot) => format!("{} {hotspot}", words.bad_times),
        Missing::Other(text) => text.clone(),
    }
}
