//! A place in a picture, as shares of its sides; and the side of it on which a card opens.

use serde::{Deserialize, Serialize};

use super::Fraction;

/// A point of a medium, from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Distance from the left edge, as a share of the width.
    pub x: Fraction,
    /// Distance from the top edge, as a share of the height.
    pub y: Fraction,
}

/// Where a hotspot's card opens, if there is room; elsewhere it opens where there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardSide {
    /// To the left of the hotspot, in every language.
    Left,
    /// To its right.
    Right,
    /// Over it.
    Above,
    /// Under it.
    Below,
}

impl CardSide {
    /// Every side, in the order people are asked.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Above, Self::Below];

    /// The word in JSON and in forms.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Above => "above",
            Self::Below => "below",
        }
    }

    /// The side of a word; nothing for any other word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.word() == word)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn words_lead_back_and_are_those_of_the_json() {
        for side in CardSide::ALL {
            assert_eq!(CardSide::of_word(side.word()), Some(side));
            assert_eq!(serde_json::to_value(side).unwrap(), side.word());
        }
        assert_eq!(CardSide::of_word("auto"), None);
    }
}
