//! Why a file does not come in.

use spotlet::api::ErrorCode;
use thiserror::Error;

use crate::media::MediaError;
use crate::store::StoreError;

/// Why something about the library or an upload was not done.
#[derive(Debug, Error)]
pub enum UploadError {
    /// The file itself.
    #[error("The file was not taken: {0}.")]
    Media(#[from] MediaError),
    /// There is no such upload or medium for this member.
    #[error("There is nothing like that.")]
    NotFound,
    /// A part that does not follow the last.
    #[error("The next byte is {offset}.")]
    Offset {
        /// Where the file goes on.
        offset: u64,
    },
    /// More arrives than was said, or it is finished before all arrived.
    #[error("The file was said to have {bytes} bytes.")]
    Length {
        /// What was said.
        bytes: u64,
    },
    /// The member has brought enough.
    #[error("Your uploads would take more than {quota_mb} MB. Delete what is not needed any more.")]
    Quota {
        /// What one member may bring.
        quota_mb: u64,
    },
    /// Too many files at once.
    #[error("Too many uploads are open. Finish some of them first.")]
    TooMany,
    /// A medium that something shows cannot go.
    #[error("It is shown by {}.", list(.0))]
    InUse(Vec<(&'static str, String)>),
    /// A still was asked for something that is no video, or is no picture itself.
    #[error("Only a video has a poster, and only a picture can be one.")]
    Poster,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl UploadError {
    /// Which of the public error codes this is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Media(error) => error.code(),
            Self::NotFound => ErrorCode::NotFound,
            Self::Offset { .. } => ErrorCode::UploadOffset,
            Self::Length { .. } | Self::Poster => ErrorCode::InvalidRequest,
            Self::Quota { .. } => ErrorCode::UploadQuota,
            Self::TooMany => ErrorCode::TooManyRequests,
            Self::InUse(_) => ErrorCode::MediaInUse,
            Self::Store(_) => ErrorCode::Unavailable,
        }
    }
}

fn list(users: &[(&'static str, String)]) -> String {
    let named: Vec<String> = users
        .iter()
        .map(|(kind, id)| format!("the {kind} {id}"))
        .collect();
    named.join(", ")
}
