//! Which format a file is in, by its name and its outermost shape.

use std::path::Path;

use serde_json::Value;

use super::{Note, Row, amp, json, merchant, page};

/// Reads a file into rows, or says in a sentence why it cannot.
pub(super) fn read(file: &Path) -> Result<Vec<Row>, Note> {
    let bytes = std::fs::read(file).map_err(|error| Note::Unreadable(error.to_string()))?;
    let extension = file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "csv" => merchant::rows(&bytes, b','),
        "tsv" | "txt" => merchant::rows(&bytes, b'\t'),
        "html" | "htm" => page::rows(&String::from_utf8_lossy(&bytes)),
        _ => document(&bytes),
    }
}

/// Reads what came without a name: a page, JSON, or a table.
pub(super) fn read_text(text: &str) -> Result<Vec<Row>, Note> {
    // Blank lines in front of a table count as lines of it.
    let whole = text.trim_start_matches('\u{feff}');
    let text = whole.trim();
    match text.chars().next() {
        None => Err(Note::Nothing),
        Some('<') => page::rows(text),
        Some('{' | '[') => document(text.as_bytes()),
        Some(_) => {
            let first = text.lines().next().unwrap_or_default();
            let delimiter = if first.contains('\t') { b'\t' } else { b',' };
            merchant::rows(whole.as_bytes(), delimiter)
        }
    }
}

fn document(bytes: &[u8]) -> Result<Vec<Row>, Note> {
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| Note::NoJson(error.to_string()))?;
    let is_linked = |value: &Value| value.get("@type").or(value.get("@graph")).is_some();
    let first = value.as_array().and_then(|all| all.first());
    match value.get("items") {
        Some(Value::Array(items)) => Ok(amp::rows(items)),
        _ if is_linked(first.unwrap_or(&value)) => Ok(page::rows_of_json(&value)),
        _ => json::rows(value),
    }
}
