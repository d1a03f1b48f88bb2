//! Themes as CSS. Private properties give `styles/tokens.css` other defaults, so what a page sets by `--spotlet-*` still outweighs them.

use std::fmt::Write as _;

use super::{ColorToken, Shade, Theme, ThemeName};

/// What a theme sets, as (property, value). On a post's element, or on the root of a page of ours.
#[must_use]
pub fn declarations(theme: &Theme) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for shade in Shade::ALL {
        let (word, scheme) = (shade.word(), theme.scheme(shade));
        for token in ColorToken::ALL {
            let name = format!("--_{word}-{}", token.name());
            all.push((name, scheme.get(token).to_string()));
        }
        all.push((format!("--_{word}-bad"), scheme.bad().to_string()));
        // A theme may be dark by day: then the browser's own controls are.
        let controls = if scheme.surface.is_dark() {
            "dark"
        } else {
            "light"
        };
        all.push((format!("--_{word}-controls"), controls.to_owned()));
    }
    let font = theme.font.to_string();
    for (name, value) in [
        ("radius", format!("{}px", theme.radius_px)),
        ("font", font.clone()),
        ("hotspot-size", format!("{}px", theme.hotspot_size_px)),
        ("shadow", theme.shadow.css().to_owned()),
        ("speed", format!("{}ms", theme.speed_ms)),
    ] {
        all.push((
            format!("--_{name}"),
            format!("var(--spotlet-{name}, {value})"),
        ));
    }
    // Our own pages have fonts of their own, for text and for headings.
    if !theme.font.is_inherited() {
        for name in ["--_page-font", "--_page-serif"] {
            all.push((name.to_owned(), font.clone()));
        }
    }
    all
}

/// The brand's themes as the stylesheet of posts and pages. The default theme holds where an element names none.
#[must_use]
pub fn stylesheet<'a>(
    themes: impl IntoIterator<Item = (&'a ThemeName, &'a Theme)>,
    default: Option<&Theme>,
) -> String {
    let mut css = String::new();
    if let Some(theme) = default {
        rule(&mut css, ":host,:root", theme);
    }
    for (name, theme) in themes {
        // A theme's name is made of letters, digits and hyphens.
        rule(&mut css, &format!(":host([theme=\"{name}\"])"), theme);
    }
    css
}

fn rule(css: &mut String, selector: &str, theme: &Theme) {
    let declarations = declarations(theme).into_iter();
    let body: Vec<String> = declarations
        .map(|(name, value)| format!("{name}:{value}"))
        .collect();
    // Writing to a `String` cannot fail.
    let _ = write!(css, "{selector}{{{}}}", body.join(";"));
}

/// A theme for those who write their CSS themselves, as the public properties.
#[must_use]
pub fn public_block(theme: &Theme) -> String {
    let colors = |shade: Shade, indent: &str| {
        let color = |token: ColorToken| {
            let color = theme.scheme(shade).get(token);
            format!("{indent}--spotlet-{}: {color};\n", token.name())
        };
        ColorToken::ALL.into_iter().map(color).collect::<String>()
    };
    format!(
        "spotlet-post {{\n{}  --spotlet-radius: {}px;\n  --spotlet-font: {};\n  --spotlet-hotspot-size: {}px;\n  \
         --spotlet-shadow: {};\n  --spotlet-speed: {}ms;\n}}\n\n\
         @media (prefers-color-scheme: dark) {{\n  spotlet-post {{\n{}  }}\n}}\n",
        colors(Shade::Light, "  "),
        theme.radius_px,
        theme.font,
        theme.hotspot_size_px,
        theme.shadow.css(),
        theme.speed_ms,
        colors(Shade::Dark, "    "),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::theme::{Color, Fonts};

    const TOKENS: &str = include_str!("../../../styles/tokens.css");

    #[test]
    fn our_own_theme_is_what_the_stylesheet_has() {
        for (name, value) in declarations(&Theme::standard()) {
            let declared = format!("{name}: {value};");
            assert!(TOKENS.contains(&declared), "{declared}");
        }
    }

    #[test]
    fn every_private_property_that_a_theme_sets_is_read() {
        let mut theme = Theme::standard();
        theme.font = Fonts::read("Didot").unwrap();
        let page = include_str!("../../../styles/page.css");
        for (name, _) in declarations(&theme) {
            let read = format!("var({name}");
            assert!(
                TOKENS.contains(&read)
                    || page.contains(&read)
                    || TOKENS.contains(&format!("{name}:")),
                "{name}"
            );
        }
    }

    #[test]
    fn a_stylesheet_names_each_theme_and_the_default_holds_everywhere() {
        let noir: ThemeName = "noir".parse().unwrap();
        let mut theme = Theme::standard();
        theme.light.surface = Color::BLACK;
        theme.radius_px = 0;
        assert_eq!(stylesheet([], None), "");
        let css = stylesheet([(&noir, &theme)], None);
        assert!(
            css.starts_with(":host([theme=\"noir\"]){--_light-surface:#000000;"),
            "{css}"
        );
        assert!(css.contains("--_light-controls:dark") && css.contains("--_light-bad:#f0937f"));
        assert!(css.contains("--_radius:var(--spotlet-radius, 0px)"));
        assert!(!css.contains(":root"));
        let both = stylesheet([(&noir, &theme)], Some(&theme));
        assert!(both.starts_with(":host,:root{") && both.ends_with(&css));
    }

    #[test]
    fn those_who_write_css_get_public_properties_only() {
        let block = public_block(&Theme::standard());
        assert!(
            block.starts_with("spotlet-post {\n  --spotlet-surface: #fffdf9;\n"),
            "{block}"
        );
        assert!(block.contains("  --spotlet-font: inherit;\n"));
        assert!(block.contains("dark) {\n  spotlet-post {\n    --spotlet-surface: #191816;\n"));
        assert!(!block.contains("--_"));
    }
}
