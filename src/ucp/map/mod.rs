//! From the domain to the wire and back. Pure functions: what they need beyond the value stands in [`MapContext`].
//!
//! Replies are made from views ([`CheckoutView`](crate::domain::checkout::CheckoutView),
//! [`OrderView`](crate::domain::order::OrderView)), which have already left out what their reader must not see.
//!
//! To add a mapping: a file named after the noun, one function `noun(value, ctx)`, and a test that compares JSON.

mod address;
mod cart;
mod checkout;
mod context;
mod discount;
mod fulfillment;
mod lines;
mod messages;
mod order;
mod order_life;
mod personal;
mod product;
mod request;
mod selection;
pub mod text;
mod totals;

pub use cart::cart;
pub use checkout::checkout;
pub use context::{attribution, claim_from, context_from};
pub use discount::codes_from;
pub use messages::{error, error_response, line_problem, not_found};
pub use order::order;
pub use personal::personalization_problem;
pub use product::{lookup, product, product_detail};
pub use request::{BadLine, Details, details_from, lines_from, stripe_token_from, test_token_from};

use super::profile::Handlers;
use super::{Capability, Link};
use crate::domain::fulfillment::TimeZones;
use crate::domain::{Country, FulfillmentRules, Locale, PricedLine, Timestamp};

/// What a mapping needs to know beyond the value it maps.
#[derive(Clone, Copy, Debug)]
pub struct MapContext<'a> {
    /// This shop's origin, without a slash at the end: `https://shop.example`.
    pub origin: &'a str,
    /// The language of all texts.
    pub locale: Locale,
    /// What holds between this shop and whom it answers.
    pub capabilities: &'a [Capability],
    /// The shop's policies.
    pub links: &'a [Link],
    /// The payment handlers that are on.
    pub handlers: Handlers<'a>,
    /// What may be handed to a host that embeds the checkout; nothing where nobody may embed it.
    pub delegations: Option<&'a [&'a str]>,
    /// How goods reach shoppers.
    pub fulfillment: &'a FulfillmentRules,
    /// What clocks show where.
    pub zones: &'a dyn TimeZones,
    /// The present.
    pub now: Timestamp,
    /// Whether whom is answered can show more than one package a method.
    pub multi_group: bool,
    /// Writes a moment in RFC 3339. Calendars are a library's business, and libraries belong to the edge.
    pub rfc3339: fn(Timestamp) -> String,
    /// What the law wants told beside a line's price, as a sentence.
    pub price_note: fn(&PricedLine, Locale, Country) -> Option<String>,
    /// The shop's own market, which decides how amounts in sentences are written.
    pub market: Country,
}

impl MapContext<'_> {
    /// The absolute address of a file in the media store; an address stays what it is.
    #[must_use]
    pub fn media_url(&self, src: &str) -> String {
        if src.contains("://") {
            src.to_owned()
        } else {
            format!("{}/media/{src}", self.origin)
        }
    }
}

#[cfg(test)]
mod tests;
