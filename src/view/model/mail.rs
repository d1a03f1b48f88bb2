//! What the demo's list of mails shows.

/// A mail that was kept.
#[derive(Clone, Debug)]
pub struct KeptMailView {
    /// Where it can be read.
    pub url: String,
    /// Its subject.
    pub subject: String,
    /// Who it would have gone to.
    pub to: String,
    /// When it was written.
    pub written: String,
}
