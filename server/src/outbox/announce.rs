//! Who hears of an order's event.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::order::{Order, OrderEvent};

use super::{Job, tell};
use crate::config::Config;
use crate::mail::is_mailed;
use crate::store::{Conn, StoreError, checkout_agent};

/// Writes the jobs that follow `event` into the transaction that records it. Ring the bell after its commit.
///
/// # Errors
/// When the database fails.
pub async fn announce(
    conn: &mut Conn,
    config: &Config,
    order: &Order,
    event: OrderEvent,
    now: Timestamp,
) -> Result<(), StoreError> {
    if config.merchant_webhook.is_some() {
        let order = order.id.clone();
        tell(conn, &Job::MerchantWebhook { order, event }, now).await?;
    }
    let agent = checkout_agent::of_checkout(conn, &order.checkout).await?;
    if agent.is_some_and(|agent| agent.webhook_url.is_some()) {
        let order = order.id.clone();
        tell(conn, &Job::PlatformWebhook { order, event }, now).await?;
    }
    if is_mailed(event) {
        let order = order.id.clone();
        tell(conn, &Job::Mail { order, event }, now).await?;
    }
    Ok(())
}
