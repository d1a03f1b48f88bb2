//! Steps that move goods.

use axum::response::Response;
use spotlet::domain::order::Way;
use url::Url;

use super::step::Step;
use crate::service::order::steps;

const LONGEST: usize = 120;

/// Pieces leave with a carrier.
pub async fn ship(step: Step) -> Response {
    let (sent, words) = (&step.sent, step.words());
    let short = |name| sent.field(name).chars().take(LONGEST).collect::<String>();
    let carrier = short("carrier");
    if sent.pieces.is_empty() {
        return step.missing(words.choose).await;
    }
    if carrier.is_empty() {
        return step.missing(words.bad_carrier).await;
    }
    let Ok(tracking_url) = web_address(sent.field("tracking_url")) else {
        return step.missing(words.bad_url).await;
    };
    let way = Way::Carrier {
        carrier,
        tracking_number: Some(short("tracking")).filter(|text| !text.is_empty()),
        tracking_url,
    };
    let (id, once) = step.once("ship");
    let taken = steps::hand_over(&step.seat.state, (id, &once), sent.pieces.clone(), way).await;
    step.finish(taken, "sent").await
}

/// Pieces lie ready at the store.
pub async fn ready(step: Step) -> Response {
    let pieces = step.sent.pieces.clone();
    if pieces.is_empty() {
        return step.missing(step.words().choose).await;
    }
    let (id, once) = step.once("ready");
    let taken = steps::hand_over(&step.seat.state, (id, &once), pieces, Way::Pickup).await;
    step.finish(taken, "ready").await
}

/// A parcel arrived, or was fetched.
pub async fn deliver(step: Step) -> Response {
    let parcel = step.sent.field("parcel").parse().unwrap_or_default();
    let (id, once) = step.once("deliver");
    let taken = steps::receive(&step.seat.state, (id, &once), parcel).await;
    step.finish(taken, "arrived").await
}

/// Pieces came back.
pub async fn take_back(step: Step) -> Response {
    let pieces = step.sent.pieces.clone();
    if pieces.is_empty() {
        return step.missing(step.words().choose).await;
    }
    let (id, once) = step.once("return");
    let taken = steps::take_back(&step.seat.state, (id, &once), pieces).await;
    step.finish(taken, "taken-back").await
}

/// The shopper's page will link it, so nothing but the web.
fn web_address(text: &str) -> Result<Option<String>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let url = Url::parse(text).map_err(|_| ())?;
    match url.scheme() {
        "http" | "https" => Ok(Some(url.into())),
        _ => Err(()),
    }
}
