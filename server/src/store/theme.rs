//! How the brand looks: its themes, and which of them is the default, and its logo.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::theme::{Theme, ThemeName};
use sqlx::FromRow;

use super::document::{decode, encode, expect_one};
use super::{Conn, StoreError};

const TABLE: &str = "themes";
const LOOK: &str = "brand_look";

/// A theme as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTheme {
    /// What it is called.
    pub name: ThemeName,
    /// What it is.
    pub theme: Theme,
    /// How often it was written.
    pub version: i64,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    name: String,
    document: String,
    version: i64,
    changed_by: String,
    changed_at: i64,
}

impl Row {
    fn read(self) -> Result<KeptTheme, StoreError> {
        let fields: BTreeMap<String, String> = decode(TABLE, &self.name, &self.document)?;
        // What a later version of the server cannot read any more is as in a new theme.
        let (theme, _) = Theme::read(|name| fields.get(name).map(String::as_str));
        let name = self.name.parse().map_err(|_| StoreError::Value {
            table: TABLE,
            value: self.name,
        })?;
        Ok(KeptTheme {
            name,
            theme,
            version: self.version,
            changed_by: self.changed_by,
            changed_at: Timestamp::from_unix_ms(self.changed_at),
        })
    }
}

/// Every theme, by name.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<KeptTheme>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT name, document, version, changed_by, changed_at FROM themes ORDER BY name",
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// A theme.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, name: &ThemeName) -> Result<Option<KeptTheme>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT name, document, version, changed_by, changed_at FROM themes WHERE name = $1",
    )
    .bind(name.as_str())
    .fetch_optional(conn)
    .await?;
    row.map(Row::read).transpose()
}

/// Writes a theme that was read at `kept.version`; 0 adds it.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else wrote it in between, or there is one of this name.
pub async fn put(conn: &mut Conn, kept: &KeptTheme) -> Result<(), StoreError> {
    let name = kept.name.as_str();
    let sql = match kept.version {
        0 => {
            "INSERT INTO themes (document, changed_by, changed_at, name, version) \
             VALUES ($1, $2, $3, $4, $5 + 1) ON CONFLICT (name) DO NOTHING"
        }
        _ => {
            "UPDATE themes SET document = $1, changed_by = $2, changed_at = $3, \
             version = version + 1 WHERE name = $4 AND version = $5"
        }
    };
    let fields: BTreeMap<String, String> = kept.theme.fields().into_iter().collect();
    let done = sqlx::query(sql)
        .bind(encode(TABLE, name, &fields)?)
        .bind(&kept.changed_by)
        .bind(kept.changed_at.as_unix_ms())
        .bind(name)
        .bind(kept.version)
        .execute(conn)
        .await?;
    expect_one(TABLE, name, done.rows_affected())
}

/// Removes a theme; whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, name: &ThemeName) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM themes WHERE name = $1")
        .bind(name.as_str())
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// What there is one of, by its name.
///
/// # Errors
/// When the database fails.
pub async fn look<T: DeserializeOwned>(
    conn: &mut Conn,
    name: &str,
) -> Result<Option<T>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT document FROM brand_look WHERE name = $1")
        .bind(name)
        .fetch_optional(conn)
        .await?;
    row.map(|(document,)| decode(LOOK, name, &document))
        .transpose()
}

/// Puts `now` in the place of `was` without a change by anybody: what is known of it has grown. Nothing happens when somebody
/// has changed it meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn amend_look<T: DeserializeOwned + Serialize + PartialEq>(
    conn: &mut Conn,
    name: &str,
    was: &T,
    now: &T,
) -> Result<(), StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT document FROM brand_look WHERE name = $1")
        .bind(name)
        .fetch_optional(&mut *conn)
        .await?;
    let Some((document,)) = row else {
        return Ok(());
    };
    if decode::<T>(LOOK, name, &document)? != *was {
        return Ok(());
    }
    sqlx::query("UPDATE brand_look SET document = $1 WHERE name = $2 AND document = $3")
        .bind(encode(LOOK, name, now)?)
        .bind(name)
        .bind(document)
        .execute(conn)
        .await?;
    Ok(())
}

/// Puts another in its place.
///
/// # Errors
/// When the database fails.
pub async fn set_look(
    conn: &mut Conn,
    name: &str,
    value: &impl Serialize,
    by: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO brand_look (name, document, changed_by, changed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (name) DO UPDATE SET document = excluded.document, \
         changed_by = excluded.changed_by, changed_at = excluded.changed_at",
    )
    .bind(name)
    .bind(encode(LOOK, name, value)?)
    .bind(by)
    .bind(at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}
