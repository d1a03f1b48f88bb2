//! Lists of comments.

use spotlet::domain::comment::{Comment, CommentKind, CommentOrder, Cursor};
use spotlet::domain::{CommentId, CreatorId, PostId, ProductId, VisitorId};

use super::row::{COLUMNS, Row};
use crate::store::{Conn, StoreError};

/// Which comments of a post.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    /// The post.
    pub post: &'a PostId,
    /// Answers to this one; without it, what answers nothing.
    pub answers_to: Option<&'a CommentId>,
    /// About this product only.
    pub product: Option<&'a ProductId>,
    /// Of this kind only.
    pub kind: Option<CommentKind>,
    /// Who asks: writers see what they wrote while it waits.
    pub visitor: Option<&'a VisitorId>,
}

/// Up to `limit` comments behind a cursor. What was removed stands among them while it has answers.
///
/// # Errors
/// When the database fails or holds what cannot be read.
pub async fn page(
    conn: &mut Conn,
    filter: Filter<'_>,
    order: CommentOrder,
    behind: &Cursor,
    limit: u32,
) -> Result<Vec<Comment>, StoreError> {
    // Every order has a rank, if only a constant, so that all are bound alike.
    let (rank, before, direction) = match order {
        CommentOrder::Top => ("likes", "<", "DESC"),
        CommentOrder::Unanswered => (
            "(CASE WHEN kind = 'question' AND answers = 0 THEN CAST(1 AS BIGINT) ELSE 0 END)",
            "<",
            "DESC",
        ),
        CommentOrder::Newest => ("CAST(0 AS BIGINT)", "<", "DESC"),
        CommentOrder::Oldest => ("CAST(0 AS BIGINT)", ">", "ASC"),
    };
    let query = format!(
        "SELECT {COLUMNS} FROM comments WHERE post_id = $1 AND parent_id = $2 \
         AND ($3 = '' OR product_id = $3) AND ($4 = '' OR kind = $4) \
         AND (state = 'visible' OR (state LIKE 'held%' AND author_id = $5) OR (state LIKE 'removed%' AND answers > 0)) \
         AND ({rank} < $6 OR ({rank} = $6 AND (created_at {before} $7 OR (created_at = $7 AND id {before} $8)))) \
         ORDER BY {rank} DESC, created_at {direction}, id {direction} LIMIT $9"
    );
    let rows: Vec<Row> = sqlx::query_as(&query)
        .bind(filter.post.as_str())
        .bind(filter.answers_to.map_or("", CommentId::as_str))
        .bind(filter.product.map_or("", ProductId::as_str))
        .bind(filter.kind.map_or("", CommentKind::as_str))
        .bind(filter.visitor.map_or("", VisitorId::as_str))
        .bind(behind.rank)
        .bind(behind.created_ms)
        .bind(behind.id.as_str())
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(Row::read).collect()
}

/// How many comments and answers of a post everybody may read.
///
/// # Errors
/// When the database fails.
pub async fn count_visible(conn: &mut Conn, post: &PostId) -> Result<u64, StoreError> {
    let (count,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM comments WHERE post_id = $1 AND state = 'visible'")
            .bind(post.as_str())
            .fetch_one(conn)
            .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// What everybody may read of a post's comments, as open pages hear of it.
#[derive(Clone, Debug)]
pub struct Visible {
    /// How many comments and answers there are.
    pub count: u64,
    /// The one that was written last.
    pub newest: Option<CommentId>,
    /// A text that is another one after every change: one more, one less, other words, a like.
    pub version: String,
}

/// What everybody may read now.
///
/// # Errors
/// When the database fails.
pub async fn visible(conn: &mut Conn, post: &PostId) -> Result<Visible, StoreError> {
    let newest: Option<(String,)> = sqlx::query_as(
        "SELECT id FROM comments WHERE post_id = $1 AND state = 'visible' ORDER BY created_at DESC, id DESC LIMIT 1",
    )
    .bind(post.as_str())
    .fetch_optional(&mut *conn)
    .await?;
    let newest = newest.and_then(|(id,)| CommentId::new(id).ok());
    // PostgreSQL sums into a type of its own.
    let (count, likes, edited_at): (i64, i64, i64) = sqlx::query_as(
        "SELECT COUNT(*), CAST(COALESCE(SUM(likes), 0) AS BIGINT), COALESCE(MAX(edited_at), 0) \
         FROM comments WHERE post_id = $1 AND state = 'visible'",
    )
    .bind(post.as_str())
    .fetch_one(&mut *conn)
    .await?;
    Ok(Visible {
        count: u64::try_from(count).unwrap_or(0),
        newest,
        version: format!("{count}.{likes}.{edited_at}"),
    })
}

/// The oldest comments whose state begins with a word, under all posts or under those of one creator.
///
/// # Errors
/// When the database fails or holds what cannot be read.
pub async fn of_state(
    conn: &mut Conn,
    word: &str,
    creator: Option<&CreatorId>,
    limit: u32,
) -> Result<Vec<(Comment, u64)>, StoreError> {
    let (word, which) = match word {
        "reported" => (
            "",
            "AND reports > 0 AND state NOT LIKE 'removed%' ORDER BY created_at, id",
        ),
        "held" => (word, "ORDER BY created_at, id"),
        _ => (word, "ORDER BY created_at DESC, id DESC"),
    };
    let query = format!(
        "SELECT {COLUMNS}, reports FROM comments WHERE state LIKE $1 AND ($2 = '' OR post_id IN \
         (SELECT posts.id FROM posts WHERE posts.creator_id = $2)) {which} LIMIT $3"
    );
    let rows: Vec<Reported> = sqlx::query_as(&query)
        .bind(format!("{word}%"))
        .bind(creator.map_or("", CreatorId::as_str))
        .bind(i64::from(limit))
        .fetch_all(conn)
        .await?;
    rows.into_iter()
        .map(|Reported { row, reports }| Ok((row.read()?, u64::try_from(reports).unwrap_or(0))))
        .collect()
}

#[derive(sqlx::FromRow)]
struct Reported {
    #[sqlx(flatten)]
    row: Row,
    reports: i64,
}
