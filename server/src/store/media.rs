//! What members brought: pictures and videos by their names in the media store, and who uses them.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{MediaId, MemberId};
use spotlet::domain::{LibraryMedium, Localized, MediumSort};
use sqlx::FromRow;

use super::{Conn, StoreError, document};

const TABLE: &str = "media";
const COLUMNS: &str =
    "id, member_id, kind, src, poster, name, alt, width, height, bytes, created_at";
/// Documents that name media: what they are called, their table, its key. Whoever adds one that does, adds it here.
const USERS: [(&str, &str, &str); 7] = [
    ("post", "posts", "id"),
    ("draft", "drafts", "post_id"),
    ("earlier draft", "draft_versions", "post_id"),
    ("product", "products", "id"),
    ("creator", "creators", "id"),
    ("order", "orders", "id"),
    ("brand", "brand_look", "name"),
];

#[derive(FromRow)]
struct Row {
    id: String,
    member_id: String,
    kind: String,
    src: String,
    poster: String,
    name: String,
    alt: String,
    width: i64,
    height: i64,
    bytes: i64,
    created_at: i64,
}

/// Adds a medium.
///
/// # Errors
/// When the database fails.
pub async fn put(conn: &mut Conn, medium: &LibraryMedium) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO media (id, member_id, kind, src, poster, name, alt, width, height, bytes, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(medium.id.as_str())
    .bind(medium.member.as_str())
    .bind(medium.kind.as_str())
    .bind(&medium.src)
    .bind(medium.poster.as_deref().unwrap_or_default())
    .bind(&medium.name)
    .bind(document::encode(TABLE, medium.id.as_str(), &medium.alt)?)
    .bind(i64::from(medium.width))
    .bind(i64::from(medium.height))
    .bind(i64::try_from(medium.bytes).unwrap_or(i64::MAX))
    .bind(medium.created_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// A medium.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &MediaId) -> Result<Option<LibraryMedium>, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM media WHERE id = $1");
    let row: Option<Row> = sqlx::query_as(&query)
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(Row::read).transpose()
}

/// The newest media, of one member or of all, from before a moment on.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &mut Conn,
    member: Option<&MemberId>,
    before: Timestamp,
    limit: u32,
) -> Result<Vec<LibraryMedium>, StoreError> {
    let query = format!(
        "SELECT {COLUMNS} FROM media WHERE created_at < $1 AND ($2 = '' OR member_id = $3) \
         ORDER BY created_at DESC, id LIMIT $4"
    );
    let member = member.map_or("", MemberId::as_str);
    let rows: Vec<Row> = sqlx::query_as(&query)
        .bind(before.as_unix_ms())
        .bind(member)
        .bind(member)
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Changes what is said of a medium.
///
/// # Errors
/// When the database fails.
pub async fn set_alt(conn: &mut Conn, id: &MediaId, alt: &Localized) -> Result<(), StoreError> {
    sqlx::query("UPDATE media SET alt = $1 WHERE id = $2")
        .bind(document::encode(TABLE, id.as_str(), alt)?)
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives a video its still.
///
/// # Errors
/// When the database fails.
pub async fn set_poster(
    conn: &mut Conn,
    id: &MediaId,
    poster: &str,
    (width, height): (u32, u32),
) -> Result<(), StoreError> {
    sqlx::query("UPDATE media SET poster = $1, width = $2, height = $3 WHERE id = $4")
        .bind(poster)
        .bind(i64::from(width))
        .bind(i64::from(height))
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a medium out of the library.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: &MediaId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM media WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// The bytes that a member has brought and keeps.
///
/// # Errors
/// When the database fails.
pub async fn bytes_of(conn: &mut Conn, member: &MemberId) -> Result<u64, StoreError> {
    let (sum,): (i64,) = sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM media WHERE member_id = $1",
    )
    .bind(member.as_str())
    .fetch_one(conn)
    .await?;
    Ok(u64::try_from(sum).unwrap_or(0))
}

/// What shows the files of a medium, as (kind, id).
///
/// # Errors
/// When the database fails.
pub async fn users(conn: &mut Conn, src: &str) -> Result<Vec<(&'static str, String)>, StoreError> {
    let mut found = Vec::new();
    let Some((hash, _)) = src.split_once('/') else {
        return Ok(found);
    };
    // A hash may hold `_`, which stands for any letter here: one in a million million names would be kept in vain.
    let pattern = format!("%{hash}/%");
    for (kind, table, key) in USERS {
        let query = format!(
            "SELECT DISTINCT {key} FROM {table} WHERE document LIKE $1 ORDER BY {key} LIMIT 20"
        );
        let rows: Vec<(String,)> = sqlx::query_as(&query)
            .bind(&pattern)
            .fetch_all(&mut *conn)
            .await?;
        found.extend(rows.into_iter().map(|(id,)| (kind, id)));
    }
    Ok(found)
}

/// Remembers files that a medium named until now.
///
/// # Errors
/// When the database fails.
pub async fn remember_removed(
    conn: &mut Conn,
    src: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO media_removed (src, removed_at) VALUES ($1, $2) \
         ON CONFLICT (src) DO UPDATE SET removed_at = excluded.removed_at",
    )
    .bind(src)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Files that were remembered before a moment.
///
/// # Errors
/// When the database fails.
pub async fn removed_before(conn: &mut Conn, before: Timestamp) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT src FROM media_removed WHERE removed_at < $1 LIMIT 100")
            .bind(before.as_unix_ms())
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(src,)| src).collect())
}

/// Forgets files that were removed, or are in use again.
///
/// # Errors
/// When the database fails.
pub async fn forget_removed(conn: &mut Conn, src: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM media_removed WHERE src = $1")
        .bind(src)
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether a medium of the library names these files.
///
/// # Errors
/// When the database fails.
pub async fn is_named(conn: &mut Conn, src: &str) -> Result<bool, StoreError> {
    let hash = src.split_once('/').map_or(src, |(hash, _)| hash);
    let pattern = format!("{hash}/%");
    let row: Option<(String,)> =
        sqlx::query_as("SELECT id FROM media WHERE src LIKE $1 OR poster LIKE $2 LIMIT 1")
            .bind(&pattern)
            .bind(&pattern)
            .fetch_optional(conn)
            .await?;
    Ok(row.is_some())
}

impl Row {
    fn read(self) -> Result<LibraryMedium, StoreError> {
        let broken = |value: &str| StoreError::Value {
            table: TABLE,
            value: value.to_owned(),
        };
        Ok(LibraryMedium {
            alt: document::decode(TABLE, &self.id, &self.alt)?,
            member: MemberId::new(self.member_id.clone()).map_err(|_| broken(&self.member_id))?,
            kind: MediumSort::from_word(&self.kind).ok_or_else(|| broken(&self.kind))?,
            id: MediaId::new(self.id.clone()).map_err(|_| broken(&self.id))?,
            src: self.src,
            poster: Some(self.poster).filter(|poster| !poster.is_empty()),
            name: self.name,
            width: u32::try_from(self.width).unwrap_or(0),
            height: u32::try_from(self.height).unwrap_or(0),
            bytes: u64::try_from(self.bytes).unwrap_or(0),
            created_at: Timestamp::from_unix_ms(self.created_at),
        })
    }
}
