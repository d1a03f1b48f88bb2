//! Files on their way in, and the parts that arrived of them.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{MediaId, MemberId};

use super::{Conn, StoreError};

/// A file on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its id, which nobody can guess.
    pub id: String,
    /// Who brings it.
    pub member: MemberId,
    /// What the file is called.
    pub name: String,
    /// How long it will be.
    pub bytes: u64,
    /// The video that it will be the still of.
    pub poster_of: Option<MediaId>,
    /// What it became.
    pub medium: Option<MediaId>,
}

/// A part that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where in the file it begins.
    pub start: u64,
    /// How long it is.
    pub bytes: u64,
    /// Where it lies.
    pub file: String,
}

type Row = (String, String, String, i64, String, String);
const COLUMNS: &str = "id, member_id, name, bytes, poster_of, media_id";

/// Makes whoever else begins an upload of this member wait until the transaction ends, so that two do not share one quota.
///
/// # Errors
/// When the database fails.
pub async fn lock_member(conn: &mut Conn, member: &MemberId) -> Result<(), StoreError> {
    sqlx::query("UPDATE members SET id = id WHERE id = $1")
        .bind(member.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Begins an upload.
///
/// # Errors
/// When the database fails.
pub async fn begin(conn: &mut Conn, upload: &Upload, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO uploads (id, member_id, name, bytes, poster_of, media_id, touched_at) \
         VALUES ($1, $2, $3, $4, $5, '', $6)",
    )
    .bind(&upload.id)
    .bind(upload.member.as_str())
    .bind(&upload.name)
    .bind(i64::try_from(upload.bytes).unwrap_or(i64::MAX))
    .bind(upload.poster_of.as_ref().map_or("", MediaId::as_str))
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// An upload.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &str) -> Result<Option<Upload>, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM uploads WHERE id = $1");
    let row: Option<Row> = sqlx::query_as(&query).bind(id).fetch_optional(conn).await?;
    row.map(read).transpose()
}

/// The parts of an upload, in order.
///
/// # Errors
/// When the database fails.
pub async fn parts(conn: &mut Conn, id: &str) -> Result<Vec<Part>, StoreError> {
    let rows: Vec<(i64, i64, String)> = sqlx::query_as(
        "SELECT start, bytes, file FROM upload_parts WHERE upload_id = $1 ORDER BY start",
    )
    .bind(id)
    .fetch_all(conn)
    .await?;
    let part = |(start, bytes, file)| Part {
        start: number(start),
        bytes: number(bytes),
        file,
    };
    Ok(rows.into_iter().map(part).collect())
}

/// Adds a part; `false` when another stands at its place already.
///
/// # Errors
/// When the database fails.
pub async fn add_part(
    conn: &mut Conn,
    id: &str,
    part: &Part,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let added = sqlx::query(
        "INSERT INTO upload_parts (upload_id, start, bytes, file) \
         SELECT id, $1, $2, $3 FROM uploads WHERE id = $4 AND media_id = '' \
         ON CONFLICT (upload_id, start) DO NOTHING",
    )
    .bind(i64::try_from(part.start).unwrap_or(i64::MAX))
    .bind(i64::try_from(part.bytes).unwrap_or(i64::MAX))
    .bind(&part.file)
    .bind(id)
    .execute(&mut *conn)
    .await?;
    sqlx::query("UPDATE uploads SET touched_at = $1 WHERE id = $2")
        .bind(now.as_unix_ms())
        .bind(id)
        .execute(conn)
        .await?;
    Ok(added.rows_affected() == 1)
}

/// Writes down what an upload became; `false` when it is known already, or the upload is gone.
///
/// # Errors
/// When the database fails.
pub async fn finish(conn: &mut Conn, id: &str, medium: &MediaId) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE uploads SET media_id = $1 WHERE id = $2 AND media_id = ''")
        .bind(medium.as_str())
        .bind(id)
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM upload_parts WHERE upload_id = $1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets an upload with its parts.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: &str) -> Result<(), StoreError> {
    for query in [
        "DELETE FROM upload_parts WHERE upload_id = $1",
        "DELETE FROM uploads WHERE id = $1",
    ] {
        sqlx::query(query).bind(id).execute(&mut *conn).await?;
    }
    Ok(())
}

/// What a member has begun and not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// How many files.
    pub count: u64,
    /// How long they will be together.
    pub bytes: u64,
}

/// What a member has begun and not finished.
///
/// # Errors
/// When the database fails.
pub async fn open_of(conn: &mut Conn, member: &MemberId) -> Result<Open, StoreError> {
    let (count, bytes): (i64, i64) = sqlx::query_as(
        "SELECT COUNT(*), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM uploads \
         WHERE member_id = $1 AND media_id = ''",
    )
    .bind(member.as_str())
    .fetch_one(conn)
    .await?;
    Ok(Open {
        count: number(count),
        bytes: number(bytes),
    })
}

/// Uploads that nothing happened to since a moment.
///
/// # Errors
/// When the database fails.
pub async fn older_than(conn: &mut Conn, moment: Timestamp) -> Result<Vec<Upload>, StoreError> {
    let query = format!("SELECT {COLUMNS} FROM uploads WHERE touched_at < $1 LIMIT 100");
    let rows: Vec<Row> = sqlx::query_as(&query)
        .bind(moment.as_unix_ms())
        .fetch_all(conn)
        .await?;
    rows.into_iter().map(read).collect()
}

fn read((id, member, name, bytes, poster_of, medium): Row) -> Result<Upload, StoreError> {
    let broken = |value: &str| StoreError::Value {
        table: "uploads",
        value: value.to_owned(),
    };
    let id_or_none = |text: String| match text.as_str() {
        "" => Ok(None),
        _ => MediaId::new(text.clone())
            .map(Some)
            .map_err(|_| broken(&text)),
    };
    Ok(Upload {
        id,
        member: MemberId::new(member.clone()).map_err(|_| broken(&member))?,
        name,
        bytes: number(bytes),
        poster_of: id_or_none(poster_of)?,
        medium: id_or_none(medium)?,
    })
}

fn number(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
