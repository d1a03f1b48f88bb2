//! WebM (EBML, RFC 8794): elements of a variable-length id, a variable-length size, and content.

use super::super::error::MediaError;

const BROKEN: MediaError = MediaError::Video("its WebM elements are broken");
const UNSIZED: MediaError =
    MediaError::Video("it is a live recording without sizes; save it again with any video tool");

const EBML: u64 = 0x1A45_DFA3;
const SEGMENT: u64 = 0x1853_8067;
const TAGS: u64 = 0x1254_C367;
const ATTACHMENTS: u64 = 0x1941_A469;
const VOID: u8 = 0xEC;

/// Whether the bytes begin as EBML.
pub(super) fn recognises(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1A, 0x45, 0xDF, 0xA3])
}

/// Turns tags and attachments into `Void` elements of the same size.
pub(super) fn blank_metadata(bytes: &mut [u8]) -> Result<(), MediaError> {
    let mut at = 0;
    let mut end = bytes.len();
    while at < end {
        let element = Element::read(bytes, at)?;
        match element.id {
            // The one container of interest: go on with its children.
            SEGMENT => {
                at = element.content;
                end = element
                    .size
                    .map_or(end, |size| element.content.saturating_add(size).min(end));
                continue;
            }
            EBML if at != 0 => return Err(BROKEN),
            _ => {}
        }
        let after = element
            .content
            .checked_add(element.size.ok_or(UNSIZED)?)
            .ok_or(BROKEN)?;
        if after > bytes.len() {
            return Err(BROKEN);
        }
        if matches!(element.id, TAGS | ATTACHMENTS) {
            write_void(bytes.get_mut(at..after).ok_or(BROKEN)?)?;
        }
        at = after;
    }
    Ok(())
}

struct Element {
    id: u64,
    /// Where the content begins.
    content: usize,
    /// Bytes of the content; `None` for "unknown".
    size: Option<usize>,
}

impl Element {
    fn read(bytes: &[u8], at: usize) -> Result<Self, MediaError> {
        let (id, id_length) = number(bytes, at)?;
        let (raw, size_length) = number(bytes, at + id_length)?;
        let marker = 1_u64 << (7 * size_length);
        let value = raw & (marker - 1);
        let size = if value == marker - 1 {
            None
        } else {
            Some(usize::try_from(value).map_err(|_| BROKEN)?)
        };
        Ok(Self {
            id,
            content: at + id_length + size_length,
            size,
        })
    }
}

/// A variable-length number with its length marker still in it, and its length.
fn number(bytes: &[u8], at: usize) -> Result<(u64, usize), MediaError> {
    let first = *bytes.get(at).ok_or(BROKEN)?;
    let length = first.leading_zeros() as usize + 1;
    if length > 8 {
        return Err(BROKEN);
    }
    let raw = bytes.get(at..at + length).ok_or(BROKEN)?;
    Ok((
        raw.iter()
            .fold(0, |value, byte| (value << 8) | u64::from(*byte)),
        length,
    ))
}

/// Fills a whole element with one `Void`: a size of eight bytes where it fits, of one where not.
fn write_void(element: &mut [u8]) -> Result<(), MediaError> {
    let length = element.len();
    element.fill(0);
    let (void, size) = element.split_first_mut().ok_or(BROKEN)?;
    *void = VOID;
    if length >= 9 {
        let content = (1_u64 << 56) | (length - 9) as u64;
        size.get_mut(..8)
            .ok_or(BROKEN)?
            .copy_from_slice(&content.to_be_bytes());
    } else {
        let content = u8::try_from(length.checked_sub(2).ok_or(BROKEN)?).map_err(|_| BROKEN)?;
        *size.first_mut().ok_or(BROKEN)? = 0x80 | content;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
        let size = 0x80 | u8::try_from(content.len()).unwrap();
        [id, &[size], content].concat()
    }

    #[test]
    fn tags_are_gone_and_nothing_moves() {
        for secret in ["52.52 N, 13.40 E", "x"] {
            let tags = element(&[0x12, 0x54, 0xC3, 0x67], secret.as_bytes());
            let cluster = element(&[0x1F, 0x43, 0xB6, 0x75], b"frames");
            let header = element(&[0x1A, 0x45, 0xDF, 0xA3], b"webm");
            let segment = element(&[0x18, 0x53, 0x80, 0x67], &[tags, cluster].concat());
            let mut video = [header, segment].concat();
            let length = video.len();
            blank_metadata(&mut video).unwrap();
            assert_eq!(video.len(), length);
            let text = String::from_utf8_lossy(&video);
            assert!(!text.contains(secret) && text.contains("frames"));
            blank_metadata(&mut video).unwrap();
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let header = element(&[0x1A, 0x45, 0xDF, 0xA3], b"webm");
        for rest in [
            &[0x00_u8][..],
            &[0x1F, 0x43, 0xB6, 0x75, 0xFF],
            &[0x1F, 0x43, 0xB6, 0x75, 0x90, 0],
        ] {
            assert!(
                blank_metadata(&mut [&header, rest].concat()).is_err(),
                "{rest:?}"
            );
        }
    }
}
