//! A whole theme, and how it is read from texts.

use super::{Color, ColorToken, Fonts, Scheme, Shade};

/// Everything a brand decides about its look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Colours by day.
    pub light: Scheme,
    /// Colours by night.
    pub dark: Scheme,
    /// Corners; cards take twice, sheets four times it.
    pub radius_px: u16,
    /// Font families.
    pub font: Fonts,
    /// The dot; its target stays 44 px.
    pub hotspot_size_px: u16,
    /// Below cards and sheets.
    pub shadow: Shadow,
    /// Transitions.
    pub speed_ms: u16,
}

/// How far cards stand off the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shadow {
    /// Not at all.
    None,
    /// A hair.
    Fine,
    /// As ours.
    Soft,
    /// Far.
    Deep,
}

impl Shadow {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::None, Self::Fine, Self::Soft, Self::Deep];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Fine => "fine",
            Self::Soft => "soft",
            Self::Deep => "deep",
        }
    }

    /// The value of `box-shadow`.
    #[must_use]
    pub const fn css(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Fine => "0 1px 4px rgb(29 27 24 / 0.16)",
            Self::Soft => "0 18px 50px rgb(29 27 24 / 0.22), 0 2px 8px rgb(29 27 24 / 0.08)",
            Self::Deep => "0 32px 90px rgb(29 27 24 / 0.38), 0 6px 20px rgb(29 27 24 / 0.14)",
        }
    }
}

/// A theme as (name, text): what a form has and what is kept.
pub type Fields = Vec<(String, String)>;

/// A field that will not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Its name.
    pub field: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no `#rrggbb`.
    Color,
    /// It is no whole number of this range.
    Number {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// It is no list of fonts.
    Font,
    /// It is none of the words.
    Word,
}

impl Theme {
    /// The range of a length or a time.
    pub const RADIUS: (u16, u16) = (0, 32);
    /// The dot.
    pub const HOTSPOT_SIZE: (u16, u16) = (8, 32);
    /// Transitions.
    pub const SPEED: (u16, u16) = (0, 1000);

    /// What every shop begins with: `styles/tokens.css`.
    #[must_use]
    pub fn standard() -> Self {
        Self {
            light: Scheme::standard(Shade::Light),
            dark: Scheme::standard(Shade::Dark),
            radius_px: 3,
            font: Fonts::default(),
            hotspot_size_px: 16,
            shadow: Shadow::Soft,
            speed_ms: 220,
        }
    }

    /// The colours of a shade.
    #[must_use]
    pub const fn scheme(&self, shade: Shade) -> &Scheme {
        match shade {
            Shade::Light => &self.light,
            Shade::Dark => &self.dark,
        }
    }

    /// The same, to change.
    pub const fn scheme_mut(&mut self, shade: Shade) -> &mut Scheme {
        match shade {
            Shade::Light => &mut self.light,
            Shade::Dark => &mut self.dark,
        }
    }

