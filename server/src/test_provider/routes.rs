//! Its HTTP interface.

use std::time::Duration;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use spotlet::domain::payment::TestToken;
use subtle::ConstantTimeEq as _;

use super::Provider;
use super::ledger::Refusal;
use super::serve::LoseReply;
use crate::payment::test::wire::{
    Answer, Charge, Error, Fault, Operation, Part, Payment, Payments, Refunds, Trouble,
};

pub(super) fn router(provider: Provider) -> Router {
    Router::new()
        .route("/v1/payments", post(charge).get(all))
        .route("/v1/payments/by-key/{key}", get(find))
        .route("/v1/payments/by-key/{key}/answer", post(answer))
        .route("/v1/payments/by-key/{key}/cancel", post(cancel))
        .route("/v1/payments/{id}/capture", post(capture))
        .route("/v1/payments/{id}/refunds", post(refund).get(refunds))
        .route("/v1/faults", post(faults))
        .layer(middleware::from_fn_with_state(provider.clone(), authorized))
        .with_state(provider)
}

/// Only the shop may speak to it.
async fn authorized(State(provider): State<Provider>, request: Request, next: Next) -> Response {
    let sent = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .unwrap_or_default();
    if bool::from(sent.as_bytes().ct_eq(provider.secret.as_bytes())) {
        next.run(request).await
    } else {
        refused(401, "unauthorized")
    }
}

async fn charge(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Json(charge): Json<Charge>,
) -> Response {
    let Some(key) = idempotency_key(&headers) else {
        return refused(400, "idempotency_key_missing");
    };
    // Nothing but a listed token is taken, so a real card's number has no way in, and is not repeated in the answer.
    let Ok(token) = TestToken::parse(&charge.token) else {
        return refused(400, "unknown_token");
    };
    let trouble = match provider.before(Operation::Charge) {
        Ok(trouble) => trouble,
        Err(failed) => return failed.into_response(),
    };
    match provider.ledger.charge(key, &charge, token).await {
        Ok((payment, is_new)) => {
            provider.tell("payment.changed", &payment);
            let lost = (is_new && token == TestToken::Timeout).then_some(Trouble::LoseReply);
            after(trouble.or(lost), Json(payment).into_response()).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn answer(
    State(provider): State<Provider>,
    Path(key): Path<String>,
    Json(Answer { approved }): Json<Answer>,
) -> Response {
    let work = || provider.ledger.answer(&key, approved);
    provider.change(Operation::Answer, work).await
}

async fn cancel(State(provider): State<Provider>, Path(key): Path<String>) -> Response {
    let work = || provider.ledger.cancel(&key);
    provider.change(Operation::Cancel, work).await
}

async fn capture(
    State(provider): State<Provider>,
    Path(id): Path<String>,
    Json(Part { amount }): Json<Part>,
) -> Response {
    let work = || provider.ledger.capture(&id, amount);
    provider.change(Operation::Capture, work).await
}

async fn refund(
    State(provider): State<Provider>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(Part { amount }): Json<Part>,
) -> Response {
    let Some(key) = idempotency_key(&headers) else {
        return refused(400, "idempotency_key_missing");
    };
    let trouble = match provider.before(Operation::Refund) {
        Ok(trouble) => trouble,
        Err(failed) => return failed.into_response(),
    };
    match provider.ledger.refund(&id, key, amount).await {
        Ok((refund, payment)) => {
            provider.tell("refund.changed", &payment);
            after(trouble, Json(refund).into_response()).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn refunds(State(provider): State<Provider>, Path(id): Path<String>) -> Response {
    match provider.ledger.refunds(&id).await {
        Ok(refunds) => Json(Refunds { refunds }).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn find(State(provider): State<Provider>, Path(key): Path<String>) -> Response {
    let trouble = match provider.before(Operation::Find) {
        Ok(trouble) => trouble,
        Err(failed) => return failed.into_response(),
    };
    let response = match provider.ledger.find(&key).await {
        Ok(payment) => Json(payment).into_response(),
        Err(refusal) => refusal.into_response(),
    };
    after(trouble, response).await
}

async fn all(State(provider): State<Provider>) -> Response {
    match provider.ledger.all().await {
        Ok(payments) => Json(Payments { payments }).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn faults(State(provider): State<Provider>, Json(faults): Json<Vec<Fault>>) -> Response {
    provider.faults.set(faults);
    StatusCode::NO_CONTENT.into_response()
}

impl Provider {
    /// What is going to go wrong, or the failure that comes before anything is recorded.
    fn before(&self, operation: Operation) -> Result<Option<Trouble>, Refusal> {
        match self.faults.next(operation) {
            Some(Trouble::FailBefore) => Err(Refusal::Says(503, "busy")),
            trouble => Ok(trouble),
        }
    }

    async fn change<Work>(&self, operation: Operation, work: impl FnOnce() -> Work) -> Response
    where
        Work: Future<Output = Result<Payment, Refusal>>,
    {
        let trouble = match self.before(operation) {
            Ok(trouble) => trouble,
            Err(failed) => return failed.into_response(),
        };
        match work().await {
            Ok(payment) => {
                self.tell("payment.changed", &payment);
                after(trouble, Json(payment).into_response()).await
            }
            Err(refusal) => refusal.into_response(),
        }
    }

    fn tell(&self, kind: &str, payment: &Payment) {
        if let Some(webhooks) = &self.webhooks {
            webhooks.tell(kind, payment);
        }
    }
}

/// The reply of something that is recorded, or what becomes of it on the way.
async fn after(trouble: Option<Trouble>, mut response: Response) -> Response {
    match trouble {
        Some(Trouble::LoseReply) => {
            response.extensions_mut().insert(LoseReply);
        }
        Some(Trouble::FailAfter) => return refused(500, "failed"),
        Some(Trouble::Late(ms)) => tokio::time::sleep(Duration::from_millis(ms)).await,
        Some(Trouble::Hang) => std::future::pending().await,
        Some(Trouble::FailBefore | Trouble::Twice) | None => {}
    }
    response
}

fn idempotency_key(headers: &HeaderMap) -> Option<&str> {
    let key = headers.get("idempotency-key")?.to_str().ok()?;
    (!key.is_empty()).then_some(key)
}

fn refused(status: u16, code: &str) -> Response {
    let error = Error {
        code: code.to_owned(),
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(error)).into_response()
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Says(status, code) => refused(status, code),
            Self::Broken(error) => {
                tracing::error!(%error, "the test provider's ledger failed");
                refused(500, "ledger")
            }
        }
    }
}
