//! Which format a file is in, by its name and its outermost shape.

use std::path::Path;

use serde_json::Value;

use super::{Row, amp, json, merchant};

/// Reads a file into rows, or says in a sentence why it cannot.
pub(super) fn read(file: &Path) -> Result<Vec<Row>, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("it cannot be read: {error}"))?;
    let extension = file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "csv" => merchant::rows(&bytes, b','),
        "tsv" | "txt" => merchant::rows(&bytes, b'\t'),
        _ => {
            let value: Value = serde_json::from_slice(&bytes)
                .map_err(|error| format!("it is no JSON: {error}"))?;
            match value.get("items") {
                Some(Value::Array(items)) => Ok(amp::rows(items)),
                _ => json::rows(value),
            }
        }
    }
}
