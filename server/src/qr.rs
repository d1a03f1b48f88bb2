//! QR codes as SVG, for displays and for sharing. It must not know what a link is for.

use qrcode::render::svg;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};
use spotlet::view::studio::label::Code;

/// The code of a text as an SVG document, black on white, with the quiet zone that readers need. It has no size of its
/// own beyond its proportions; a stylesheet or an `img` sets one.
///
/// # Errors
/// When the text is longer than a code holds (about 2,300 bytes).
pub fn svg(text: &str) -> Result<String, QrError> {
    // A quarter may be lost to glare, fingers and scratches.
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)?;
    Ok(code
        .render::<svg::Color<'_>>()
        .min_dimensions(256, 256)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build())
}

/// The code of a text as its modules, for whoever draws it otherwise.
///
/// # Errors
/// As [`svg`].
pub fn modules(text: &str) -> Result<Code, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)?;
    Ok(Code {
        side: code.width(),
        dark: code
            .to_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_link_becomes_a_square_with_a_quiet_zone() {
        let link = "https://shop.example/p/autumn-living-room#h=chair";
        let drawn = svg(link).unwrap();
        assert!(
            drawn.contains("<svg") && drawn.contains("</svg>"),
            "{drawn}"
        );
        assert_eq!(drawn, svg(link).unwrap(), "the same link looks the same");
        assert_ne!(drawn, svg("https://shop.example/p/slow-coffee").unwrap());
        assert!(svg(&"x".repeat(5_000)).is_err());
    }
}
