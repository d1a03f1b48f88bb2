//! A draft as shoppers will see it: the very fragment, in a frame of the studio.

use crate::view::model::{PageView, PostView};
use crate::view::page::layout::bare_document;
use crate::view::post::element;
use crate::view::render;
use leptos::prelude::*;

/// The post alone. `theme` is `light`, `dark` or a theme's name, made of letters, digits and hyphens.
pub fn preview_page(page: &PageView, post: &PostView, theme: Option<&str>) -> String {
    let is_name = |theme: &&str| {
        theme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let theme = theme.filter(is_name);
    let theme = theme.map(|theme| format!(r#" theme="{theme}""#));
    let attributes = format!(r#" loading="eager"{}"#, theme.unwrap_or_default());
    let embedded = element(post, &attributes);
    // The page around the frame has its `main`; a second one would be one too many for who listens.
    let body = render(|| view! { <div inner_html=embedded></div> });
    bare_document(page, "frame-page preview-page", &body)
}
