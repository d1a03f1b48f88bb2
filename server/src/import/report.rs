//! What became of each entry of an imported file, for the person who imported it.

use std::fmt;
use std::path::{Path, PathBuf};

use spotlet::domain::Locale;

use super::{Note, Place};
use crate::text::words::import as words;

/// What was taken, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A product.
    Product(String),
    /// A post.
    Post(String),
}

/// What became of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the catalog now (or would be, had nothing else been refused). Names it.
    Took(Thing),
    /// It was taken, but something in it was ignored.
    Warning(Note),
    /// It was not taken, and with it nothing of the file.
    Refused(Note),
}

/// The outcomes of one file, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    file: PathBuf,
    entries: Vec<(Place, Outcome)>,
}

impl Report {
    pub(super) fn new(file: &Path) -> Self {
        Self {
            file: file.to_owned(),
            entries: Vec::new(),
        }
    }

    pub(super) fn took(&mut self, place: &Place, thing: Thing) {
        self.entries.push((place.clone(), Outcome::Took(thing)));
    }

    pub(super) fn warn(&mut self, place: &Place, note: Note) {
        self.entries.push((place.clone(), Outcome::Warning(note)));
    }

    pub(super) fn refuse(&mut self, place: &Place, note: Note) {
        self.entries.push((place.clone(), Outcome::Refused(note)));
    }

    /// What was read, as it is called.
    #[must_use]
    pub fn source(&self) -> String {
        self.file.display().to_string()
    }

    /// Each place with what became of it.
    pub fn entries(&self) -> impl Iterator<Item = &(Place, Outcome)> {
        self.entries.iter()
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
            let place = words::place(place, Locale::En);
            write!(f, "{}: {place}: ", self.file.display())?;
            match outcome {
                Outcome::Took(thing) => {
                    taken += 1;
                    writeln!(f, "{}", words::taken(thing, Locale::En))?;
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
