//! Staff: who speaks and moderates for the brand or for a creator, known by a key of which only the hash is kept.

use spotlet::domain::comment::{Staff, StaffRole};
use spotlet::domain::{CreatorId, Timestamp};

use super::{Conn, StoreError};

/// Adds a member.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    staff: &Staff,
    key_hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (role, creator) = match &staff.role {
        StaffRole::Brand => ("brand", ""),
        StaffRole::Creator(creator) => ("creator", creator.as_str()),
    };
    sqlx::query(
        "INSERT INTO staff (id, name, role, creator_id, key_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(staff.id.as_str())
    .bind(&staff.name)
    .bind(role)
    .bind(creator)
    .bind(key_hash)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// The member whose key has this hash.
///
/// # Errors
/// When the database fails or holds what is no member.
pub async fn by_key_hash(conn: &mut Conn, key_hash: &str) -> Result<Option<Staff>, StoreError> {
    let row: Option<(String, String, String, String)> =
        sqlx::query_as("SELECT id, name, role, creator_id FROM staff WHERE key_hash = $1")
            .bind(key_hash)
            .fetch_optional(conn)
            .await?;
    row.map(|(id, name, role, creator)| {
        let unknown = |value: &str| StoreError::Value {
            table: "staff",
            value: value.to_owned(),
        };
        let role = match role.as_str() {
            "brand" => StaffRole::Brand,
            "creator" => {
                StaffRole::Creator(CreatorId::new(&*creator).map_err(|_| unknown(&creator))?)
            }
            other => return Err(unknown(other)),
        };
        let id = id.parse().map_err(|_| unknown(&id))?;
        Ok(Staff { id, name, role })
    })
    .transpose()
}
