//! Videos: recognised by their content, kept as they are but for their metadata.
//!
//! Cameras write the place into a video. Removing boxes would shift every offset of the file, so they are
//! turned into the format's own padding in place.

mod mp4;
mod track;
mod webm;

use super::error::MediaError;
use super::info::{VideoInfo, VideoSource};

/// Two minutes of a good clip; a livestream's recording will be stored in pieces.
pub const MAX_BYTES: usize = 120 << 20;

/// The finished files of a video.
pub(super) struct Finished {
    pub info: VideoInfo,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Checks and cleans the files of one video.
pub(super) fn process(inputs: Vec<Vec<u8>>) -> Result<Finished, MediaError> {
    let mut files = Vec::with_capacity(inputs.len());
    for mut bytes in inputs {
        if bytes.len() > MAX_BYTES {
            return Err(MediaError::TooHeavy {
                bytes: bytes.len(),
                limit: MAX_BYTES,
            });
        }
        let (file, mime) = if mp4::recognises(&bytes) {
            mp4::blank_metadata(&mut bytes)?;
            ("video.mp4", "video/mp4")
        } else if webm::recognises(&bytes) {
            webm::blank_metadata(&mut bytes)?;
            ("video.webm", "video/webm")
        } else {
            return Err(MediaError::Video("it is neither MP4 nor WebM"));
        };
        files.push((
            VideoSource {
                file: file.to_owned(),
                mime: mime.to_owned(),
            },
            bytes,
        ));
    }
    files.sort_by_key(|(_, bytes)| bytes.len());
    let sources = files.iter().map(|(source, _)| source.clone()).collect();
    let files = files
        .into_iter()
        .map(|(source, bytes)| (source.file, bytes))
        .collect();
    Ok(Finished {
        info: VideoInfo { sources },
        files,
    })
}
