//! Pages on the server's own origin. Each works as plain HTML; scripts only add comfort.

mod bag;
mod checkout;
mod checkout_discount;
mod checkout_form;
mod checkout_secrets;
mod creator;
mod find_order;
mod frame;
mod hanger;
mod invoice;
pub(in crate::view) mod layout;
mod mails;
mod order;
mod post;
mod summary;
mod talk;
mod text;
mod withdraw;

pub use bag::bag_page;
pub use checkout::checkout_page;
pub use creator::creator_page;
pub use find_order::find_order_page;
pub use frame::frame_page;
pub use hanger::hanger_page;
pub use invoice::invoice_page;
pub use mails::mails_page;
pub use order::order_page;
pub use post::post_page;
pub use text::text_page;
pub use withdraw::withdraw_page;
