//! What the studio decided over the configuration file: every change, the newest of a section holds.

use spotlet::domain::Timestamp;

use super::{Conn, StoreError, settings};

/// A change of one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Counts the changes of all sections.
    pub number: i64,
    /// Which section.
    pub section: String,
    /// Its keys as JSON; empty where the file counts again.
    pub document: String,
    /// Drawn with the form.
    pub token: String,
    /// The name of who did it.
    pub saved_by: String,
    /// When.
    pub saved_at: Timestamp,
}

type Row = (i64, String, String, String, String, i64);

const COLUMNS: &str = "number, section, document, token, saved_by, saved_at";

fn change((number, section, document, token, saved_by, saved_at): Row) -> Change {
    Change {
        number,
        section,
        document,
        token,
        saved_by,
        saved_at: Timestamp::from_unix_ms(saved_at),
    }
}

/// The number of the newest change; 0 for none.
///
/// # Errors
/// When the database fails.
pub async fn newest(conn: &mut Conn) -> Result<i64, StoreError> {
    let (number,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(number), 0) FROM setting_changes")
        .fetch_one(conn)
        .await?;
    Ok(number)
}

/// What holds: the newest change of each section.
///
/// # Errors
/// When the database fails.
pub async fn current(conn: &mut Conn) -> Result<Vec<Change>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM setting_changes WHERE number IN \
         (SELECT MAX(number) FROM setting_changes GROUP BY section) ORDER BY number"
    ))
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(change).collect())
}

/// The changes of a section, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn history(
    conn: &mut Conn,
    section: &str,
    limit: i64,
) -> Result<Vec<Change>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM setting_changes WHERE section = $1 ORDER BY number DESC LIMIT $2"
    ))
    .bind(section)
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(change).collect())
}

/// The change that a form made, if it was taken before.
///
/// # Errors
/// When the database fails.
pub async fn by_token(conn: &mut Conn, token: &str) -> Result<Option<Change>, StoreError> {
    let row: Option<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM setting_changes WHERE token = $1"
    ))
    .bind(token)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(change))
}

/// One change of a section.
///
/// # Errors
/// When the database fails.
pub async fn by_number(
    conn: &mut Conn,
    section: &str,
    number: i64,
) -> Result<Option<Change>, StoreError> {
    let row: Option<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM setting_changes WHERE section = $1 AND number = $2"
    ))
    .bind(section)
    .bind(number)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(change))
}

/// The number for one more change. Whoever has it keeps other writers waiting until the transaction ends, so what is
/// read after it still holds when it is written.
///
/// # Errors
/// When the database fails.
pub async fn next(conn: &mut Conn) -> Result<i64, StoreError> {
    settings::next_number(conn, "setting_changes", 1).await
}

/// Writes a change.
///
/// # Errors
/// When the database fails.
pub async fn append(conn: &mut Conn, change: &Change) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO setting_changes (number, section, document, token, saved_by, saved_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(change.number)
    .bind(&change.section)
    .bind(&change.document)
    .bind(&change.token)
    .bind(&change.saved_by)
    .bind(change.saved_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}
