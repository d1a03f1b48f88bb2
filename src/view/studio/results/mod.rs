//! What posts achieved: sums, a bar a day, tables; where pictures are tapped; what creators earned.

mod chart;
mod heat;
mod overview;
mod statement;
mod table;

pub use heat::heat_page;
pub use overview::results_page;
pub use statement::statement_page;

use leptos::prelude::*;

/// Links of which one is where we are: spans, curves, creators.
#[component]
pub(super) fn Choices(label: &'static str, links: Vec<(String, String, bool)>) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|(url, text, is_current)| {
            let current = is_current.then_some("true");
            view! { <li><a href=url aria-current=current>{text}</a></li> }
        })
        .collect_view();
    view! { <nav class="choices" aria-label=label><ul>{links}</ul></nav> }
}
