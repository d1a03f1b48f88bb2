//! The post alone, for hosts that allow an iframe and no script.

use super::layout::bare_document;
use crate::view::{
    model::{PageView, PostView},
    post::element,
    render,
};
use leptos::prelude::*;

/// The post and nothing around it.
pub fn frame_page(page: &PageView, post: &PostView) -> String {
    let embedded = element(post, r#" loading="eager""#);
    let body = render(|| view! { <main inner_html=embedded></main> });
    bare_document(page, "frame-page", &body)
}
