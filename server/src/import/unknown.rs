//! Keys that nobody reads are told, not refused: an import may carry more than we know.

use serde_json::{Map, Value};

use super::Note;

/// Notes each key of `object` that nobody will read.
pub(super) fn note_unknown(
    object: &Map<String, Value>,
    known: &[&str],
    within: &str,
    warnings: &mut Vec<Note>,
) {
    for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
        warnings.push(Note::UnknownKey(format!("{within}{key}")));
    }
}
