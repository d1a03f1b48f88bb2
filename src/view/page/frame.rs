//! The post alone, for hosts that allow an iframe and no script.

use super::layout::bare_document;
use crate::view::{
    model::{PageView, PostView},
    post::element,
    render,
};
use leptos::prelude::*;

/// The post and nothing around it. A theme is a word that the caller knows.
pub fn frame_page(page: &PageView, post: &PostView, theme: Option<&str>) -> String {
    let theme = theme.map_or_else(String::new, |theme| format!(r#" theme="{theme}""#));
    let embedded = element(post, &format!(r#" loading="eager"{theme}"#));
    let body = render(|| view! { <main inner_html=embedded></main> });
    bare_document(page, "frame-page", &body)
}
