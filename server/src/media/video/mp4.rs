//! MP4 (ISO 14496-12): boxes of a 32-bit size, a four-letter type, and content that may be boxes again.

use std::ops::Range;

use super::super::error::MediaError;
use super::track;

/// `moov/trak/udta` is three deep; a file that nests without end would eat the stack.
const MAX_DEPTH: u8 = 8;
pub(super) const BROKEN: MediaError = MediaError::Video("its MP4 boxes are broken or cut off");
const NO_PICTURES: MediaError = MediaError::Video("there is no video in it");
const TELLING_TRACK: MediaError = MediaError::Video(
    "it carries data beside picture and sound, perhaps of where it was recorded; save it again without",
);
/// Boxes that hold other boxes with metadata among them.
const CONTAINERS: [&[u8]; 4] = [b"moov", b"trak", b"moof", b"traf"];
/// Boxes that say something about the recording rather than show it.
const METADATA: [&[u8]; 3] = [b"udta", b"meta", b"uuid"];

/// Whether the bytes begin as an MP4.
pub(super) fn recognises(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// Turns every metadata box into `free` space of the same size, and tracks of anything but pictures, sound and words with them:
/// action cameras write the way they went beside the pictures.
///
/// # Errors
/// When the boxes are broken or cut off, or there is no video in them.
pub(super) fn blank_metadata(bytes: &mut [u8]) -> Result<(), MediaError> {
    let whole = 0..bytes.len();
    walk(bytes, whole.clone(), MAX_DEPTH)?;
    let moov = child(bytes, whole.clone(), b"moov")?.ok_or(NO_PICTURES)?;
    let is_in_pieces = child(bytes, whole.clone(), b"moof")?.is_some();
    if child(bytes, whole, b"mdat")?.is_none() {
        return Err(NO_PICTURES);
    }
    let mut has_pictures = false;
    for (at, content) in children(bytes, moov, b"trak")? {
        match &track::handler(bytes, content.clone())? {
            b"vide" => has_pictures = true,
            b"soun" | b"subt" | b"sbtl" | b"text" => {}
            _ if is_in_pieces => return Err(TELLING_TRACK),
            _ => {
                for sample in track::samples(bytes, content.clone())? {
                    bytes.get_mut(sample).ok_or(BROKEN)?.fill(0);
                }
                blank(bytes, at, content)?;
            }
        }
    }
    if has_pictures {
        Ok(())
    } else {
        Err(NO_PICTURES)
    }
}

fn walk(bytes: &mut [u8], within: Range<usize>, depth: u8) -> Result<(), MediaError> {
    let depth = depth.checked_sub(1).ok_or(BROKEN)?;
    let mut at = within.start;
    while at < within.end {
        let (content, end) = box_at(bytes, at, within.end)?;
        let kind = bytes.get(at + 4..at + 8).ok_or(BROKEN)?;
        if METADATA.contains(&kind) {
            blank(bytes, at, content..end)?;
        } else if CONTAINERS.contains(&kind) {
            walk(bytes, content..end, depth)?;
        }
        at = end;
    }
    Ok(())
}

fn blank(bytes: &mut [u8], at: usize, content: Range<usize>) -> Result<(), MediaError> {
    let kind = bytes.get_mut(at + 4..at + 8).ok_or(BROKEN)?;
    kind.copy_from_slice(b"free");
    bytes.get_mut(content).ok_or(BROKEN)?.fill(0);
    Ok(())
}

/// The content of the first box of a kind.
pub(super) fn child(
    bytes: &[u8],
    within: Range<usize>,
    kind: &[u8; 4],
) -> Result<Option<Range<usize>>, MediaError> {
    let all = children(bytes, within, kind)?;
    Ok(all.into_iter().next().map(|(_, content)| content))
}

/// Where the boxes of a kind begin, and their content.
fn children(
    bytes: &[u8],
    within: Range<usize>,
    kind: &[u8; 4],
) -> Result<Vec<(usize, Range<usize>)>, MediaError> {
    let mut found = Vec::new();
    let mut at = within.start;
    while at < within.end {
        let (content, end) = box_at(bytes, at, within.end)?;
        if bytes.get(at + 4..at + 8) == Some(kind) {
            found.push((at, content..end));
        }
        at = end;
    }
    Ok(found)
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

pub(super) fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], MediaError> {
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

    fn track(handler: &[u8; 4], more: &[u8], sample_at: u32, sample_bytes: u32) -> Vec<u8> {
        let numbers = |list: &[u32]| {
            list.iter()
                .flat_map(|n| n.to_be_bytes())
                .collect::<Vec<_>>()
        };
        let table = [
            boxed(b"stsc", &numbers(&[0, 1, 1, 1, 1])),
            boxed(b"stsz", &numbers(&[0, 0, 1, sample_bytes])),
            boxed(b"stco", &numbers(&[0, 1, sample_at])),
        ];
        let minf = boxed(b"minf", &boxed(b"stbl", &table.concat()));
        let hdlr = boxed(b"hdlr", &[&[0; 8][..], handler, &[0; 12]].concat());
        let mdia = boxed(b"mdia", &[hdlr, minf].concat());
        boxed(b"trak", &[more, &mdia].concat())
    }

    #[test]
    fn the_place_of_a_recording_is_gone_and_nothing_moves() {
        let place = boxed(b"udta", &boxed(b"\xa9xyz", b"+52.5200+013.4050/"));
        let begin = [boxed(b"ftyp", b"isom"), boxed(b"mdat", b"frames 52.5200N")].concat();
        let pictures = track(
            b"vide",
            &[boxed(b"tkhd", b"keep"), place.clone()].concat(),
            20,
            6,
        );
        let way = track(b"meta", b"", 27, 8);
        let moov = boxed(b"moov", &[pictures, way, place].concat());
        let mut video = [begin, moov].concat();
        let before = video.clone();
        blank_metadata(&mut video).unwrap();
        assert_eq!(video.len(), before.len());
        let text = String::from_utf8_lossy(&video);
        assert!(!text.contains("52.52") && !text.contains("udta"), "{text}");
        assert!(text.contains("keep") && text.contains("frames"), "{text}");
    }

    #[test]
    fn what_shows_nothing_is_refused() {
        let frames = boxed(b"mdat", b"frames");
        let moov = |handler| boxed(b"moov", &track(handler, b"", 20, 1));
        for parts in [
            vec![frames.clone()],
            vec![moov(b"vide")],
            vec![moov(b"soun"), frames.clone()],
            // A track of a place, in pieces whose samples stand elsewhere.
            vec![moov(b"meta"), boxed(b"moof", b""), frames],
        ] {
            let mut video = [boxed(b"ftyp", b"isom"), parts.concat()].concat();
            assert!(blank_metadata(&mut video).is_err());
        }
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
