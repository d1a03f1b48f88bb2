//! Why a file was not taken, for who brought it.

use spotlet::api::ErrorCode;
use spotlet::domain::Locale;
use spotlet::view::studio::words::MediaWords;

use crate::service::studio::upload::UploadError;

/// The sentence, in the reader's language.
#[must_use]
pub fn upload_error(error: &UploadError, locale: Locale) -> &'static str {
    let words = MediaWords::of(locale);
    match error.code() {
        ErrorCode::MediaTypeNotTaken | ErrorCode::InvalidRequest => words.not_taken,
        ErrorCode::MediaTooLarge => words.too_large,
        ErrorCode::MediaBroken => words.broken,
        ErrorCode::UploadQuota => words.no_room,
        ErrorCode::MediaInUse => words.in_use,
        _ => words.failed,
    }
}
