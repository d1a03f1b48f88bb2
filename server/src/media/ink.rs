//! What a drawing such as a logo is made of: whether its light and dark may change places on a dark page.
//!
//! It knows pixels, no pages. What is judged is what is drawn: neither transparent parts nor a white ground.

use image::RgbaImage;
use serde::{Deserialize, Serialize};

/// How far apart a pixel's channels are that has a colour, of 255.
const COLOUR: u8 = 48;
/// How many of the drawn pixels have a colour where the drawing has one, in hundredths. Fewer are the edges of letters.
const SHARE: u64 = 4;
/// Below this much of 255 a pixel cannot be judged.
const FAINT: u8 = 16;
/// From here on a pixel is the white ground.
const WHITE: u8 = 236;

/// What a drawing is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Black or grey: it may be turned into white.
    Dark,
    /// White or pale: made for dark pages.
    Pale,
    /// Colours, which are the brand's and stay as they are. Also what nobody could judge.
    #[default]
    Coloured,
}

/// Judges a picture.
pub(super) fn ink(picture: &RgbaImage) -> Ink {
    let is_cut = picture.pixels().any(|pixel| pixel.0[3] < 128);
    let (mut drawn, mut coloured, mut light) = (0_u64, 0_u64, 0_u64);
    for image::Rgba([red, green, blue, alpha]) in picture.pixels() {
        let (most, least) = (*red.max(green).max(blue), *red.min(green).min(blue));
        if *alpha < FAINT || (!is_cut && least >= WHITE) {
            continue;
        }
        // A thin line is nowhere wholly there, and counts for as much as is seen of it.
        let seen = u64::from(*alpha);
        drawn += seen;
        coloured += seen * u64::from(most - least > COLOUR);
        light += seen * (u64::from(most) / 2 + u64::from(least) / 2);
    }
    if coloured * 100 > drawn * SHARE {
        return Ink::Coloured;
    }
    // White letters on a black ground of their own are for dark pages as they are.
    let (right, bottom) = (
        picture.width().saturating_sub(1),
        picture.height().saturating_sub(1),
    );
    let mut corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)].into_iter();
    let is_black = |(x, y)| {
        let pixel = picture.get_pixel_checked(x, y);
        pixel.is_some_and(|pixel| pixel.0.iter().take(3).all(|of| *of < 128))
    };
    let is_night = !is_cut && corners.all(is_black);
    match light < drawn * 128 && !is_night {
        true => Ink::Dark,
        false => Ink::Pale,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    fn drawing(ground: [u8; 4], pen: [u8; 4]) -> RgbaImage {
        RgbaImage::from_fn(40, 10, |x, _| Rgba(if x % 4 == 1 { pen } else { ground }))
    }

    #[test]
    fn only_what_is_drawn_counts() {
        const NOTHING: [u8; 4] = [255, 255, 255, 0];
        const PAPER: [u8; 4] = [255, 255, 255, 255];
        for (ground, pen, expected) in [
            (NOTHING, [20, 20, 20, 255], Ink::Dark),
            (PAPER, [20, 20, 20, 255], Ink::Dark),
            // A hairline, made small.
            (NOTHING, [20, 20, 20, 90], Ink::Dark),
            (NOTHING, [240, 240, 240, 90], Ink::Pale),
            // Warm black, as printers mix it.
            (PAPER, [29, 27, 24, 255], Ink::Dark),
            (NOTHING, [250, 250, 250, 255], Ink::Pale),
            (NOTHING, [122, 31, 61, 255], Ink::Coloured),
            (PAPER, [0, 80, 200, 255], Ink::Coloured),
            ([10, 10, 10, 255], [240, 240, 240, 255], Ink::Pale),
        ] {
            assert_eq!(ink(&drawing(ground, pen)), expected, "{ground:?} {pen:?}");
        }
    }
}
