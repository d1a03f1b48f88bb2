//! A responsive picture.

use crate::view::model::ImageView;
use leptos::prelude::*;

/// An `<img>` that reserves its space. `eager` for what is seen first.
#[component]
pub fn Picture(
    image: ImageView,
    /// Value of `sizes`.
    sizes: &'static str,
    /// Whether it is fetched at once.
    #[prop(optional)]
    eager: bool,
) -> impl IntoView {
    let srcset = image
        .srcset
        .iter()
        .map(|(url, width)| format!("{url} {width}w"))
        .collect::<Vec<_>>()
        .join(", ");
    let has_widths = !srcset.is_empty();
    view! {
        <img
            loading={(!eager).then_some("lazy")}
            decoding="async"
            width=image.width
            height=image.height
            sizes=has_widths.then_some(sizes)
            srcset=has_widths.then_some(srcset)
            src=image.src
            alt=image.alt
        />
    }
}