    /// Reads a theme. A field that is missing is ours; one that will not do is too, and told.
    pub fn read<'a>(field: impl Fn(&str) -> Option<&'a str>) -> (Self, Vec<FieldError>) {
        let mut theme = Self::standard();
        let mut wrong = Vec::new();
        let mut tell = |field: &str, what: Wrong| {
            let field = field.to_owned();
            wrong.push(FieldError { field, wrong: what });
        };
        for shade in Shade::ALL {
            for token in ColorToken::ALL {
                let name = color_field(shade, token);
                match field(&name).map(str::parse::<Color>) {
                    Some(Ok(color)) => theme.scheme_mut(shade).set(token, color),
                    Some(Err(_)) => tell(&name, Wrong::Color),
                    None => {}
                }
            }
        }
        let mut number = |name: &str, unit: &str, (least, most): (u16, u16), place: &mut u16| {
            let Some(text) = field(name) else { return };
            let text = text.trim();
            let digits = text.strip_suffix(unit).unwrap_or(text).trim_end();
            // `parse` would take a sign.
            let is_number = digits.bytes().all(|b| b.is_ascii_digit());
            match digits.parse() {
                Ok(value) if is_number && (least..=most).contains(&value) => *place = value,
                _ => tell(name, Wrong::Number { least, most }),
            }
        };
        number("radius", "px", Self::RADIUS, &mut theme.radius_px);
        let size = &mut theme.hotspot_size_px;
        number("hotspot-size", "px", Self::HOTSPOT_SIZE, size);
        number("speed", "ms", Self::SPEED, &mut theme.speed_ms);
        match field("font").map(Fonts::read) {
            Some(Ok(font)) => theme.font = font,
            Some(Err(_)) => tell("font", Wrong::Font),
            None => {}
        }
        if let Some(word) = field("shadow") {
            match Shadow::ALL.into_iter().find(|one| one.word() == word) {
                Some(shadow) => theme.shadow = shadow,
                None => tell("shadow", Wrong::Word),
            }
        }
        (theme, wrong)
    }

    /// Writes it as [`Theme::read`] reads it.
    #[must_use]
    pub fn fields(&self) -> Fields {
        let colors = Shade::ALL.into_iter().flat_map(|shade| {
            ColorToken::ALL.into_iter().map(move |token| {
                let color = self.scheme(shade).get(token);
                (color_field(shade, token), color.to_string())
            })
        });
        let rest = [
            ("radius", self.radius_px.to_string()),
            ("font", self.font.to_string()),
            ("hotspot-size", self.hotspot_size_px.to_string()),
            ("shadow", self.shadow.word().to_owned()),
            ("speed", self.speed_ms.to_string()),
        ];
        let rest = rest.into_iter().map(|(name, text)| (name.to_owned(), text));
        colors.chain(rest).collect()
    }
}

/// The name of a colour's field: `light-accent`.
fn color_field(shade: Shade, token: ColorToken) -> String {
    format!("{}-{}", shade.word(), token.name())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn read(fields: &[(&str, &str)]) -> (Theme, Vec<FieldError>) {
        let fields: BTreeMap<_, _> = fields.iter().copied().collect();
        Theme::read(|name| fields.get(name).copied())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut theme = Theme::standard();
        theme.light.accent = Color::rgb(1, 2, 3);
        theme.font = Fonts::read("Didot, serif").unwrap_or_default();
        theme.shadow = Shadow::Deep;
        theme.speed_ms = 0;
        let fields = theme.fields();
        let fields: BTreeMap<_, _> = fields
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            Theme::read(|name| fields.get(name).copied()),
            (theme, vec![])
        );
    }

    #[test]
    fn numbers_may_carry_their_unit_and_nothing_else() {
        let (theme, wrong) = read(&[
            ("radius", "14px"),
            ("speed", " 180 ms"),
            ("hotspot-size", "20"),
        ]);
        assert_eq!(
            (theme.radius_px, theme.speed_ms, theme.hotspot_size_px),
            (14, 180, 20)
        );
        assert!(wrong.is_empty(), "{wrong:?}");
        for text in [
            "",
            "px",
            "-1",
            "+3",
            "3.5",
            "33",
            "3em",
            "calc(1px)",
            "3px;color:red",
            "99999999",
        ] {
            let (theme, wrong) = read(&[("radius", text)]);
            assert_eq!(theme.radius_px, 3);
            assert_eq!(wrong.len(), 1, "{text}");
        }
    }

    #[test]
    fn each_wrong_field_is_told() {
        let (theme, wrong) = read(&[
            ("light-accent", "red"),
            ("font", "url(x)"),
            ("shadow", "0 0 0 red"),
            ("speed", "fast"),
            ("unknown", "ignored"),
        ]);
        assert_eq!(theme, Theme::standard());
        let fields: Vec<_> = wrong.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["light-accent", "speed", "font", "shadow"]);
    }

    proptest! {
        #[test]
        fn no_text_gets_out_of_its_value(text in "\\PC*") {
            let theme = Theme::read(|_| Some(text.as_str())).0;
            for (name, value) in theme.fields() {
                prop_assert!(!value.contains([';', '{', '}', '<', '\\', '(', '@', '/', '\n']), "{name}: {value}");
                prop_assert!(value.matches('"').count() % 2 == 0);
            }
        }
    }
}
