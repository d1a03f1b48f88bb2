//! Aggregates are stored as JSON documents; this is the one way in and out.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;

pub(super) fn encode<T: Serialize>(
    table: &'static str,
    id: &str,
    value: &T,
) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|source| StoreError::Document {
        table,
        id: id.to_owned(),
        source,
    })
}

pub(super) fn decode<T: DeserializeOwned>(
    table: &'static str,
    id: &str,
    text: &str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|source| StoreError::Document {
        table,
        id: id.to_owned(),
        source,
    })
}

/// The documents of rows of (id, document).
pub(super) fn all<T: DeserializeOwned>(
    table: &'static str,
    rows: &[(String, String)],
) -> Result<Vec<T>, StoreError> {
    rows.iter()
        .map(|(id, text)| decode(table, id, text))
        .collect()
}

/// The document of a row of (id, document, version).
pub(super) fn versioned<T: DeserializeOwned>(
    table: &'static str,
    (id, text, version): (String, String, i64),
) -> Result<Versioned<T>, StoreError> {
    Ok(Versioned {
        value: decode(table, &id, &text)?,
        version,
    })
}

/// A document and the version it was read at.
#[derive(Clone, Debug)]
pub struct Versioned<T> {
    /// The document.
    pub value: T,
    /// How often it was written; the next write names it.
    pub version: i64,
}

/// Says who was too late when a versioned update met no row.
pub(super) fn expect_one(
    table: &'static str,
    id: &str,
    rows_affected: u64,
) -> Result<(), StoreError> {
    if rows_affected == 1 {
        return Ok(());
    }
    Err(StoreError::Stale {
        table,
        id: id.to_owned(),
    })
}
