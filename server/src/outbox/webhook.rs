//! Tells the merchant's own system, signed as <https://www.standardwebhooks.com> has it.
//!
//! The address is the operator's own word, so it may be on a private network; redirects are not followed.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac as _};
use reqwest::header::CONTENT_TYPE;
use sha2::Sha256;
use spotlet::api::OrderEventJson;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::OrderEvent;

use super::Delivery;
use super::deliver::NotTaken;
use crate::state::AppState;
use crate::store;
use crate::text::rfc3339;

/// For the whole request. Shorter than the lease.
const ANSWER_WITHIN: Duration = Duration::from_secs(15);

/// Sends `event` of an order.
pub(super) async fn send(
    state: &AppState,
    id: &str,
    order: &OrderId,
    event: OrderEvent,
) -> Result<Delivery, NotTaken> {
    let Some(target) = &state.config.merchant_webhook else {
        return Ok(Delivery::Held("merchant_webhook_url is not configured"));
    };
    let found = {
        let mut conn = state.store.read().await?;
        store::order::get(&mut conn, order).await?
    };
    let order = found.ok_or_else(|| NotTaken::Never("the order is gone".to_owned()))?;
    let now = state.clock.now();
    let body = OrderEventJson::new(&order, event, rfc3339);
    let body = serde_json::to_string(&body).map_err(|error| NotTaken::Never(error.to_string()))?;
    let timestamp = now.as_unix_ms() / 1000;
    let signature = signature(&target.secret, id, timestamp, &body);
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(ANSWER_WITHIN)
        .build();
    let sent = client.map_err(later)?.post(target.url.clone());
    let reply = sent
        .header(CONTENT_TYPE, "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", signature)
        .body(body)
        .send()
        .await
        .map_err(later)?;
    if reply.status().is_success() {
        return Ok(Delivery::Taken);
    }
    Err(NotTaken::Later(format!("answered {}", reply.status())))
}

/// `v1,` and the HMAC-SHA-256 of `{id}.{timestamp}.{body}` in base64.
#[must_use]
pub fn signature(secret: &[u8], id: &str, timestamp: i64, body: &str) -> String {
    // HMAC takes a key of any length, so the second way is never gone.
    let mut mac: Hmac<Sha256> =
        Hmac::new_from_slice(secret).unwrap_or_else(|_| Hmac::new(&Default::default()));
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

/// Without the address, which stands in the configuration and may hold a secret.
fn later(error: reqwest::Error) -> NotTaken {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    NotTaken::Later(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own reference libraries.
    #[test]
    fn the_signature_is_that_of_the_field_standard() {
        let secret = STANDARD
            .decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            .unwrap_or_default();
        let signature = signature(
            &secret,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
