//! Domain objects as view models: everything a page shows, as finished text in the reader's language.
//!
//! It reads the catalog, the media store and the configuration, and decides nothing. It must not know HTTP.
//! To show something new: a field in `spotlet::view::model`, filled here in the file of its noun.

mod bag;
mod card;
mod checkout;
mod creator;
mod desk;
mod draft;
mod fields;
mod image;
mod invoice;
mod json_ld;
mod language;
mod library;
mod lines;
mod order;
mod order_steps;
mod page;
mod personal;
mod pickup;
mod post;
mod preview;
pub mod results;
mod share;
mod talk;

pub use bag::bag;
pub use checkout::{CheckoutPage, Typed, checkout};
pub use creator::{creator, creator_json_ld};
pub use desk::{desk, order_row, to_do_label};
pub use draft::{draft, is_changed, medium_image, product_card};
pub use image::media_path;
pub use invoice::{credit_note, invoice, market_language};
pub use json_ld::{json_ld, script_safe};
pub use language::{Wish, preferred};
pub use library::medium;
pub use lines::price_sentence as price_note;
pub use order::order;
pub use order_steps::title as line_title;
pub use page::{Dress, legal_links, logo, page, wear};
pub use post::{PostParts, post, post_css_path, teaser};
pub use preview::{PreviewPlan, preview_plan};
pub use share::share_url;
pub use talk::talk;

use jiff::tz::TimeZone;
use spotlet::domain::Timestamp;
use spotlet::domain::fulfillment::TimeZones as _;

use crate::state::AppState;
use crate::text::{Audience, long_date, minute_in};
use crate::time_zones::{self, IanaZones, date_of};

/// What every presentation needs to know.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Configuration, media, assets.
    pub state: &'a AppState,
    /// For whom.
    pub audience: Audience,
}

impl<'a> Setting<'a> {
    /// The server's origin, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &'a str {
        &self.state.config.public_url
    }

    /// A moment as those who work here read their clocks.
    #[must_use]
    pub fn minute(&self, at: Timestamp) -> String {
        let zone = time_zones::zone(&self.state.config.time_zone);
        minute_in(zone.unwrap_or(TimeZone::UTC), at, self.audience)
    }

    /// Its day by the same clocks.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> String {
        let local = IanaZones.local(&self.state.config.time_zone, at);
        long_date(date_of(local.day), self.audience)
    }
}
