//! Why a reader objects to a comment.

use super::words::words;

words! {
    /// Why a reader objects to a comment.
    ReportReason {
        /// Advertising, or the same thing everywhere.
        Spam = "spam",
        /// Hurts somebody.
        Abuse = "abuse",
        /// Against the law.
        Illegal = "illegal",
        /// Anything else.
        Other = "other",
    }
}
