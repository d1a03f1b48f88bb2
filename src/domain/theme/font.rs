//! Which fonts a theme asks for, in order.

use std::fmt;

/// A list of font families. It names them only: a page that wants a font brings it itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fonts(Vec<Family>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Family {
    /// One of CSS's own words.
    Generic(&'static str),
    /// A name, written between quotes.
    Named(String),
}

/// This is no list of fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFonts;

const GENERIC: [&str; 10] = [
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-rounded",
    "ui-monospace",
    "-apple-system",
];
const MOST: usize = 8;
const LONGEST: usize = 60;

impl Fonts {
    /// Reads `Didot, "Bodoni 72", serif`. Nothing, or `inherit`, is the font of the page.
    ///
    /// # Errors
    /// Too many, or a name of other letters than letters, digits, blanks, hyphens and underscores.
    pub fn read(text: &str) -> Result<Self, NoFonts> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("inherit") {
            return Ok(Self::default());
        }
        let families: Vec<_> = text.split(',').map(family).collect::<Result<_, _>>()?;
        if families.len() > MOST {
            return Err(NoFonts);
        }
        Ok(Self(families))
    }

    /// Whether it is the page's font.
    #[must_use]
    pub fn is_inherited(&self) -> bool {
        self.0.is_empty()
    }
}

fn family(text: &str) -> Result<Family, NoFonts> {
    let text = text.trim();
    if let Some(word) = GENERIC.iter().find(|word| text.eq_ignore_ascii_case(word)) {
        return Ok(Family::Generic(word));
    }
    let quoted = ['"', '\''].into_iter();
    let name = quoted
        .filter_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))
        .next()
        .unwrap_or(text)
        .trim();
    let fits = |letter: char| letter.is_alphanumeric() || " -_".contains(letter);
    if name.is_empty() || name.chars().count() > LONGEST || !name.chars().all(fits) {
        return Err(NoFonts);
    }
    Ok(Family::Named(name.to_owned()))
}

impl fmt::Display for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_inherited() {
            return f.write_str("inherit");
        }
        for (index, family) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            match family {
                Family::Generic(word) => f.write_str(word)?,
                Family::Named(name) => write!(f, "\"{name}\"")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_names_and_nothing_else() {
        for (text, fonts) in [
            ("", "inherit"),
            (" Inherit", "inherit"),
            (
                "Didot, 'Bodoni 72', Serif",
                "\"Didot\", \"Bodoni 72\", serif",
            ),
            ("Söhne", "\"Söhne\""),
            ("initial", "\"initial\""),
        ] {
            assert_eq!(
                Fonts::read(text).map(|fonts| fonts.to_string()),
                Ok(fonts.to_owned())
            );
        }
        for text in [
            ",",
            "a,",
            "\"a",
            "a\"b",
            "a;b",
            "a}b",
            "url(x)",
            "var(--x)",
            "a\\b",
            "a\nb",
            "expression(1)",
            "a,b,c,d,e,f,g,h,i",
        ] {
            assert_eq!(Fonts::read(text), Err(NoFonts), "{text}");
        }
    }
}
