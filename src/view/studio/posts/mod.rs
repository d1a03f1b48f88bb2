//! Posts: the list, a new one, one that is worked on, its preview, and how it is published.

mod edit;
pub mod label;
mod list;
mod new;
mod preview;
mod publish;

pub use edit::edit_page;
pub use list::posts_page;
pub use new::new_post_page;
pub use preview::preview_page;
pub use publish::publish_page;
