//! Why a picture or a video is not taken.

use spotlet::api::ErrorCode;

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
    /// More than ten times as long as wide, or the other way round.
    #[error(
        "the picture is {width} by {height} pixels; at most ten times as long as wide is taken"
    )]
    TooNarrow {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Of a kind that is not taken; says which, and what would be.
    #[error("the file is {0}")]
    Foreign(&'static str),
    /// A picture that its decoder gives up on.
    #[error("the picture cannot be decoded: {0}")]
    Undecodable(#[source] image::ImageError),
    /// The end of a picture is missing.
    #[error("the picture is cut off")]
    CutOff,
    /// A decoder gave up in a way it should not.
    #[error("the picture cannot be decoded")]
    Broken,
    /// What was decoded cannot be written.
    #[error("the picture cannot be written: {0}")]
    NotEncoded(String),
    /// Neither MP4 nor WebM, or not built as its format says; its metadata could not be removed.
    #[error("the video is not taken: {0}")]
    Video(&'static str),
    /// The folder of the media cannot be written.
    #[error("the medium cannot be stored: {0}")]
    Storage(#[from] std::io::Error),
    /// The files of the media, here or at S3, cannot be reached.
    #[error("the medium cannot be stored: {0}")]
    Files(#[from] object_store::Error),
    /// The work was interrupted, as at shutdown.
    #[error("the medium was not finished")]
    Interrupted,
}

impl MediaError {
    /// Whether the fault is on our side, so that the same file may be taken another time.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        matches!(self, Self::Storage(_) | Self::Files(_) | Self::Interrupted)
    }

    /// Which of the public error codes this is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::TooHeavy { .. }
            | Self::TooLarge { .. }
            | Self::TooNarrow { .. }
            | Self::Undecodable(image::ImageError::Limits(_)) => ErrorCode::MediaTooLarge,
            Self::Empty | Self::Foreign(_) => ErrorCode::MediaTypeNotTaken,
            Self::Undecodable(_)
            | Self::Broken
            | Self::CutOff
            | Self::NotEncoded(_)
            | Self::Video(_) => ErrorCode::MediaBroken,
            Self::Storage(_) | Self::Files(_) | Self::Interrupted => ErrorCode::Unavailable,
        }
    }
}
