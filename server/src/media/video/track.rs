//! One track of an MP4: what it carries, and where in the file its samples lie (ISO 14496-12, 8.7).

use std::ops::Range;

use super::super::error::MediaError;
use super::mp4::{BROKEN, array, child};

/// More samples than any clip of two minutes has of anything.
const MAX_SAMPLES: usize = 200_000;

/// The four letters of what the track carries: `vide`, `soun` …
pub(super) fn handler(bytes: &[u8], track: Range<usize>) -> Result<[u8; 4], MediaError> {
    let mdia = child(bytes, track, b"mdia")?.ok_or(BROKEN)?;
    let hdlr = child(bytes, mdia, b"hdlr")?.ok_or(BROKEN)?;
    array(bytes, hdlr.start + 8)
}

/// Where its samples lie.
pub(super) fn samples(bytes: &[u8], track: Range<usize>) -> Result<Vec<Range<usize>>, MediaError> {
    let mdia = child(bytes, track, b"mdia")?.ok_or(BROKEN)?;
    let minf = child(bytes, mdia, b"minf")?.ok_or(BROKEN)?;
    let stbl = child(bytes, minf, b"stbl")?.ok_or(BROKEN)?;
    let mut sizes = sizes(bytes, child(bytes, stbl.clone(), b"stsz")?.ok_or(BROKEN)?)?;
    let runs = runs(bytes, child(bytes, stbl.clone(), b"stsc")?.ok_or(BROKEN)?)?;
    let mut found = Vec::new();
    for (index, offset) in chunks(bytes, stbl)?.into_iter().enumerate() {
        // The run that a chunk belongs to is the last that begins at or before it; chunks count from one.
        let run = runs.iter().rfind(|(first, _)| *first <= index + 1);
        let mut at = offset;
        for _ in 0..run.ok_or(BROKEN)?.1 {
            let Some(size) = sizes.next() else {
                return Ok(found);
            };
            let end = at.checked_add(size).ok_or(BROKEN)?;
            found.push(at..end);
            at = end;
        }
    }
    Ok(found)
}

fn sizes(bytes: &[u8], stsz: Range<usize>) -> Result<impl Iterator<Item = usize>, MediaError> {
    let same = number(bytes, stsz.start + 4)?;
    let count = number(bytes, stsz.start + 8)?;
    if count > MAX_SAMPLES {
        return Err(BROKEN);
    }
    let sizes: Vec<usize> = if same == 0 {
        (0..count)
            .map(|index| number(bytes, stsz.start + 12 + 4 * index))
            .collect::<Result<_, _>>()?
    } else {
        vec![same; count]
    };
    Ok(sizes.into_iter())
}

/// (first chunk, samples in each).
fn runs(bytes: &[u8], stsc: Range<usize>) -> Result<Vec<(usize, usize)>, MediaError> {
    (0..count(bytes, &stsc)?)
        .map(|index| {
            let at = stsc.start + 8 + 12 * index;
            Ok((number(bytes, at)?, number(bytes, at + 4)?))
        })
        .collect()
}

fn chunks(bytes: &[u8], stbl: Range<usize>) -> Result<Vec<usize>, MediaError> {
    if let Some(stco) = child(bytes, stbl.clone(), b"stco")? {
        return (0..count(bytes, &stco)?)
            .map(|index| number(bytes, stco.start + 8 + 4 * index))
            .collect();
    }
    let co64 = child(bytes, stbl, b"co64")?.ok_or(BROKEN)?;
    (0..count(bytes, &co64)?)
        .map(|index| {
            let long = u64::from_be_bytes(array(bytes, co64.start + 8 + 8 * index)?);
            usize::try_from(long).map_err(|_| BROKEN)
        })
        .collect()
}

fn count(bytes: &[u8], table: &Range<usize>) -> Result<usize, MediaError> {
    let count = number(bytes, table.start + 4)?;
    if count > MAX_SAMPLES {
        return Err(BROKEN);
    }
    Ok(count)
}

fn number(bytes: &[u8], at: usize) -> Result<usize, MediaError> {
    let number = u32::from_be_bytes(array(bytes, at)?);
    usize::try_from(number).map_err(|_| BROKEN)
}
