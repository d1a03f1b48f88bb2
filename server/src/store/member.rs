//! Members of the studio, with the hashes of their passwords.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CreatorId, MemberId};
use spotlet::domain::member::{Member, Role};

use super::{Conn, StoreError};

type Row = (String, String, String, String, String);

const COLUMNS: &str = "id, email, name, role, creator_id";

/// A member together with what their password is checked against.
#[derive(Clone, Debug)]
pub struct WithPassword {
    /// Who.
    pub member: Member,
    /// Argon2id, in PHC form.
    pub password_hash: String,
}

/// A role as the tables keep it: (word, creator or nothing).
#[must_use]
pub fn role_words(role: &Role) -> (&'static str, &str) {
    match role {
        Role::Owner => ("owner", ""),
        Role::Editor => ("editor", ""),
        Role::Creator(creator) => ("creator", creator.as_str()),
    }
}

/// The role that [`role_words`] wrote.
///
/// # Errors
/// When it is none.
pub fn role_of(table: &'static str, word: &str, creator: &str) -> Result<Role, StoreError> {
    let unknown = |value: &str| StoreError::Value {
        table,
        value: value.to_owned(),
    };
    match word {
        "owner" => Ok(Role::Owner),
        "editor" => Ok(Role::Editor),
        "creator" => CreatorId::new(creator)
            .map(Role::Creator)
            .map_err(|_| unknown(creator)),
        other => Err(unknown(other)),
    }
}

/// Makes sure that this transaction alone decides about owners, until it ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut Conn) -> Result<(), StoreError> {
    // Both databases keep others from this row until the transaction is over.
    sqlx::query(
        "INSERT INTO settings (name, value) VALUES ('members', '') \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Adds a member.
///
/// # Errors
/// When the database fails; [`StoreError::is_duplicate`] when the address is taken.
pub async fn insert(
    conn: &mut Conn,
    member: &Member,
    password_hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (role, creator) = role_words(&member.role);
    sqlx::query(
        "INSERT INTO members (id, email, name, role, creator_id, password_hash, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(member.id.as_str())
    .bind(&member.email)
    .bind(&member.name)
    .bind(role)
    .bind(creator)
    .bind(password_hash)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Everybody, in the order in which they came.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<Member>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "SELECT {COLUMNS} FROM members ORDER BY created_at, id"
    ))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(member).collect()
}

/// How many there are.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn) -> Result<i64, StoreError> {
    let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM members")
        .fetch_one(conn)
        .await?;
    Ok(count)
}

/// How many owners there are beside this member.
///
/// # Errors
/// When the database fails.
pub async fn other_owners(conn: &mut Conn, id: &MemberId) -> Result<i64, StoreError> {
    let (count,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM members WHERE role = 'owner' AND id <> $1")
            .bind(id.as_str())
            .fetch_one(conn)
            .await?;
    Ok(count)
}

/// One of them.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &MemberId) -> Result<Option<WithPassword>, StoreError> {
    find(conn, "id", id.as_str()).await
}

/// Whoever signs in with this address, in small letters.
///
/// # Errors
/// When the database fails.
pub async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<WithPassword>, StoreError> {
    find(conn, "email", email).await
}

async fn find(
    conn: &mut Conn,
    column: &'static str,
    value: &str,
) -> Result<Option<WithPassword>, StoreError> {
    let row: Option<(String, String, String, String, String, String)> = sqlx::query_as(&format!(
        "SELECT {COLUMNS}, password_hash FROM members WHERE {column} = $1"
    ))
    .bind(value)
    .fetch_optional(conn)
    .await?;
    row.map(|(id, email, name, role, creator, password_hash)| {
        Ok(WithPassword {
            member: member((id, email, name, role, creator))?,
            password_hash,
        })
    })
    .transpose()
}

/// Whether this is still what a member's password is checked against. If so, nobody changes it before the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn keeps_password(
    conn: &mut Conn,
    id: &MemberId,
    hash: &str,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE members SET password_hash = password_hash WHERE id = $1 AND password_hash = $2",
    )
    .bind(id.as_str())
    .bind(hash)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a member another role.
///
/// # Errors
/// When the database fails.
pub async fn set_role(conn: &mut Conn, id: &MemberId, role: &Role) -> Result<(), StoreError> {
    let (role, creator) = role_words(role);
    sqlx::query("UPDATE members SET role = $1, creator_id = $2 WHERE id = $3")
        .bind(role)
        .bind(creator)
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives a member another password.
///
/// # Errors
/// When the database fails.
pub async fn set_password(conn: &mut Conn, id: &MemberId, hash: &str) -> Result<(), StoreError> {
    sqlx::query("UPDATE members SET password_hash = $1 WHERE id = $2")
        .bind(hash)
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Removes a member.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: &MemberId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM members WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

fn member((id, email, name, role, creator): Row) -> Result<Member, StoreError> {
    let role = role_of("members", &role, &creator)?;
    let id = MemberId::new(id.clone()).map_err(|_| StoreError::Value {
        table: "members",
        value: id,
    })?;
    Ok(Member {
        id,
        email,
        name,
        role,
    })
}
