//! Colours as every screen understands them.
//!
//! Cameras and phones write wider gamuts and say so in a profile. The profile goes with all other metadata, so the
//! pixels are converted first.

use image::RgbImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The picture in sRGB. A profile that cannot be read, or is not of RGB, changes nothing: the picture is worth more than its gamut.
pub(super) fn to_srgb(image: RgbImage, profile: Option<&[u8]>) -> RgbImage {
    let Some(profile) = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok()) else {
        return image;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return image;
    }
    let Ok(transform) = profile.create_transform_8bit(
        Layout::Rgb,
        &ColorProfile::new_srgb(),
        Layout::Rgb,
        TransformOptions::default(),
    ) else {
        return image;
    };
    let mut converted = RgbImage::new(image.width(), image.height());
    match transform.transform(image.as_raw(), &mut converted) {
        Ok(()) => converted,
        Err(_) => image,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_wide_gamut_is_converted_and_nonsense_is_ignored() {
        let red = || RgbImage::from_pixel(2, 2, image::Rgb([200, 60, 60]));
        let p3 = ColorProfile::new_display_p3().encode().unwrap();
        let converted = to_srgb(red(), Some(&p3)).get_pixel(0, 0).0;
        assert!(converted[0] > 205 && converted[1] < 60, "{converted:?}");
        for nothing in [None, Some(&b""[..]), Some(&p3[..100]), Some(&[0xff; 4096])] {
            assert_eq!(to_srgb(red(), nothing), red());
        }
        let grey = ColorProfile::new_gray_with_gamma(2.2).encode().unwrap();
        assert_eq!(to_srgb(red(), Some(&grey)), red());
    }
}
