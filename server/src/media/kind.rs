//! What a file is, by its content. Names and declared types are what somebody says; they decide nothing.

use image::ImageFormat;

use super::error::MediaError;

/// A file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// JPEG, PNG or WebP.
    Picture,
    /// MP4 or WebM.
    Video,
}

/// What the bytes are; the first kilobyte is enough.
///
/// # Errors
/// Says what a file is that is not taken, and what would be.
pub fn kind(bytes: &[u8]) -> Result<MediaKind, MediaError> {
    match picture(bytes) {
        Ok(_) => Ok(MediaKind::Picture),
        Err(_) if is_video(bytes) => Ok(MediaKind::Video),
        Err(error) => Err(error),
    }
}

/// The format of a picture.
pub(super) fn picture(bytes: &[u8]) -> Result<ImageFormat, MediaError> {
    if bytes.is_empty() {
        return Err(MediaError::Empty);
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(ImageFormat::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(ImageFormat::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        // `VP8X` with the animation bit: only its first frame would be left.
        let flags = bytes.get(20).copied().unwrap_or_default();
        if bytes.get(12..16) == Some(b"VP8X") && flags & 0b10 != 0 {
            return Err(MediaError::Foreign(
                "an animated WebP: save it as an MP4 or WebM video",
            ));
        }
        return Ok(ImageFormat::WebP);
    }
    Err(MediaError::Foreign(foreign(bytes)))
}

fn is_video(bytes: &[u8]) -> bool {
    let is_mp4 = bytes.get(4..8) == Some(b"ftyp") && !is_still(bytes);
    is_mp4 || bytes.starts_with(&[0x1A, 0x45, 0xDF, 0xA3])
}

/// HEIC and AVIF are boxes as MP4 is; the brand tells them apart.
fn is_still(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 8] = [
        b"heic", b"heix", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis",
    ];
    bytes
        .get(8..12)
        .is_some_and(|brand| BRANDS.contains(&brand))
}

fn foreign(bytes: &[u8]) -> &'static str {
    let begin = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let text = String::from_utf8_lossy(begin).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if bytes.get(4..8) == Some(b"ftyp") && is_still(bytes) {
        if bytes.get(8..11) == Some(b"avi") {
            "an AVIF picture: save it as JPEG, PNG or WebP"
        } else {
            "a HEIC picture: save it as JPEG (an iPhone does so under Settings, Camera, Formats, Most Compatible)"
        }
    } else if bytes.starts_with(b"GIF8") {
        "a GIF: save it as PNG, or as an MP4 video if it moves"
    } else if text.contains("<svg") {
        "an SVG drawing, which may hold scripts: save it as PNG"
    } else if text.starts_with('<') {
        "a web page"
    } else if bytes.starts_with(b"%PDF") {
        "a PDF: save its page as PNG or JPEG"
    } else if bytes.starts_with(b"PK\x03\x04") {
        "an archive"
    } else if bytes.starts_with(b"BM") || bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")
    {
        "a BMP or TIFF picture, or a camera's raw file: save it as JPEG"
    } else {
        "none of JPEG, PNG, WebP, MP4 and WebM"
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn content_decides() {
        for (bytes, expected) in [
            (&b"\xff\xd8\xff\xe0"[..], MediaKind::Picture),
            (b"\x89PNG\r\n\x1a\n", MediaKind::Picture),
            (b"RIFF\0\0\0\0WEBPVP8 ", MediaKind::Picture),
            (b"\0\0\0\x18ftypmp42", MediaKind::Video),
            (b"\x1a\x45\xdf\xa3", MediaKind::Video),
        ] {
            assert_eq!(kind(bytes).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_not_taken_is_called_by_its_name() {
        for (bytes, word) in [
            (&b""[..], "empty"),
            (b"\0\0\0\x18ftypheic", "HEIC"),
            (b"\0\0\0\x18ftypavif", "AVIF"),
            (b"GIF89a", "GIF"),
            (
                b"\xef\xbb\xbf <?xml version='1.0'?><svg onload='a()'>",
                "SVG",
            ),
            (b"<!doctype html>", "web page"),
            (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02", "animated"),
            (b"hello", "none of"),
        ] {
            let error = kind(bytes).unwrap_err().to_string();
            assert!(error.contains(word), "{error}");
        }
    }
}
