//! `GET /legal/{name}`: the demo texts, until the brand names its own pages.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use spotlet::view::model::TextPageView;
use spotlet::view::{Text, text_page};

use super::{Visitor, fault};
use crate::present::{Dress, page};
use crate::routes::html::Html;
use crate::service::Fault;
use crate::state::AppState;
use crate::text::words;

/// Answers the page.
pub async fn get(
    State(state): State<AppState>,
    Path(name): Path<String>,
    visitor: Visitor,
) -> Response {
    let setting = visitor.setting(&state);
    let Some(text) = words::legal(&name, setting.audience.locale) else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let content = TextPageView {
        heading: text.title.to_owned(),
        paragraphs: text
            .paragraphs
            .iter()
            .map(|paragraph| (*paragraph).to_owned())
            .collect(),
        // The function that the law wants at hand for everybody, link of the order or not.
        link: (name == "withdrawal").then(|| {
            let label = Text::of(setting.audience.locale).withdraw_here;
            ("/withdraw".to_owned(), label.to_owned())
        }),
    };
    let page = page(setting, text.title.to_owned(), Dress::Plain);
    Html::public(text_page(&page, &content)).into_response()
}
