//! The colours of a theme, once for light and once for dark.

use super::Color;

/// Whether it is for readers who like it light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// By day.
    Light,
    /// By night.
    Dark,
}

impl Shade {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The word in names of fields and private properties.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A colour's part in a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorToken {
    /// Cards, sheets, pages.
    Surface,
    /// Text.
    Text,
    /// Secondary text.
    Muted,
    /// Buttons.
    Accent,
    /// Text on buttons.
    AccentText,
    /// Hairlines.
    Line,
    /// The dots on a picture.
    HotspotColor,
}

impl ColorToken {
    /// Every one, in the order a person thinks of them.
    pub const ALL: [Self; 7] = [
        Self::Surface,
        Self::Text,
        Self::Muted,
        Self::Accent,
        Self::AccentText,
        Self::Line,
        Self::HotspotColor,
    ];

    /// The public property's name, without its prefix.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Surface => "surface",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Accent => "accent",
            Self::AccentText => "accent-text",
            Self::Line => "line",
            Self::HotspotColor => "hotspot-color",
        }
    }
}

/// The colours of one shade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Cards, sheets, pages.
    pub surface: Color,
    /// Text.
    pub text: Color,
    /// Secondary text.
    pub muted: Color,
    /// Buttons.
    pub accent: Color,
    /// Text on buttons.
    pub accent_text: Color,
    /// Hairlines.
    pub line: Color,
    /// The dots on a picture.
    pub hotspot_color: Color,
}

impl Scheme {
    /// What `styles/tokens.css` has.
    #[must_use]
    pub const fn standard(shade: Shade) -> Self {
        match shade {
            Shade::Light => Self {
                surface: Color::rgb(0xff, 0xfd, 0xf9),
                text: Color::rgb(0x1d, 0x1b, 0x18),
                muted: Color::rgb(0x6b, 0x65, 0x5c),
                accent: Color::rgb(0x1d, 0x1b, 0x18),
                accent_text: Color::rgb(0xff, 0xfd, 0xf9),
                line: Color::rgb(0xe3, 0xdd, 0xd2),
                hotspot_color: Color::WHITE,
            },
            Shade::Dark => Self {
                surface: Color::rgb(0x19, 0x18, 0x16),
                text: Color::rgb(0xf1, 0xed, 0xe5),
                muted: Color::rgb(0xa8, 0xa1, 0x96),
                accent: Color::rgb(0xf1, 0xed, 0xe5),
                accent_text: Color::rgb(0x19, 0x18, 0x16),
                line: Color::rgb(0x36, 0x33, 0x2e),
                hotspot_color: Color::WHITE,
            },
        }
    }

    /// A colour by its part.
    #[must_use]
    pub const fn get(&self, token: ColorToken) -> Color {
        match token {
            ColorToken::Surface => self.surface,
            ColorToken::Text => self.text,
            ColorToken::Muted => self.muted,
            ColorToken::Accent => self.accent,
            ColorToken::AccentText => self.accent_text,
            ColorToken::Line => self.line,
            ColorToken::HotspotColor => self.hotspot_color,
        }
    }

    /// Puts another colour in a part.
    pub const fn set(&mut self, token: ColorToken, color: Color) {
        let place = match token {
            ColorToken::Surface => &mut self.surface,
            ColorToken::Text => &mut self.text,
            ColorToken::Muted => &mut self.muted,
            ColorToken::Accent => &mut self.accent,
            ColorToken::AccentText => &mut self.accent_text,
            ColorToken::Line => &mut self.line,
            ColorToken::HotspotColor => &mut self.hotspot_color,
        };
        *place = color;
    }

    /// What tells of trouble: the one of our two reds that reads better here.
    #[must_use]
    pub fn bad(&self) -> Color {
        let (deep, pale) = (Color::rgb(0xa3, 0x30, 0x1f), Color::rgb(0xf0, 0x93, 0x7f));
        if deep.contrast(self.surface) >= pale.contrast(self.surface) {
            deep
        } else {
            pale
        }
    }
}
