//! The shop's own rules: money, catalog, posts, carts, checkouts and orders as plain values.
//!
//! Nothing here knows a clock, a random source, a database, a network or a browser. Ids and times are handed in,
//! so every rule is tested natively in milliseconds.
//!
//! To add a noun: one file, strict on construction, a `thiserror` enum with `code()` when it can fail, a line below,
//! and its codes in `api::error_code`.

pub mod clock;
pub mod country;
pub mod currency;
pub mod id;
pub mod locale;
pub mod localized;
pub mod money;
pub mod quantity;

pub mod availability;
pub mod catalog;
pub mod image;
pub mod personalization;
pub mod product;
pub mod unit_price;
pub mod variant;

pub mod creator;
pub mod draft;
pub mod hotspot;
pub mod library;
pub mod media;
pub mod place;
pub mod post;

pub mod comment;
pub mod member;

pub mod attribution;
pub mod cart;
pub mod commission;
pub mod discount;
pub mod market;
pub mod price_history;
pub mod pricing;
pub mod quote;
pub mod tax;
pub mod terms;
pub mod totals;

pub mod address;
pub mod buyer;
pub mod field;
pub mod fulfillment;

pub mod card;
pub mod payment;

pub mod checkout;
pub mod order;
pub mod order_number;
pub mod results;
pub mod theme;
pub mod visibility;

pub use address::PostalAddress;
pub use attribution::{Attribution, Claim, CreatorLink, Touch};
pub use availability::{Availability, StockPolicy};
pub use buyer::Buyer;
pub use cart::{Cart, CartError, CartLine, LineRequest};
pub use catalog::Catalog;
pub use checkout::{Checkout, CheckoutError, CheckoutStatus};
pub use clock::{Clock, Timestamp};
pub use commission::{CreatorTerms, Credit, CreditRule};
pub use country::Country;
pub use creator::{Creator, CreatorProfile};
pub use currency::Currency;
pub use discount::{Discount, DiscountCode, Discounts};
pub use draft::DraftStatus;
pub use fulfillment::{FulfillmentOption, FulfillmentRules, Location, Shipment, Supply};
pub use hotspot::{Fraction, Hotspot};
pub use id::{
    CartId, CheckoutId, CommentId, CreatorId, DiscountId, FulfillmentOptionId, HotspotId, IdError,
    LineItemId, LocationId, MemberId, OrderId, PlatformId, PostId, ProductId, ShipmentId, StaffId,
    VariantId, VisitorId,
};
pub use image::Image;
pub use library::{LibraryMedium, MediumSort};
pub use locale::Locale;
pub use localized::Localized;
pub use market::Context;
pub use media::{Medium, MediumKind};
pub use member::{Access, Member, MemberError, Role};
pub use money::{Money, MoneyError};
pub use order::Order;
pub use order_number::OrderNumber;
pub use personalization::{Personalizable, Personalization};
pub use place::{CardSide, Place};
pub use post::Post;
pub use pricing::PricedLine;
pub use product::{OptionValue, Product, ProductOption};
pub use quantity::Quantity;
pub use quote::Quote;
pub use tax::{TaxCategory, TaxLine, TaxMarket, TaxRate, TaxTable};
pub use terms::Terms;
pub use totals::{TotalEntry, TotalKind, Totals};
pub use unit_price::{Contents, UnitPrice};
pub use variant::Variant;
pub use visibility::{Reader, TypedBy};
