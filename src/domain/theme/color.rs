//! A colour of a theme: opaque sRGB, written `#1d1b18`.

use std::fmt;
use std::str::FromStr;

use palette::color_difference::Wcag21RelativeContrast as _;
use palette::{FromColor as _, IntoColor as _, Oklch, Srgb};

/// An opaque colour. Transparent ones would have no contrast of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Color(Srgb<u8>);

/// This is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoColor;

impl Color {
    /// Black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::rgb(255, 255, 255);

    /// A colour by its parts.
    #[must_use]
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self(Srgb {
            red,
            green,
            blue,
            standard: std::marker::PhantomData,
        })
    }

    /// WCAG 2.2's contrast ratio, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        self.linear().relative_contrast(other.linear())
    }

    /// Whether light text reads better on it than dark text.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self.contrast(Self::WHITE) > self.contrast(Self::BLACK)
    }

    /// The same with so many hundredths of another.
    #[must_use]
    pub fn mix(self, other: Self, percent: u8) -> Self {
        let by = |one: u8, other: u8| {
            let (part, whole) = (u16::from(percent.min(100)), 100);
            let mixed = u16::from(one) * (whole - part) + u16::from(other) * part + 50;
            u8::try_from(mixed / whole).unwrap_or(u8::MAX)
        };
        let (one, other) = (self.0, other.0);
        Self::rgb(
            by(one.red, other.red),
            by(one.green, other.green),
            by(one.blue, other.blue),
        )
    }

    fn linear(self) -> Srgb<f64> {
        self.0.into_format()
    }

    pub(super) fn lch(self) -> Oklch<f64> {
        self.linear().into_color()
    }

    pub(super) fn of_lch(lch: Oklch<f64>) -> Self {
        // What a screen cannot show is cut to what it can.
        Self(Srgb::from_color(lch).into_format())
    }
}

impl FromStr for Color {
    type Err = NoColor;

    /// `#abc` or `#aabbcc`, in letters of either case, with or without the sign.
    fn from_str(text: &str) -> Result<Self, NoColor> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_hex || !matches!(digits.len(), 3 | 6) {
            return Err(NoColor);
        }
        digits.parse().map(Self).map_err(|_| NoColor)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:x}", self.0)
    }
}

impl fmt::Debug for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn colours_are_read_in_hexadecimal_only() {
        for (text, color) in [
            ("#1D1b18", "#1d1b18"),
            (" fff ", "#ffffff"),
            ("#0a9", "#00aa99"),
        ] {
            assert_eq!(text.parse::<Color>().unwrap().to_string(), color);
        }
        for text in [
            "",
            "#",
            "red",
            "#12345",
            "#12345678",
            "rgb(0,0,0)",
            "#fff;}",
            "#+12345",
            "url(x)",
            "var(--x)",
            "#ﬀﬀﬀ",
        ] {
            assert_eq!(text.parse::<Color>(), Err(NoColor), "{text}");
        }
    }

    #[test]
    fn colours_are_mixed_by_parts() {
        let mixed = |percent| Color::WHITE.mix(Color::BLACK, percent).to_string();
        assert_eq!(mixed(0), "#ffffff");
        assert_eq!(mixed(4), "#f5f5f5");
        assert_eq!(mixed(100), "#000000");
    }

    #[test]
    fn contrast_is_wcags() {
        let round = |ratio: f64| (ratio * 100.0).round() / 100.0;
        assert_eq!(round(Color::BLACK.contrast(Color::WHITE)), 21.0);
        // WebAIM's well-known pair around the border of AA.
        let grey = |text: &str| text.parse::<Color>().unwrap().contrast(Color::WHITE);
        assert_eq!(round(grey("#767676")), 4.54);
        assert_eq!(round(grey("#777777")), 4.48);
    }
}
