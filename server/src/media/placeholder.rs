//! The blur that stands in for a picture until it arrives.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat};

/// Enough for light and colour to be where they will be; more would only be bytes in every fragment.
const WIDTH: u32 = 16;

/// A tiny version of `image` as a `data:` address; empty if it cannot be made.
pub(super) fn data_address(image: &DynamicImage) -> String {
    let height = (image.height().saturating_mul(WIDTH) / image.width().max(1)).clamp(1, 2 * WIDTH);
    // A box filter first: blurring the full picture would take longer than everything else.
    let tiny = image
        .resize_exact(WIDTH, height, FilterType::Triangle)
        .blur(0.8);
    let mut bytes = Cursor::new(Vec::new());
    // Lossless WebP has next to no header; the tables of a JPEG would outweigh these few pixels.
    match tiny.write_to(&mut bytes, ImageFormat::WebP) {
        Ok(()) => format!(
            "data:image/webp;base64,{}",
            STANDARD.encode(bytes.into_inner())
        ),
        Err(error) => {
            tracing::warn!(%error, "no placeholder could be made");
            String::new()
        }
    }
}
