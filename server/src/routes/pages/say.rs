//! `POST /p/{post}/comments`: the form under a post's own page, sent without JavaScript.
//!
//! Whoever uses it has no token, so each time is a new visitor; what was said this way is taken back by the staff.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::api::Conversation;
use spotlet::domain::PostId;
use spotlet::domain::comment::{CommentKind, CommentName, CommentState, CommentText};
use spotlet::view::model::TextPageView;
use spotlet::view::text_page;

use super::{Visitor, failure, fault, origin};
use crate::limit::Address;
use crate::present::{Dress, page};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::service::comment::{self, NewComment, Writer};
use crate::service::{self, Fault};
use crate::state::AppState;

/// The form.
#[derive(Debug, Deserialize)]
pub struct SayForm {
    text: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    product: String,
}

/// Says it, and tells what became of it.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    address: Address,
    Path(id): Path<String>,
    Form(form): Form<SayForm>,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let Ok(post) = PostId::new(id) else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    match say(&state, &post, &form, &address).await {
        Ok(state_now) => {
            let words = Conversation::of(visitor.audience(&state).locale);
            let told = match state_now {
                CommentState::Visible => words.thanks_shown,
                CommentState::Held(_) | CommentState::Removed(_) => words.thanks_held,
            };
            told_page(&state, &visitor, &post, StatusCode::OK, words.thanks, told)
        }
        Err(Problem::NotFound(_)) => fault(&state, &visitor, Fault::NotFound),
        Err(refused @ (Problem::Comment(_) | Problem::TooManyRequests(_))) => {
            let words = Conversation::of(visitor.audience(&state).locale);
            let heading = crate::text::words::refused(visitor.audience(&state).locale);
            let status = refused.status();
            let told = words.refusal(refused.code().as_str());
            told_page(&state, &visitor, &post, status, heading, told)
        }
        Err(problem) => fault(&state, &visitor, problem.into()),
    }
}

async fn say(
    state: &AppState,
    post: &PostId,
    form: &SayForm,
    address: &Address,
) -> Result<CommentState, Problem> {
    address.check(&state.limits.comments_by_address)?;
    let new = NewComment {
        kind: form.kind.parse().unwrap_or(CommentKind::Comment),
        product: form.product.parse().ok(),
        answers_to: None,
        name: CommentName::new(&form.name)?,
        text: CommentText::new(&form.text)?,
    };
    let (visitor, _) = service::visitor::mint(&state.signer, None)?;
    let said = comment::post(state, post, new, &Writer::Visitor(visitor), address).await?;
    Ok(said.state)
}

fn told_page(
    state: &AppState,
    visitor: &Visitor,
    post: &PostId,
    status: StatusCode,
    heading: &str,
    told: &str,
) -> Response {
    let setting = visitor.setting(state);
    let words = Conversation::of(setting.audience.locale);
    let content = TextPageView {
        heading: heading.to_owned(),
        paragraphs: vec![told.to_owned()],
        link: Some((format!("/p/{post}#comments"), words.back.to_owned())),
    };
    let page = page(setting, heading.to_owned(), Dress::Plain);
    Html {
        status,
        ..Html::personal(text_page(&page, &content))
    }
    .into_response()
}
