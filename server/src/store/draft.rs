//! Posts while somebody works on them, and what they were before.

use spotlet::api::PostJson;
use spotlet::domain::DraftStatus;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CreatorId, PostId};

use super::document::{decode, encode, expect_one};
use super::{Conn, StoreError};

const TABLE: &str = "drafts";

/// A post that somebody works on.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The post as it would be published.
    pub post: PostJson,
    /// How often its content was changed.
    pub version: i64,
    /// The version that was published last; 0 for none.
    pub published_version: i64,
    /// When what is published was written.
    pub published_at: Timestamp,
    /// Where it stands.
    pub status: DraftStatus,
    /// Who saved it last.
    pub saved_by: String,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// How often it was written; 0 while there is no row.
    pub revision: i64,
}

/// What a draft was once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// Its number.
    pub version: i64,
    /// Who saved it.
    pub saved_by: String,
    /// When.
    pub saved_at: Timestamp,
    /// Whether it was published.
    pub is_published: bool,
}

type Row = (String, String, i64, i64, i64, String, i64, String, i64, i64);

const COLUMNS: &str = "post_id, document, version, published_version, published_at, status, \
                       publish_at, saved_by, updated_at, revision";

/// A draft, if there is a row.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &PostId) -> Result<Option<Draft>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as(&format!("SELECT {COLUMNS} FROM drafts WHERE post_id = $1"))
            .bind(id.as_str())
            .fetch_optional(conn)
            .await?;
    row.map(draft).transpose()
}

/// Whether a post was published once and taken off since. What was only a draft is nobody's business.
///
/// # Errors
/// When the database fails.
pub async fn was_shown(conn: &mut Conn, id: &PostId) -> Result<bool, StoreError> {
    let row: Option<(String,)> = sqlx::query_as(
        "SELECT post_id FROM drafts
         WHERE post_id = $1 AND status = 'archived' AND published_version > 0",
    )
    .bind(id.as_str())
    .fetch_optional(conn)
    .await?;
    Ok(row.is_some())
}

/// Every draft, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<Draft>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM drafts ORDER BY updated_at DESC, post_id"
    ))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(draft).collect()
}

/// The posts whose moment has come.
///
/// # Errors
/// When the database fails.
pub async fn due(conn: &mut Conn, now: Timestamp) -> Result<Vec<PostId>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT post_id FROM drafts WHERE status = 'scheduled' AND publish_at <= $1 \
         ORDER BY publish_at, post_id",
    )
    .bind(now.as_unix_ms())
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id,)| PostId::new(id).ok())
        .collect())
}

/// Writes a draft as it was read and changed since; the first write adds its row.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else wrote it in between.
pub async fn put(conn: &mut Conn, draft: &Draft) -> Result<(), StoreError> {
    let id = draft.post.id.as_str();
    let publish_at = match draft.status {
        DraftStatus::Scheduled(at) => at.as_unix_ms(),
        _ => 0,
    };
    let sql = match draft.revision {
        0 => {
            "INSERT INTO drafts (document, creator_id, version, published_version, published_at, \
             status, publish_at, saved_by, updated_at, post_id, revision) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 + 1) ON CONFLICT (post_id) DO NOTHING"
        }
        _ => {
            "UPDATE drafts SET document = $1, creator_id = $2, version = $3, \
             published_version = $4, published_at = $5, status = $6, publish_at = $7, \
             saved_by = $8, updated_at = $9, revision = revision + 1 \
             WHERE post_id = $10 AND revision = $11"
        }
    };
    let done = sqlx::query(sql)
        .bind(encode(TABLE, id, &draft.post)?)
        .bind(draft.post.creator.id.as_str())
        .bind(draft.version)
        .bind(draft.published_version)
        .bind(draft.published_at.as_unix_ms())
        .bind(draft.status.word())
        .bind(publish_at)
        .bind(&draft.saved_by)
        .bind(draft.updated_at.as_unix_ms())
        .bind(id)
        .bind(draft.revision)
        .execute(conn)
        .await?;
    expect_one(TABLE, id, done.rows_affected())
}

/// Keeps what a draft is now among its versions.
///
/// # Errors
/// When the database fails.
pub async fn keep_version(
    conn: &mut Conn,
    draft: &Draft,
    is_published: bool,
) -> Result<(), StoreError> {
    let id = draft.post.id.as_str();
    sqlx::query(
        "INSERT INTO draft_versions (post_id, version, document, saved_by, saved_at, published) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (post_id, version) DO UPDATE SET \
         published = excluded.published",
    )
    .bind(id)
    .bind(draft.version)
    .bind(encode(TABLE, id, &draft.post)?)
    .bind(&draft.saved_by)
    .bind(draft.updated_at.as_unix_ms())
    .bind(i64::from(is_published))
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets a version that was only a step on the way.
///
/// # Errors
/// When the database fails.
pub async fn forget_version(conn: &mut Conn, id: &PostId, version: i64) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM draft_versions WHERE post_id = $1 AND version = $2 AND published = 0")
        .bind(id.as_str())
        .bind(version)
        .execute(conn)
        .await?;
    Ok(())
}

/// What a draft was, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn versions(conn: &mut Conn, id: &PostId) -> Result<Vec<VersionRow>, StoreError> {
    let rows: Vec<(i64, String, i64, i64)> = sqlx::query_as(
        "SELECT version, saved_by, saved_at, published FROM draft_versions WHERE post_id = $1 \
         ORDER BY version DESC",
    )
    .bind(id.as_str())
    .fetch_all(conn)
    .await?;
    let version = |(version, saved_by, saved_at, published)| VersionRow {
        version,
        saved_by,
        saved_at: Timestamp::from_unix_ms(saved_at),
        is_published: published != 0,
    };
    Ok(rows.into_iter().map(version).collect())
}

/// The content of a version.
///
/// # Errors
/// When the database fails.
pub async fn version(
    conn: &mut Conn,
    id: &PostId,
    version: i64,
) -> Result<Option<PostJson>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT document FROM draft_versions WHERE post_id = $1 AND version = $2")
            .bind(id.as_str())
            .bind(version)
            .fetch_optional(conn)
            .await?;
    row.map(|(text,)| decode("draft_versions", id.as_str(), &text))
        .transpose()
}

/// Whose draft it is, without reading it.
///
/// # Errors
/// When the database fails.
pub async fn creators(conn: &mut Conn) -> Result<Vec<CreatorId>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT DISTINCT creator_id FROM drafts ORDER BY creator_id")
            .fetch_all(conn)
            .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id,)| CreatorId::new(id).ok())
        .collect())
}

fn draft(row: Row) -> Result<Draft, StoreError> {
    let (
        id,
        document,
        version,
        published_version,
        published_at,
        status,
        publish_at,
        saved_by,
        updated_at,
        revision,
    ) = row;
    let status = DraftStatus::of_word(&status, Timestamp::from_unix_ms(publish_at)).ok_or(
        StoreError::Value {
            table: TABLE,
            value: status,
        },
    )?;
    Ok(Draft {
        post: decode(TABLE, &id, &document)?,
        version,
        published_version,
        published_at: Timestamp::from_unix_ms(published_at),
        status,
        saved_by,
        updated_at: Timestamp::from_unix_ms(updated_at),
        revision,
    })
}
