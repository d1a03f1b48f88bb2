//! Whether a theme can be read: WCAG 2.2's contrast (1.4.3 for text, 1.4.11 for what is no text), and what would do instead.

use super::{Color, ColorToken, Scheme};

/// What a colour lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Another colour of the theme.
    Token(ColorToken),
    /// The dark point in the middle of every hotspot.
    Eye,
}

/// What the ratio comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Enough.
    Aa,
    /// Enough for large type only.
    AaLarge,
    /// Too little.
    Fails,
    /// It decorates; no rule asks for contrast.
    Free,
}

/// A colour judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What it lies on.
    pub against: Against,
    /// The ratio in hundredths, cut rather than rounded: 449 is not enough where 450 is asked for.
    pub ratio_hundredths: u32,
    /// What it comes to.
    pub verdict: Verdict,
    /// The nearest colour that would do, where it is not enough.
    pub better: Option<Color>,
}

impl Judged {
    /// The ratio as text, with a point: `4.53`.
    #[must_use]
    pub fn ratio(&self) -> String {
        let (whole, part) = (self.ratio_hundredths / 100, self.ratio_hundredths % 100);
        format!("{whole}.{part:02}")
    }
}

/// `--_dot` of `styles/post.css`.
const EYE: Color = Color::rgb(0x1d, 0x1b, 0x18);
const TEXT: f64 = 4.5;
const LARGE_OR_NO_TEXT: f64 = 3.0;

/// Judges a colour of a scheme; nothing lies below the surface.
#[must_use]
pub fn judge(scheme: &Scheme, token: ColorToken) -> Option<Judged> {
    let (against, asked) = match token {
        ColorToken::Surface => return None,
        ColorToken::Text | ColorToken::Muted => (Against::Token(ColorToken::Surface), Some(TEXT)),
        ColorToken::AccentText => (Against::Token(ColorToken::Accent), Some(TEXT)),
        ColorToken::Accent => (Against::Token(ColorToken::Surface), Some(LARGE_OR_NO_TEXT)),
        ColorToken::Line => (Against::Token(ColorToken::Surface), None),
        ColorToken::HotspotColor => (Against::Eye, Some(LARGE_OR_NO_TEXT)),
    };
    let below = match against {
        Against::Token(token) => scheme.get(token),
        Against::Eye => EYE,
    };
    let color = scheme.get(token);
    let ratio = color.contrast(below);
    let verdict = match asked {
        None => Verdict::Free,
        Some(asked) if ratio >= asked => Verdict::Aa,
        Some(asked) if asked > LARGE_OR_NO_TEXT && ratio >= LARGE_OR_NO_TEXT => Verdict::AaLarge,
        Some(_) => Verdict::Fails,
    };
    let better = asked
        .filter(|asked| ratio < *asked)
        .map(|asked| nearest(color, below, asked));
    Some(Judged {
        against,
        // At most 2,100.
        ratio_hundredths: (ratio * 100.0) as u32,
        verdict,
        better,
    })
}

/// The colour of the same hue that differs least in lightness and has this ratio to `below`; black or white where none has.
#[must_use]
pub fn nearest(color: Color, below: Color, asked: f64) -> Color {
    const STEPS: u32 = 250;
    let start = color.lch();
    let fits = |color: &Color| color.contrast(below) >= asked;
    (1..=STEPS)
        .flat_map(|step| {
            let by = f64::from(step) / f64::from(STEPS);
            [start.l - by, start.l + by]
        })
        .filter(|lightness| (0.0..=1.0).contains(lightness))
        .map(|l| Color::of_lch(palette::Oklch { l, ..start }))
        .find(fits)
        .unwrap_or_else(|| {
            if below.is_dark() {
                Color::WHITE
            } else {
                Color::BLACK
            }
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::theme::Shade;

    fn any_color() -> impl Strategy<Value = Color> {
        any::<(u8, u8, u8)>().prop_map(|(red, green, blue)| Color::rgb(red, green, blue))
    }

    #[test]
    fn our_own_colours_can_be_read() {
        for shade in Shade::ALL {
            for token in ColorToken::ALL {
                let judged = judge(&Scheme::standard(shade), token);
                let verdict = judged.map(|judged| judged.verdict);
                assert!(
                    matches!(verdict, None | Some(Verdict::Aa | Verdict::Free)),
                    "{token:?} {shade:?} {judged:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_too_pale_is_told_with_the_nearest_that_is_not() {
        let scheme = Scheme {
            surface: Color::WHITE,
            muted: Color::rgb(0x77, 0x77, 0x77),
            text: Color::rgb(0xee, 0xee, 0xee),
            ..Scheme::standard(Shade::Light)
        };
        let muted = judge(&scheme, ColorToken::Muted);
        let muted = muted.map(|judged| (judged.ratio(), judged.verdict, judged.better));
        let better = Some(Color::rgb(0x76, 0x76, 0x76));
        assert_eq!(muted, Some(("4.47".to_owned(), Verdict::AaLarge, better)));
        let text = judge(&scheme, ColorToken::Text).map(|judged| judged.verdict);
        assert_eq!(text, Some(Verdict::Fails));
        // The same grey is a good edge for a button.
        let accent = Scheme {
            accent: scheme.muted,
            ..scheme
        };
        let verdict = judge(&accent, ColorToken::Accent).map(|judged| judged.verdict);
        assert_eq!(verdict, Some(Verdict::Aa));
    }

    proptest! {
        #[test]
        fn a_suggestion_always_passes(color in any_color(), below in any_color()) {
            for asked in [TEXT, LARGE_OR_NO_TEXT] {
                let better = nearest(color, below, asked);
                prop_assert!(better.contrast(below) >= asked, "{better} on {below}");
            }
        }

        #[test]
        fn contrast_has_no_direction(one in any_color(), other in any_color()) {
            let ratio = one.contrast(other);
            prop_assert!((1.0..=21.001).contains(&ratio));
            prop_assert!((ratio - other.contrast(one)).abs() < 1e-9);
        }

        #[test]
        fn colours_are_written_as_they_are_read(color in any_color()) {
            prop_assert_eq!(color.to_string().parse::<Color>(), Ok(color));
        }
    }
}
