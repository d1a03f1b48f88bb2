//! From foreign bytes to files of our own: decoding with limits, turning upright, scaling, encoding.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, RgbImage, RgbaImage};

use super::error::MediaError;
use super::info::PictureInfo;
use super::widths::PictureRole;
use super::{colour, kind, placeholder};

/// Fine enough that banding stays out of soft walls, and a third smaller than 90.
const QUALITY: u8 = 82;
/// As good to the eye as [`QUALITY`], and a third lighter.
const WEBP_QUALITY: f32 = 80.0;
/// A longer strip is no picture anybody can look at, and WebP ends at 16,383 pixels.
const MAX_RATIO: u32 = 10;

/// What a picture may cost before it is refused.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Pixels of the picture.
    pub pixels: u64,
    /// Bytes a decoder may allocate.
    pub memory: u64,
}

impl Default for Limits {
    /// A 50-megapixel camera passes, a decompression bomb does not.
    fn default() -> Self {
        Self {
            bytes: 40 << 20,
            pixels: 60_000_000,
            memory: 384 << 20,
        }
    }
}

/// What a picture with a transparent ground has besides: pages put logos on grounds of any colour.
pub(super) const CUT_FILE: &str = "cut.png";
const CUT_WIDTH: u32 = 480;

/// The finished files of a picture.
pub(super) struct Finished {
    pub info: PictureInfo,
    /// (file name, bytes).
    pub files: Vec<(String, Vec<u8>)>,
}

/// Does all the work for one picture. Takes up to seconds: call it where blocking is allowed.
pub(super) fn process(
    bytes: &[u8],
    role: PictureRole,
    limits: Limits,
) -> Result<Finished, MediaError> {
    let Upright {
        image,
        cut,
        colour_profile,
    } = decode(bytes, limits)?;
    let widths = role.widths(image.width());
    let largest = widths.last().copied().unwrap_or(1);
    // From the largest step on everything is small: colours are converted once, and nothing is scaled from the original again.
    // `DynamicImage` keeps the hot loops inside the image crate, which is optimised in every profile.
    let scaled = image.resize_exact(
        largest,
        scaled_height(&image, largest),
        FilterType::Lanczos3,
    );
    drop(image);
    let whole = DynamicImage::from(colour::to_srgb(
        scaled.into_rgb8(),
        colour_profile.as_deref(),
    ));
    let mut files = Vec::with_capacity(2 * widths.len());
    for step in &widths {
        let step = *step;
        let smaller;
        let shown = if step == largest {
            &whole
        } else {
            smaller = whole.resize_exact(step, scaled_height(&whole, step), FilterType::Lanczos3);
            &smaller
        };
        files.push((format!("{step}.jpg"), encode(shown)?));
        files.push((format!("{step}.webp"), encode_webp(shown)?));
    }
    let cut = cut.map(|cut| cut_in_srgb(&cut, colour_profile.as_deref()));
    if let Some(cut) = &cut {
        files.push((CUT_FILE.to_owned(), encode_png(cut)?));
    }
    Ok(Finished {
        info: PictureInfo {
            cut: cut.map(|cut| cut.dimensions()),
            width: whole.width(),
            height: whole.height(),
            widths,
            webp: true,
            placeholder: placeholder::data_address(&whole),
        },
        files,
    })
}

/// A picture as a person would hold it.
struct Upright {
    image: DynamicImage,
    /// The same, small, where its ground is transparent.
    cut: Option<RgbaImage>,
    /// ICC profile: without it a wide-gamut picture would look dull.
    colour_profile: Option<Vec<u8>>,
}

