//! Which platform began a session, and where it wants to hear of the order.

use spotlet::domain::id::{CheckoutId, PlatformId};

use super::{Conn, StoreError};

/// A platform with a key, as it stood behind a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckoutAgent {
    /// Whose key came along.
    pub platform: PlatformId,
    /// The profile it spoke for.
    pub profile_url: String,
    /// Where its profile wants order events, if it says so.
    pub webhook_url: Option<String>,
}

/// Writes down who began a session.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    checkout: &CheckoutId,
    agent: &CheckoutAgent,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO checkout_agents (checkout_id, platform_id, profile_url, webhook_url) \
         VALUES ($1, $2, $3, $4)",
    )
    .bind(checkout.as_str())
    .bind(agent.platform.as_str())
    .bind(&agent.profile_url)
    .bind(agent.webhook_url.as_deref())
    .execute(conn)
    .await?;
    Ok(())
}

/// Who began a session, if it was a platform with a key.
///
/// # Errors
/// When the database fails or holds an id that is none.
pub async fn of_checkout(
    conn: &mut Conn,
    checkout: &CheckoutId,
) -> Result<Option<CheckoutAgent>, StoreError> {
    let row: Option<(String, String, Option<String>)> = sqlx::query_as(
        "SELECT platform_id, profile_url, webhook_url FROM checkout_agents WHERE checkout_id = $1",
    )
    .bind(checkout.as_str())
    .fetch_optional(conn)
    .await?;
    let Some((platform, profile_url, webhook_url)) = row else {
        return Ok(None);
    };
    let platform = platform.parse().map_err(|_| StoreError::Value {
        table: "checkout_agents",
        value: platform.clone(),
    })?;
    Ok(Some(CheckoutAgent {
        platform,
        profile_url,
        webhook_url,
    }))
}
