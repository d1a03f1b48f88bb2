//! Sums of what happened in posts, by place, kind and day.

use std::collections::BTreeMap;

use spotlet::domain::id::{HotspotId, PostId};
use spotlet::domain::results::{Cell, Counted};

use super::{Conn, StoreError};

/// Adds to a sum.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, counted: &Counted) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO event_counts (post_id, hotspot_id, kind, day, count) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (post_id, hotspot_id, kind, day) DO UPDATE SET count = event_counts.count + excluded.count",
    )
    .bind(counted.post.as_str())
    .bind(counted.hotspot.as_ref().map_or("", HotspotId::as_str))
    .bind(counted.kind.as_str())
    .bind(counted.day)
    .bind(counted.count)
    .execute(conn)
    .await?;
    Ok(())
}

/// Adds presses of one cell of a medium's picture.
///
/// # Errors
/// When the database fails.
pub async fn press(
    conn: &mut Conn,
    post: &PostId,
    medium: u32,
    cell: Cell,
    day: i64,
    count: i64,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO press_counts (post_id, medium, cell, day, count) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (post_id, medium, cell, day) DO UPDATE SET count = press_counts.count + excluded.count",
    )
    .bind(post.as_str())
    .bind(i64::from(medium))
    .bind(i64::from(cell.number()))
    .bind(day)
    .bind(count)
    .execute(conn)
    .await?;
    Ok(())
}

/// All sums from one day to another, both included.
///
/// # Errors
/// When the database fails or holds what is no event.
pub async fn between(conn: &mut Conn, from: i64, to: i64) -> Result<Vec<Counted>, StoreError> {
    let rows: Vec<(String, String, String, i64, i64)> = sqlx::query_as(
        "SELECT post_id, hotspot_id, kind, day, count FROM event_counts WHERE day >= $1 AND day <= $2",
    )
    .bind(from)
    .bind(to)
    .fetch_all(conn)
    .await?;
    let unknown = |value: String| StoreError::Value {
        table: "event_counts",
        value,
    };
    rows.into_iter()
        .map(|(post, hotspot, kind, day, count)| {
            Ok(Counted {
                hotspot: match hotspot.as_str() {
                    "" => None,
                    id => Some(id.parse().map_err(|_| unknown(hotspot.clone()))?),
                },
                post: post.parse().map_err(|_| unknown(post))?,
                kind: kind.parse().map_err(|_| unknown(kind))?,
                day,
                count,
            })
        })
        .collect()
}

/// Presses on each medium of a post from one day to another, both included.
///
/// # Errors
/// When the database fails.
pub async fn presses(
    conn: &mut Conn,
    post: &PostId,
    from: i64,
    to: i64,
) -> Result<BTreeMap<u32, BTreeMap<Cell, i64>>, StoreError> {
    let rows: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT medium, cell, CAST(SUM(count) AS BIGINT) FROM press_counts \
         WHERE post_id = $1 AND day >= $2 AND day <= $3 GROUP BY medium, cell",
    )
    .bind(post.as_str())
    .bind(from)
    .bind(to)
    .fetch_all(conn)
    .await?;
    let mut media: BTreeMap<u32, BTreeMap<Cell, i64>> = BTreeMap::new();
    for (medium, cell, count) in rows {
        // A cell of another grid belongs to no picture of ours.
        if let (Ok(medium), Some(cell)) = (u32::try_from(medium), Cell::numbered(cell)) {
            media.entry(medium).or_default().insert(cell, count);
        }
    }
    Ok(media)
}
