//! One thing that can be specified, and the limits within which it can be.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::Localized;

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Names the field within its product: lower-case letters, digits and hyphens.
    pub id: String,
    /// "Width".
    pub label: Localized,
    /// Whether the product cannot be bought without it.
    #[serde(default)]
    pub required: bool,
    /// What may be answered.
    #[serde(flatten)]
    pub kind: FieldKind,
}

/// What may be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldKind {
    /// A length, as a whole number of its unit.
    Measure {
        /// What is counted.
        unit: LengthUnit,
        /// The least, included.
        min: i64,
        /// The most, included.
        max: i64,
        /// Answers are `min` and whole steps above it.
        #[serde(default = "one")]
        step: i64,
    },
    /// A line of text on the thing itself.
    Engraving {
        /// The most characters, as a reader counts them.
        max_characters: u32,
        /// What the tool can write.
        #[serde(default)]
        characters: CharacterSet,
    },
}

/// The unit of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// Millimetres.
    Mm,
    /// Centimetres.
    Cm,
}

/// The characters that an engraving may have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CharacterSet {
    /// Whether letters of any script are among them; only Latin ones otherwise.
    #[serde(default)]
    pub any_script: bool,
    /// Further characters, beside letters, digits and the space.
    #[serde(default)]
    pub also: String,
}

/// A declaration that contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FieldError {
    /// The id is no slug.
    #[error("the field id {0:?} is not made of lower-case letters, digits and hyphens")]
    Id(String),
    /// Two fields share an id.
    #[error("the field {0} stands there twice")]
    Twice(String),
    /// There is no label.
    #[error("the field {0} has no label")]
    NoLabel(String),
    /// The limits leave nothing to choose.
    #[error(
        "the limits of {0} are none: min ≤ max and a step above 0 are needed, all within 0 to 100000"
    )]
    Limits(String),
    /// A rule names a field that is not there or of another kind.
    #[error("a price rule names {0}, which is no field of the kind it needs")]
    Rule(String),
    /// A rule takes money away or divides by nothing.
    #[error("a price rule about {0} has an amount below 0 or a size of 0")]
    Amount(String),
}

impl FieldKind {
    /// The unit of a measure.
    #[must_use]
    pub fn unit(&self) -> Option<LengthUnit> {
        match self {
            Self::Measure { unit, .. } => Some(*unit),
            Self::Engraving { .. } => None,
        }
    }
}

impl LengthUnit {
    /// The unit's sign, which is the same in every language.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Mm => "mm",
            Self::Cm => "cm",
        }
    }

    /// How many millimetres one of it is.
    #[must_use]
    pub fn millimetres(self) -> i64 {
        match self {
            Self::Mm => 1,
            Self::Cm => 10,
        }
    }
}

impl CharacterSet {
    /// Whether the tool can write this character.
    #[must_use]
    pub fn allows(&self, character: char) -> bool {
        let is_letter = character.is_alphabetic() && (self.any_script || is_latin(character));
        is_letter || character.is_ascii_digit() || character == ' ' || self.also.contains(character)
    }
}

/// Basic Latin, Latin-1 and Latin Extended-A: the letters of most European languages.
fn is_latin(character: char) -> bool {
    u32::from(character) < 0x180
}

impl Field {
    /// Whether the declaration holds together.
    ///
    /// # Errors
    /// Says what does not.
    pub fn check(&self) -> Result<(), FieldError> {
        let id = || self.id.clone();
        let is_slug = !self.id.is_empty()
            && self.id.len() <= 32
            && self
                .id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_slug {
            return Err(FieldError::Id(id()));
        }
        if self.label.is_empty() {
            return Err(FieldError::NoLabel(id()));
        }
        let has_room = match &self.kind {
            FieldKind::Measure { min, max, step, .. } => {
                0 <= *min && min <= max && *max <= LARGEST_MEASURE && *step > 0
            }
            FieldKind::Engraving { max_characters, .. } => {
                (1..=LONGEST_TEXT).contains(max_characters)
            }
        };
        has_room
            .then_some(())
            .ok_or_else(|| FieldError::Limits(id()))
    }
}

/// Far above any window; keeps areas within 64 bits.
const LARGEST_MEASURE: i64 = 100_000;
/// More is a letter, not an engraving.
const LONGEST_TEXT: u32 = 200;

fn one() -> i64 {
    1
}
