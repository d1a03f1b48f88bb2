//! The markup of everything a person sees, written once as Leptos components.
//!
//! Components take a view model and lay it out. They know nothing of the browser, the network or the database, and they never
//! format a price. The server calls the functions re-exported here; each returns finished HTML.
//! To add a page: a model in `model/`, a component in `page/`, a function here.

pub mod model;
pub(in crate::view) mod page;
mod post;
pub mod studio;
mod text;

pub use page::{
    bag_page, checkout_page, creator_page, find_order_page, frame_page, hanger_page, invoice_page,
    mails_page, order_page, post_page, text_page, withdraw_page,
};
pub use post::{fragment, post_css};
pub use text::Text;

use leptos::prelude::*;

/// Renders a view to HTML, under an owner that is dropped right after.
///
/// Leptos writes `<!>` between neighbours so that hydration finds them again. Our islands bind instead of hydrating, so the marks
/// are only bytes; text that looks like one is escaped and stays.
fn render<V: RenderHtml>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    owner.with(|| view().to_html()).replace("<!>", "")
}
