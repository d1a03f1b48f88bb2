//! Links that make somebody a member, or give a member a new password. Each is used once.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::MemberId;
use spotlet::domain::member::Role;

use super::member::{role_of, role_words};
use super::{Conn, StoreError};

/// A link that makes somebody a member.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its id, the first half of the link.
    pub id: String,
    /// What they may do.
    pub role: Role,
    /// For whom, in the words of who invited.
    pub note: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Adds an invitation; one that stands there already stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn invite(
    conn: &mut Conn,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (role, creator) = role_words(&invitation.role);
    sqlx::query(
        "INSERT INTO member_invitations (id, role, creator_id, note, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
    )
    .bind(&invitation.id)
    .bind(role)
    .bind(creator)
    .bind(&invitation.note)
    .bind(now.as_unix_ms())
    .bind(invitation.expires_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// The invitations that still hold, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn invitations(conn: &mut Conn, now: Timestamp) -> Result<Vec<Invitation>, StoreError> {
    let rows: Vec<(String, String, String, String, i64)> = sqlx::query_as(
        "SELECT id, role, creator_id, note, expires_at FROM member_invitations \
         WHERE expires_at > $1 ORDER BY created_at DESC, id",
    )
    .bind(now.as_unix_ms())
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(id, role, creator, note, expires_at)| {
            Ok(Invitation {
                role: role_of("member_invitations", &role, &creator)?,
                id,
                note,
                expires_at: Timestamp::from_unix_ms(expires_at),
            })
        })
        .collect()
}

/// Takes an invitation away; whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn uninvite(conn: &mut Conn, id: &str) -> Result<bool, StoreError> {
    let done = sqlx::query("DELETE FROM member_invitations WHERE id = $1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Adds a link for a new password, for a member or for nobody.
///
/// # Errors
/// When the database fails.
pub async fn insert_reset(
    conn: &mut Conn,
    id: &str,
    member: Option<&MemberId>,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO password_resets (id, member_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(id)
    .bind(member.map_or("", MemberId::as_str))
    .bind(now.as_unix_ms())
    .bind(expires_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whose password a link sets anew, if it still holds.
///
/// # Errors
/// When the database fails.
pub async fn reset(
    conn: &mut Conn,
    id: &str,
    now: Timestamp,
) -> Result<Option<MemberId>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT member_id FROM password_resets WHERE id = $1 AND expires_at > $2")
            .bind(id)
            .bind(now.as_unix_ms())
            .fetch_optional(conn)
            .await?;
    Ok(row.and_then(|(member,)| MemberId::new(member).ok()))
}

/// Takes every such link of a member away; how many there were.
///
/// # Errors
/// When the database fails.
pub async fn delete_resets(conn: &mut Conn, member: &MemberId) -> Result<u64, StoreError> {
    let done = sqlx::query("DELETE FROM password_resets WHERE member_id = $1")
        .bind(member.as_str())
        .execute(conn)
        .await?;
    Ok(done.rows_affected())
}

/// Forgets what is over.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(conn: &mut Conn, now: Timestamp) -> Result<(), StoreError> {
    for table in ["member_invitations", "password_resets"] {
        sqlx::query(&format!("DELETE FROM {table} WHERE expires_at <= $1"))
            .bind(now.as_unix_ms())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
