//! The Universal Commerce Protocol, release 2026-04-08, as far as this shop speaks it: wire types and their mapping.
//!
//! Replies hold exactly what the published schemas name, and no type here can serialize what a reply must omit.
//! Requests hold only what we read; unknown fields are ignored, as the protocol asks. Nothing here knows HTTP.
//!
//! To add a capability: its row in `capability`, its types in a file below, its mapping in `map`.

pub mod capability;
pub mod meta;
pub mod platform;
pub mod profile;

pub mod address;
pub mod buyer;
pub mod context;
pub mod link;
pub mod message;
pub mod price;
pub mod total;

pub mod catalog;
pub mod product;

pub mod cart;
pub mod checkout;
pub mod discount;
pub mod error_response;
pub mod fulfillment;
pub mod line_item;
pub mod order;
pub mod payment;
pub mod personalization;

pub mod map;

pub use address::PostalAddress;
pub use buyer::Buyer;
pub use capability::Capability;
pub use cart::Cart;
pub use checkout::Checkout;
pub use context::Context;
pub use error_response::ErrorResponse;
pub use fulfillment::Fulfillment;
pub use line_item::{Item, LineItem};
pub use link::Link;
pub use message::{Message, Severity};
pub use meta::{Status, Ucp};
pub use order::Order;
pub use platform::PlatformProfile;
pub use price::Price;
pub use product::{Product, Variant};
pub use profile::Profile;
pub use total::Total;

/// The release of the protocol that is spoken here.
pub const VERSION: &str = "2026-04-08";

/// The one service of a shop.
pub const SERVICE: &str = "dev.ucp.shopping";

/// The built-in test payment handler's name.
pub const TEST_HANDLER: &str = "dev.spotlet.test";

/// The built-in test payment handler's id, which instruments name.
pub const TEST_HANDLER_ID: &str = "test";

/// The payment handler of Stripe: tokens that Stripe's script made under this shop's publishable key.
pub const STRIPE_HANDLER: &str = "dev.spotlet.stripe";

/// Its id, as instruments name it.
pub const STRIPE_HANDLER_ID: &str = "stripe";
