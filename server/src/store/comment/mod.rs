//! Comments: a row each, with the counts that lists are ordered by.

mod list;
mod reaction;
mod row;

use spotlet::domain::comment::Comment;
use spotlet::domain::{CommentId, PostId, Timestamp};

use super::{Conn, StoreError};
use row::{COLUMNS, Row, author_id};

pub use list::{Filter, Visible, count_visible, of_state, page, visible};
pub use reaction::{forget_reports, liked_by, put_like, put_report, reports, take_like};

/// Adds a comment; `address_hash` is empty where the address is unknown.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    comment: &Comment,
    address_hash: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO comments (id, post_id, product_id, parent_id, kind, author_role, author_id, author_name, \
         address_hash, body, state, likes, reports, answers, created_at, edited_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, $12, 0)",
    )
    .bind(comment.id.as_str())
    .bind(comment.post.as_str())
    .bind(comment.product.as_ref().map_or("", |id| id.as_str()))
    .bind(comment.answers_to.as_ref().map_or("", CommentId::as_str))
    .bind(comment.kind.as_str())
    .bind(comment.author.role())
    .bind(author_id(&comment.author))
    .bind(comment.author.name().unwrap_or_default())
    .bind(address_hash)
    .bind(comment.text.as_ref().map_or("", |text| text.as_str()))
    .bind(comment.state.to_string())
    .bind(comment.created_at.as_unix_ms())
    .execute(&mut *conn)
    .await?;
    count_answers(conn, comment).await
}

/// Keeps a comment from being changed by others until the transaction ends: of two that decide about it, the second one decides
/// about what the first has left.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut Conn, id: &CommentId) -> Result<(), StoreError> {
    sqlx::query("UPDATE comments SET id = id WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes what can change of a comment that was read behind a [`lock`]: name, text, state.
///
/// # Errors
/// When the database fails.
pub async fn update(conn: &mut Conn, comment: &Comment) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE comments SET author_name = $2, body = $3, state = $4, edited_at = $5 WHERE id = $1",
    )
    .bind(comment.id.as_str())
    .bind(comment.author.name().unwrap_or_default())
    .bind(comment.text.as_ref().map_or("", |text| text.as_str()))
    .bind(comment.state.to_string())
    .bind(comment.edited_at.map_or(0, Timestamp::as_unix_ms))
    .execute(&mut *conn)
    .await?;
    count_answers(conn, comment).await
}

/// A comment of a post.
///
/// # Errors
/// When the database fails or holds what cannot be read.
pub async fn get(
    conn: &mut Conn,
    post: &PostId,
    id: &CommentId,
) -> Result<Option<Comment>, StoreError> {
    let found = by_id(conn, id).await?;
    Ok(found.filter(|comment| comment.post == *post))
}

/// A comment, wherever it stands.
///
/// # Errors
/// As [`get`].
pub async fn by_id(conn: &mut Conn, id: &CommentId) -> Result<Option<Comment>, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM comments WHERE id = $1");
    let row: Option<Row> = sqlx::query_as(&query)
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(Row::read).transpose()
}

/// The address that a comment came from, as a keyed hash; empty when unknown.
///
/// # Errors
/// When the database fails.
pub async fn address_hash(conn: &mut Conn, id: &CommentId) -> Result<String, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT address_hash FROM comments WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|(hash,)| hash).unwrap_or_default())
}

/// Whether the same author, or somebody at the same address, has said the same here since a moment.
///
/// # Errors
/// When the database fails.
pub async fn is_repeated(
    conn: &mut Conn,
    comment: &Comment,
    address_hash: &str,
    since: Timestamp,
) -> Result<bool, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT created_at FROM comments WHERE post_id = $1 AND parent_id = $2 AND body = $3 AND created_at >= $4 \
         AND (author_id = $5 OR (address_hash <> '' AND address_hash = $6)) LIMIT 1",
    )
    .bind(comment.post.as_str())
    .bind(comment.answers_to.as_ref().map_or("", CommentId::as_str))
    .bind(comment.text.as_ref().map_or("", |text| text.as_str()))
    .bind(since.as_unix_ms())
    .bind(author_id(&comment.author))
    .bind(address_hash)
    .fetch_optional(conn)
    .await?;
    Ok(row.is_some())
}

/// Counts the visible answers of the comment that this one answers.
async fn count_answers(conn: &mut Conn, comment: &Comment) -> Result<(), StoreError> {
    let Some(parent) = &comment.answers_to else {
        return Ok(());
    };
    // Who counts at the same time is waited for first: a statement that waits in its midst has counted what was before.
    lock(conn, parent).await?;
    sqlx::query(
        "UPDATE comments SET answers = (SELECT COUNT(*) FROM comments AS answer \
         WHERE answer.post_id = $1 AND answer.parent_id = $2 AND answer.state = 'visible') WHERE id = $3",
    )
    .bind(comment.post.as_str())
    .bind(parent.as_str())
    .bind(parent.as_str())
    .execute(&mut *conn)
    .await?;
    Ok(())
}
