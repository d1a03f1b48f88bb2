//! MP4 (ISO 14496-12): boxes of a 32-bit size, a four-letter type, and content that may be boxes again.

use std::ops::Range;

use super::super::error::MediaError;

/// `moov/trak/udta` is three deep; a file that nests without end would eat the stack.
const MAX_DEPTH: u8 = 8;
const BROKEN: MediaError = MediaError::Video("its MP4 boxes are broken");
/// Boxes that hold other boxes with metadata among them.
const CONTAINERS: [&[u8]; 4] = [b"moov", b"trak", b"moof", b"traf"];
/// Boxes that say something about the recording rather than show it.
const METADATA: [&[u8]; 3] = [b"udta", b"meta", b"uuid"];

/// Whether the bytes begin as an MP4.
pub(super) fn recognises(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// Turns every metadata box into `free` space of the same size.
pub(super) fn blank_metadata(bytes: &mut [u8]) -> Result<(), MediaError> {
    let whole = 0..bytes.len();
    walk(bytes, whole, MAX_DEPTH)
}

fn walk(bytes: &mut [u8], within: Range<usize>, depth: u8) -> Result<(), MediaError> {
    let depth = depth.checked_sub(1).ok_or(BROKEN)?;
    let mut at = within.start;
    while at < within.end {
        let (content, end) = box_at(bytes, at, within.end)?;
        let kind = bytes.get(at + 4..at + 8).ok_or(BROKEN)?;
        if METADATA.contains(&kind) {
            bytes
                .get_mut(at + 4..at + 8)
                .ok_or(BROKEN)?
                .copy_from_slice(b"free");
            bytes.get_mut(content..end).ok_or(BROKEN)?.fill(0);
        } else if CONTAINERS.contains(&kind) {
            walk(bytes, content..end, depth)?;
        }
        at = end;
    }
    Ok(())
}

/// Where the content of the box at `at` begins and where it ends.
fn box_at(bytes: &[u8], at: usize, limit: usize) -> Result<(usize, usize), MediaError> {
    let size = u64::from(u32::from_be_bytes(array(bytes, at)?));
    let (header, size) = match size {
        // 0: up to the end. 1: a 64-bit size follows the type.
        0 => (8, (limit - at) as u64),
        1 => (16, u64::from_be_bytes(array(bytes, at + 8)?)),
        size => (8, size),
    };
    let end = usize::try_from(size)
        .ok()
        .and_then(|size| at.checked_add(size))
        .ok_or(BROKEN)?;
    if size < header as u64 || end > limit {
        return Err(BROKEN);
    }
    Ok((at + header, end))
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], MediaError> {
    bytes
        .get(at..at + N)
        .and_then(|slice| slice.try_into().ok())
        .ok_or(BROKEN)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len() + 8).unwrap();
        [&size.to_be_bytes(), kind.as_slice(), content].concat()
    }

    #[test]
    fn the_place_of_a_recording_is_gone_and_nothing_moves() {
        let place = boxed(b"udta", &boxed(b"\xa9xyz", b"+52.5200+013.4050/"));
        let track = boxed(b"trak", &[boxed(b"tkhd", b"keep"), place.clone()].concat());
        let mut video = [
            boxed(b"ftyp", b"isom"),
            boxed(b"moov", &[track, place].concat()),
            boxed(b"mdat", b"frames"),
        ]
        .concat();
        let before = video.clone();
        blank_metadata(&mut video).unwrap();
        assert_eq!(video.len(), before.len());
        let text = String::from_utf8_lossy(&video);
        assert!(!text.contains("52.52") && !text.contains("udta"));
        assert!(text.contains("keep") && text.contains("frames"));
    }

    #[test]
    fn sizes_that_lie_are_refused() {
        for lie in [4_u32, 100, u32::MAX] {
            let mut video = boxed(b"ftyp", b"isom");
            video.extend(lie.to_be_bytes());
            video.extend(b"moov");
            assert!(blank_metadata(&mut video).is_err(), "{lie}");
        }
        assert!(blank_metadata(&mut [0, 0, 0]).is_err());
    }

    #[test]
    fn endless_nesting_is_refused() {
        let nested = (0..100_u32).fold(Vec::new(), |inner, _| boxed(b"moov", &inner));
        assert!(blank_metadata(&mut nested.clone()).is_err());
    }
}
