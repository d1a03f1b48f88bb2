//! Every id is its own type, so that no bare string crosses a function and a cart is never looked up as a checkout.
//!
//! Slugs (posts, hotspots, products, variants, creators, fulfillment options) are chosen by people and stand in URLs:
//! lower-case words joined by single hyphens. Tokens (carts, checkouts, orders, visitors, platforms) are made by the
//! server, are opaque, and are as unguessable as the random source that made them; this module never makes one.
//!
//! To add one: a line in the list at the end of the `id!` calls, and its name in `domain::mod`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest id, in bytes.
pub const MAX_ID_LEN: usize = 64;

/// A text that cannot be the id it was offered as. The text itself is not repeated: it may be anything.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not a valid {kind}: {rule}")]
pub struct IdError {
    /// The type that refused, such as `ProductId`.
    pub kind: &'static str,
    /// The rule that was broken.
    pub rule: &'static str,
}

fn slug(text: &str) -> Result<(), &'static str> {
    let word = |w: &str| {
        !w.is_empty()
            && w.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if text.len() <= MAX_ID_LEN && text.split('-').all(word) {
        Ok(())
    } else {
        Err("use at most 64 lower-case letters and digits, in words joined by single hyphens")
    }
}

fn token(text: &str) -> Result<(), &'static str> {
    let valid = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if !text.is_empty() && text.len() <= MAX_ID_LEN && text.bytes().all(valid) {
        Ok(())
    } else {
        Err("use 1 to 64 letters, digits, hyphens and underscores")
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $rule:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a text as this id, if it follows the id's rule.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                match $rule(&text) {
                    Ok(()) => Ok(Self(text)),
                    Err(rule) => Err(IdError { kind: stringify!($name), rule }),
                }
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(/// A post: `autumn-living-room`.
    PostId, slug);
id!(/// A hotspot within its post: `chair`.
    HotspotId, slug);
id!(/// A product: `lounge-chair`.
    ProductId, slug);
id!(/// A purchasable variant, unique in the whole catalog: `lounge-chair-olive`.
    VariantId, slug);
id!(/// A creator: `mara`.
    CreatorId, slug);
id!(/// A way of delivery within a checkout: `standard`.
    FulfillmentOptionId, slug);
id!(/// A discount, as the configuration names it: `autumn-sale`.
    DiscountId, slug);
id!(/// A place of the shop that holds goods: `berlin-mitte`.
    LocationId, slug);
id!(/// A shipment within its checkout and order: `shipment_1`.
    ShipmentId, token);
id!(/// A line within its cart, checkout or order: `li_1`.
    LineItemId, token);
id!(/// A cart. Who knows it may read and change the cart.
    CartId, token);
id!(/// A checkout session. No secret from the page that embeds it.
    CheckoutId, token);
id!(/// An order.
    OrderId, token);
id!(/// A person who likes things, known only by this.
    VisitorId, token);
id!(/// A comment, a question or an answer.
    CommentId, token);
id!(/// A member of the brand's or a creator's staff.
    StaffId, token);
id!(/// A person who works in the studio.
    MemberId, token);
id!(/// A picture or video of the media library.
    MediaId, token);
id!(/// A UCP platform that has a key of this shop.
    PlatformId, token);

impl VariantId {
    /// The id of the only variant of a product that comes one way: the product's own.
    #[must_use]
    pub fn of_product(product: &ProductId) -> Self {
        Self(product.0.clone())
    }
}

impl ShipmentId {
    /// The id of a checkout's n-th shipment: `shipment_1`, `shipment_2` …
    #[must_use]
    pub fn numbered(n: u32) -> Self {
        Self(format!("shipment_{n}"))
    }
}

impl LineItemId {
    /// The id of a cart's n-th line: `li_1`, `li_2` … Lines need to differ only within their cart.
    #[must_use]
    pub fn numbered(n: u32) -> Self {
        Self(format!("li_{n}"))
    }

    /// The number of an id that [`LineItemId::numbered`] made.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.0.strip_prefix("li_").and_then(|n| n.parse().ok())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slugs_are_lower_case_words_joined_by_single_hyphens() {
        let long = "a".repeat(65);
        for (text, valid) in [
            ("lounge-chair", true),
            ("a", true),
            ("2024-sale", true),
            ("", false),
            ("-chair", false),
            ("chair-", false),
            ("lounge--chair", false),
            ("Lounge", false),
            ("lounge.chair", false),
            ("lounge chair", false),
            ("../etc", false),
            ("sessel-grün", false),
            (long.as_str(), false),
        ] {
            assert_eq!(ProductId::new(text).is_ok(), valid, "{text}");
        }
    }

    #[test]
    fn tokens_are_url_safe() {
        for (text, valid) in [
            ("chk_9Zk-3", true),
            ("", false),
            ("a/b", false),
            ("a b", false),
            ("a.b", false),
        ] {
            assert_eq!(CheckoutId::new(text).is_ok(), valid, "{text}");
        }
    }

    #[test]
    fn an_error_names_the_id_but_not_the_text() {
        let error = CartId::new("<script>").unwrap_err().to_string();
        assert!(
            error.contains("CartId") && !error.contains("script"),
            "{error}"
        );
    }

    proptest! {
        #[test]
        fn what_parses_prints_the_same(text in "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,6}") {
            prop_assert_eq!(PostId::new(text.clone()).unwrap().to_string(), text);
        }
    }
}
