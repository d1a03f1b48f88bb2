//! Why a picture or a video is not taken.

/// A refused medium. The sentences are meant for the person who brought the file.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// More bytes than any sensible file of its kind has.
    #[error("the file has {bytes} bytes; at most {limit} are taken")]
    TooHeavy {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// More pixels than are decoded.
    #[error("the picture is {width} by {height} pixels; at most {limit} pixels in all are taken")]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Most pixels taken.
        limit: u64,
    },
    /// Not JPEG, PNG or WebP.
    #[error("the file is neither JPEG, PNG nor WebP")]
    UnknownPicture,
    /// A picture that its decoder gives up on.
    #[error("the picture cannot be decoded: {0}")]
    Undecodable(#[source] image::ImageError),
    /// Neither MP4 nor WebM, or not built as its format says; its metadata could not be removed.
    #[error("the video is not taken: {0}")]
    Video(&'static str),
    /// The folder of the media cannot be written.
    #[error("the medium cannot be stored: {0}")]
    Storage(#[from] std::io::Error),
    /// The work was interrupted, as at shutdown.
    #[error("the medium was not finished")]
    Interrupted,
}
