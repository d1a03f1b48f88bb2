//! What a theme is called, as in `theme="noir"`.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Lower-case letters, digits and hyphens, beginning with a letter: what the loader takes as an attribute's value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThemeName(String);

/// Why a name will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameError {
    /// Empty, too long, or of other letters.
    #[error(
        "a theme's name is made of up to 40 letters, digits and hyphens and begins with a letter"
    )]
    Letters,
    /// The attribute's own words, and the theme that comes with every shop.
    #[error("this name means something else already")]
    Reserved,
}

const LONGEST: usize = 40;
const RESERVED: [&str; 5] = ["auto", "light", "dark", "linen", "new"];

impl ThemeName {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ThemeName {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let name = text.trim().to_ascii_lowercase();
        let of_letters = name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let begins = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        if !of_letters || !begins || name.len() > LONGEST {
            return Err(NameError::Letters);
        }
        if RESERVED.contains(&name.as_str()) {
            return Err(NameError::Reserved);
        }
        Ok(Self(name))
    }
}

impl fmt::Display for ThemeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_is_what_the_attribute_takes() {
        for (text, name) in [
            ("noir", "noir"),
            (" Noir ", "noir"),
            ("fall-2026", "fall-2026"),
        ] {
            assert_eq!(text.parse::<ThemeName>().unwrap().as_str(), name);
        }
        for text in [
            "",
            " ",
            "2026",
            "-noir",
            "a b",
            "a\"b",
            "a]b",
            "é",
            &"a".repeat(41),
        ] {
            assert_eq!(text.parse::<ThemeName>(), Err(NameError::Letters), "{text}");
        }
        for text in ["auto", "light", "Dark", "linen"] {
            assert_eq!(
                text.parse::<ThemeName>(),
                Err(NameError::Reserved),
                "{text}"
            );
        }
    }
}
