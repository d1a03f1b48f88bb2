//! Telling the shop of changes: signed, and again until it has heard, a few times.

use std::sync::Arc;
use std::time::Duration;

use spotlet::domain::clock::Clock as _;

use super::fault::Faults;
use crate::clock::SystemClock;
use crate::payment::signature;
use crate::payment::test::wire::{Event, Operation, Payment, Trouble};
use crate::token;

/// Waits between deliveries that failed.
const WAITS_MS: [u64; 4] = [200, 1_000, 5_000, 20_000];
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// The header with the signature.
pub const SIGNATURE: &str = "spotlet-test-signature";

/// The shop's address and the key that both sides hold.
#[derive(Clone)]
pub(super) struct Webhooks {
    client: reqwest::Client,
    url: Arc<str>,
    secret: Arc<str>,
    faults: Arc<Faults>,
}

impl Webhooks {
    pub(super) fn new(
        url: String,
        secret: String,
        faults: Arc<Faults>,
    ) -> Result<Self, reqwest::Error> {
        Ok(Self {
            client: reqwest::Client::builder()
                .no_proxy()
                .timeout(ANSWER_WITHIN)
                .build()?,
            url: url.into(),
            secret: secret.into(),
            faults,
        })
    }

    /// Tells of a change, beside whatever else goes on.
    pub(super) fn tell(&self, kind: &str, payment: &Payment) {
        let event = Event {
            id: format!("evt_{}", token::id()),
            kind: kind.to_owned(),
            payment: payment.clone(),
        };
        // Our own wire types hold nothing that JSON could refuse.
        let body = serde_json::to_string(&event).unwrap_or_default();
        let own = self.clone();
        tokio::spawn(async move {
            let trouble = own.faults.next(Operation::Webhook);
            match trouble {
                Some(Trouble::Late(ms)) => tokio::time::sleep(Duration::from_millis(ms)).await,
                Some(Trouble::LoseReply | Trouble::FailBefore) => return,
                _ => {}
            }
            own.deliver(&body).await;
            if trouble == Some(Trouble::Twice) {
                own.deliver(&body).await;
            }
        });
    }

    async fn deliver(&self, body: &str) {
        for wait in WAITS_MS {
            let signed = signature::sign(&self.secret, body.as_bytes(), SystemClock.now());
            let sent = self
                .client
                .post(&*self.url)
                .header("content-type", "application/json")
                .header(SIGNATURE, signed)
                .body(body.to_owned())
                .send()
                .await;
            match sent {
                Ok(reply) if reply.status().is_success() => return,
                Ok(reply) => tracing::debug!(status = %reply.status(), "a webhook was not taken"),
                Err(error) => tracing::debug!(%error, "a webhook was not taken"),
            }
            tokio::time::sleep(Duration::from_millis(wait)).await;
        }
    }
}
