//! The server's own sentences, in every language we speak.
//!
//! One file a subject; each is a plain function of the locale, so that a missing translation does not compile.
//! The words of buttons and headings belong to `spotlet::view::Text`,
//! sentences that have a stable code to `spotlet::ucp::map::text`.

mod advertising;
mod checkout;
mod count;
mod failure;
mod fields;
pub mod import;
mod legal;
pub mod mail;
pub mod media;
pub mod order;
mod personal;
mod pickup;
pub mod product;
pub mod settings;
mod stock;
pub mod studio;
mod totals;

pub use advertising::advertising;
pub use checkout::{line_problem, stale_form, test_payment_made, total_changed};
pub use count::{comments, likes, thousands};
pub use failure::{
    download_expired, failed, foreign_form, gone, not_found, order_needs_link, refused,
};
pub use fields::{card_error, card_label, field_error, field_label};
pub use legal::{LegalText, legal};
pub use mail::kept_mails;
pub use personal::{limits, up_to};
pub use pickup::{downloaded, not_in_this_store, open_today, ready_on, shipment_of, weekdays};
pub use stock::availability;
pub use totals::{
    free, free_delivery_hint, from_price, lowest_price, price_before, price_note, tax_included,
    unit_price,
};
