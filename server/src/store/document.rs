//! Aggregates are stored as JSON documents; this is the one way in and out.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Conn, StoreError};

/// As many ids as are looked for at once.
const MOST_IDS: usize = 500;

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

/// The documents of these ids, as far as they exist, in the order of their ids.
pub(super) async fn some<T: DeserializeOwned>(
    conn: &mut Conn,
    table: &'static str,
    ids: &[&str],
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    // Databases bind a limited number of values.
    for ids in ids.chunks(MOST_IDS) {
        let places: Vec<String> = (1..=ids.len()).map(|at| format!("${at}")).collect();
        // The table is a word of ours, never data.
        let sql = format!(
            "SELECT id, document FROM {table} WHERE id IN ({}) ORDER BY id",
            places.join(", ")
        );
        let mut query = sqlx::query_as::<_, (String, String)>(&sql);
        for id in ids {
            query = query.bind(*id);
        }
        for (id, text) in query.fetch_all(&mut *conn).await? {
            found.push(decode(table, &id, &text)?);
        }
    }
    Ok(found)
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
