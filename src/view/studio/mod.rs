//! The pages of the studio. Each is plain HTML with links and forms; the studio's own bundle brings alive what needs it.
//!
//! A page is a component inside [`layout::studio_document`]. It must not know HTTP, nor who may do what.
//! To add one: a model in `crate::view::model::studio`, a file here, words in `words/`, a file in `styles/studio/`.

mod account;
mod brand;
mod field;
mod gate;
mod layout;
mod mails;
mod media;
mod orders;
mod people;
mod posts;
mod product;
mod results;
mod talk;
mod theme;
pub mod words;

pub use account::account_page;
pub use brand::{brand_page, discounts_page, payments_page, settings_page};
pub use gate::gate_page;
pub use layout::notice_page;
pub use mails::mail_list_page;
pub use media::{library_page, medium_page};
use orders::Filters;
pub use orders::{confirm_page, order_page, orders_page};
pub use people::people_page;
pub use posts::{edit_page, label, new_post_page, posts_page, preview_page, publish_page};
pub use product::{import_page, product_page, products_page};
pub use results::{heat_page, results_page, statement_page};
pub use talk::talk_page;
pub use theme::{logo_page, theme_page, themes_page};
