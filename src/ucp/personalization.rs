//! The extension `dev.spotlet.personalization` of cart, checkout and order: lines say how each piece is made.
//! Its schema is `schemas/personalization.json`, which every shop also serves, below [`SCHEMA_PATH`].

use serde::{Deserialize, Serialize};

use crate::domain::personalization::Value;

/// The extension's name.
pub const PERSONALIZATION: &str = "dev.spotlet.personalization";

/// Where its prose stands. The domain is the namespace's, as the protocol demands of whom it believes.
pub const SPEC_URL: &str = "https://spotlet.dev/ucp/2026-04-08/personalization";

/// Where its schema stands.
pub const SCHEMA_URL: &str = "https://spotlet.dev/ucp/2026-04-08/schemas/personalization.json";

/// Where a shop serves the same schema, below its origin.
pub const SCHEMA_PATH: &str = "/ucp/2026-04-08/schemas/personalization.json";

/// The extension's published schema.
pub const SCHEMA: &str = include_str!("../../schemas/personalization.json");

/// One answer. A request needs `id` and `value`; a reply adds what a person reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The field of the product.
    pub id: String,
    /// A whole number of the field's unit, or a text.
    pub value: Value,
    /// What was asked, in the reader's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The answer as a person reads it, with its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_value: Option<String>,
}

/// What a product asks for, in a catalog reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Names the field within its product.
    pub id: String,
    /// What is asked, in the reader's language.
    pub label: String,
    /// Whether the product cannot be bought without an answer.
    pub required: bool,
    /// What may be answered.
    #[serde(flatten)]
    pub kind: FieldKind,
}

/// What may be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FieldKind {
    /// A whole number: `minimum`, or whole steps above it up to `maximum`.
    Measure {
        /// `mm` or `cm`.
        unit: String,
        /// The least.
        minimum: i64,
        /// The most.
        maximum: i64,
        /// From one to the next.
        step: i64,
    },
    /// A line of text.
    Engraving {
        /// The most characters.
        max_characters: u32,
        /// Characters that may stand beside letters, digits and spaces.
        also: String,
        /// Whether letters of any script may stand, not only Latin ones.
        any_script: bool,
    },
}