fn decode(bytes: &[u8], limits: Limits) -> Result<Upright, MediaError> {
    if bytes.len() > limits.bytes {
        return Err(MediaError::TooHeavy {
            bytes: bytes.len(),
            limit: limits.bytes,
        });
    }
    let format = kind::picture(bytes)?;
    if format == ImageFormat::Jpeg && !jpeg_has_end(bytes) {
        return Err(MediaError::CutOff);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut decoder_limits = image::Limits::default();
    decoder_limits.max_alloc = Some(limits.memory);
    reader.limits(decoder_limits.clone());
    let mut decoder = reader.into_decoder().map_err(MediaError::Undecodable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(MediaError::TooLarge {
            width,
            height,
            limit: limits.pixels,
        });
    }
    if width.max(height) > MAX_RATIO.saturating_mul(width.min(height)) {
        return Err(MediaError::TooNarrow { width, height });
    }
    decoder_limits
        .reserve(decoder.total_bytes())
        .map_err(MediaError::Undecodable)?;
    let orientation = decoder.orientation().map_err(MediaError::Undecodable)?;
    let colour_profile = decoder.icc_profile().map_err(MediaError::Undecodable)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(MediaError::Undecodable)?;
    image.apply_orientation(orientation);
    let cut = image.color().has_alpha().then(|| small_cut(&image));
    Ok(Upright {
        cut: cut.filter(|cut| cut.pixels().any(|pixel| pixel.0.last() < Some(&u8::MAX))),
        image: on_white(image),
        colour_profile,
    })
}

/// Whether the end of a JPEG is there. Its decoder would fill what was cut off with grey. An end in a preview that the
/// metadata hold does not count: segments are passed by their lengths up to the scan.
fn jpeg_has_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
        if marker == 0xDA {
            let scan = bytes.get(at..).unwrap_or_default();
            return scan.windows(2).any(|pair| pair == [0xFF, 0xD9]);
        }
    }
    // Something odd between the segments: the decoder will say.
    true
}

/// JPEG has no transparency; products cut out of their background are meant to lie on white.
fn on_white(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image.into_rgb8().into();
    }
    let mut page = RgbImage::from_pixel(image.width(), image.height(), image::Rgb([255; 3]));
    for (below, above) in page.pixels_mut().zip(image.into_rgba8().pixels()) {
        let image::Rgba([red, green, blue, alpha]) = *above;
        *below = image::Rgb([red, green, blue].map(|channel| {
            let mixed = u32::from(channel) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        }));
    }
    page.into()
}

/// Wide enough for a logo on a fine screen.
fn small_cut(image: &DynamicImage) -> RgbaImage {
    if image.width() <= CUT_WIDTH {
        return image.to_rgba8();
    }
    let height = scaled_height(image, CUT_WIDTH);
    image
        .resize_exact(CUT_WIDTH, height, FilterType::Lanczos3)
        .into_rgba8()
}

fn cut_in_srgb(cut: &RgbaImage, colour_profile: Option<&[u8]>) -> RgbaImage {
    let opaque = DynamicImage::from(cut.clone()).into_rgb8();
    let colours = colour::to_srgb(opaque, colour_profile);
    let mut whole = DynamicImage::from(colours).into_rgba8();
    for (to, from) in whole.pixels_mut().zip(cut.pixels()) {
        if let (Some(to), Some(from)) = (to.0.last_mut(), from.0.last()) {
            *to = *from;
        }
    }
    whole
}

fn encode_png(image: &RgbaImage) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    image
        .write_with_encoder(PngEncoder::new(&mut bytes))
        .map_err(MediaError::Undecodable)?;
    Ok(bytes)
}

/// A picture of the store, which was checked when it came in.
pub(super) fn decode_own(bytes: &[u8]) -> Result<DynamicImage, MediaError> {
    Ok(decode(bytes, Limits::default())?.image)
}

/// A finished picture.
pub(super) fn encode(image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    image
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .map_err(MediaError::Undecodable)?;
    Ok(bytes)
}

fn encode_webp(image: &DynamicImage) -> Result<Vec<u8>, MediaError> {
    let image = image.to_rgb8();
    let encoder = webp::Encoder::from_rgb(image.as_raw(), image.width(), image.height());
    match encoder.encode_simple(false, WEBP_QUALITY) {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(error) => Err(MediaError::NotEncoded(format!("{error:?}"))),
    }
}

fn scaled_height(image: &DynamicImage, width: u32) -> u32 {
    let exact = u64::from(image.height()) * u64::from(width);
    let rounded = (exact + u64::from(image.width()) / 2) / u64::from(image.width()).max(1);
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}
