//! Steps that move goods.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use spotlet::domain::order::{Order, Way};
use spotlet::view::studio::words::OrderDeskWords;
use url::Url;

use super::sent::{Sent, told};
use super::{page, path, read};
use crate::routes::pages::Visitor;
use crate::routes::studio::{Member, said_at};
use crate::service::Fault;
use crate::service::order::steps;
use crate::state::AppState;

const LONGEST: usize = 120;

/// Pieces leave with a carrier.
pub async fn ship(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    body: String,
) -> Response {
    let order = match read(&state, &visitor, &id).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let setting = visitor.setting(&state);
    let words = OrderDeskWords::of(setting.audience.locale);
    let sent = Sent::parse(&body);
    let short = |name| sent.field(name).chars().take(LONGEST).collect::<String>();
    let carrier = short("carrier");
    let tracking = Some(short("tracking")).filter(|text| !text.is_empty());
    let url = web_address(sent.field("tracking_url"));
    let missing = match (&url, carrier.is_empty(), sent.pieces.is_empty()) {
        (_, _, true) => Some(words.choose),
        (_, true, _) => Some(words.bad_carrier),
        (Err(()), ..) => Some(words.bad_url),
        _ => None,
    };
    if let Some(missing) = missing {
        let error = (StatusCode::UNPROCESSABLE_ENTITY, missing.to_owned());
        return page(setting, &member, &order, None, Some(error));
    }
    let way = Way::Carrier {
        carrier,
        tracking_number: tracking,
        tracking_url: url.unwrap_or_default(),
    };
    let once = sent.once(&member, "studio ship");
    let taken = steps::hand_over(&state, (&order.id, &once), sent.pieces, way).await;
    finish(&state, &visitor, &member, &order, taken, "sent").await
}

/// Pieces lie ready at the store.
pub async fn ready(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    body: String,
) -> Response {
    let order = match read(&state, &visitor, &id).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let sent = Sent::parse(&body);
    if sent.pieces.is_empty() {
        return choose(&state, &visitor, &member, &order);
    }
    let once = sent.once(&member, "studio ready");
    let taken = steps::hand_over(&state, (&order.id, &once), sent.pieces, Way::Pickup).await;
    finish(&state, &visitor, &member, &order, taken, "ready").await
}

/// A parcel arrived, or was fetched.
pub async fn deliver(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    body: String,
) -> Response {
    let order = match read(&state, &visitor, &id).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let sent = Sent::parse(&body);
    let parcel = sent.field("parcel").parse().unwrap_or_default();
    let once = sent.once(&member, "studio deliver");
    let taken = steps::receive(&state, (&order.id, &once), parcel).await;
    finish(&state, &visitor, &member, &order, taken, "arrived").await
}

/// Pieces came back.
pub async fn take_back(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    body: String,
) -> Response {
    let order = match read(&state, &visitor, &id).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let sent = Sent::parse(&body);
    if sent.pieces.is_empty() {
        return choose(&state, &visitor, &member, &order);
    }
    let once = sent.once(&member, "studio return");
    let taken = steps::take_back(&state, (&order.id, &once), sent.pieces).await;
    finish(&state, &visitor, &member, &order, taken, "taken-back").await
}

fn choose(
    state: &AppState,
    visitor: &Visitor,
    member: &spotlet::domain::Member,
    order: &Order,
) -> Response {
    let setting = visitor.setting(state);
    let words = OrderDeskWords::of(setting.audience.locale);
    let error = (StatusCode::UNPROCESSABLE_ENTITY, words.choose.to_owned());
    page(setting, member, order, None, Some(error))
}

/// Back to the order: with what was done, or as it stands now with why it was not.
pub(super) async fn finish(
    state: &AppState,
    visitor: &Visitor,
    member: &spotlet::domain::Member,
    before: &Order,
    taken: Result<Order, Fault>,
    word: &str,
) -> Response {
    let fault = match taken {
        Ok(order) => {
            tracing::info!(order = %order.id, member = %member.id, step = word, "a step in the studio");
            return said_at(&path(&order.id), word);
        }
        Err(fault) => fault,
    };
    let now = match read(state, visitor, before.id.as_str()).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let setting = visitor.setting(state);
    let error = told(&fault, &now, setting.audience);
    page(setting, member, &now, None, Some(error))
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
