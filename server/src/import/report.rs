//! What became of each entry of an imported file, for the person who imported it.

use std::fmt;
use std::path::{Path, PathBuf};

/// What became of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the catalog now (or would be, had nothing else been refused). Names it.
    Took(String),
    /// It was taken, but something in it was ignored.
    Warning(String),
    /// It was not taken, and with it nothing of the file.
    Refused(String),
}

/// The outcomes of one file, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    file: PathBuf,
    entries: Vec<(String, Outcome)>,
}

impl Report {
    pub(super) fn new(file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            entries: Vec::new(),
        }
    }

    pub(super) fn took(&mut self, place: &str, name: String) {
        self.entries.push((place.to_owned(), Outcome::Took(name)));
    }

    pub(super) fn warn(&mut self, place: &str, text: impl Into<String>) {
        self.entries
            .push((place.to_owned(), Outcome::Warning(text.into())));
    }

    pub(super) fn refuse(&mut self, place: &str, reason: impl Into<String>) {
        self.entries
            .push((place.to_owned(), Outcome::Refused(reason.into())));
    }

    /// What was read, as it is called.
    #[must_use]
    pub fn source(&self) -> String {
        self.file.display().to_string()
    }

    /// Each place with what became of it.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Outcome)> {
        self.entries
            .iter()
            .map(|(place, outcome)| (place.as_str(), outcome))
    }

    /// Whether anything was refused, so that nothing of the file was written.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.entries
            .iter()
            .any(|(_, outcome)| matches!(outcome, Outcome::Refused(_)))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut taken, mut refused) = (0, 0);
        for (place, outcome) in &self.entries {
            write!(f, "{}: {place}: ", self.file.display())?;
            match outcome {
                Outcome::Took(name) => {
                    taken += 1;
                    writeln!(f, "{name}")?;
                }
                Outcome::Warning(text) => writeln!(f, "warning: {text}")?,
                Outcome::Refused(reason) => {
                    refused += 1;
                    writeln!(f, "refused: {reason}")?;
                }
            }
        }
        match refused {
            0 => write!(f, "{}: {taken} taken", self.file.display()),
            _ => write!(
                f,
                "{}: {refused} refused, so nothing of the file was taken",
                self.file.display()
            ),
        }
    }
}
