//! `/studio/orders`: the merchant's desk. It takes the steps of `service::order::steps` and has no rule of its own.
//!
//! Every form carries a token; sent twice it counts once. What moves money is shown once more before it does.

mod act;
mod money;
mod sent;
mod step;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::{Order, ToDo};
use spotlet::view::model::studio::OrdersView;
use spotlet::view::studio::words::{OrderDeskWords, ShellWords};
use spotlet::view::studio::{order_page, orders_page};
use url::form_urlencoded::byte_serialize;

use super::seat::Seat;
use super::shell::{Said, Section};
use crate::present::{desk as view, order_row, to_do_label};
use crate::routes::html::Html;
use crate::service::Fault;
use crate::service::order::{desk, export, find};
use crate::state::AppState;
use crate::token;

/// Orders of a page.
const PAGE: usize = 30;

/// The list, its orders and what can be done for them.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/orders", get(list))
        .route("/studio/orders/export.csv", get(csv))
        .route("/studio/orders/{id}", get(show))
        .route("/studio/orders/{id}/ship", post(act::ship))
        .route("/studio/orders/{id}/ready", post(act::ready))
        .route("/studio/orders/{id}/deliver", post(act::deliver))
        .route("/studio/orders/{id}/return", post(act::take_back))
        .route("/studio/orders/{id}/refund", post(money::refund))
        .route("/studio/orders/{id}/withdrawal", post(money::withdrawal))
        .route("/studio/orders/{id}/cancel", post(money::cancel))
}

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
    show: String,
    before: String,
}

impl Asked {
    fn to_do(&self) -> Option<ToDo> {
        ToDo::parse(&self.show)
    }

    fn wanted(&self) -> crate::store::desk::Wanted {
        let before = self.before.split_once('.').and_then(|(at, id)| {
            let at = at.parse().ok().map(Timestamp::from_unix_ms)?;
            Some((at, id.to_owned()))
        });
        desk::wanted(&self.q, self.to_do(), before)
    }

    fn url(&self, path: &str, to_do: Option<ToDo>, before: Option<&Order>) -> String {
        let show = to_do.map_or("all", ToDo::as_str);
        let q: String = byte_serialize(self.q.trim().as_bytes()).collect();
        let q = if q.is_empty() { q } else { format!("&q={q}") };
        let before = before.map_or_else(String::new, |order| {
            format!("&before={}.{}", order.placed_at.as_unix_ms(), order.id)
        });
        format!("{path}?show={show}{q}{before}")
    }
}

async fn list(seat: Seat, Query(asked): Query<Asked>) -> Response {
    let setting = seat.setting();
    let words = OrderDeskWords::of(seat.locale());
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (mut orders, counts) = match desk::list(&seat.state, &asked.wanted(), limit).await {
        Ok(found) => found,
        Err(error) => return seat.fault(error),
    };
    let has_more = orders.len() > PAGE;
    orders.truncate(PAGE);
    let shown = asked.to_do();
    let choice = |to_do: Option<ToDo>, text: String| {
        (
            asked.url("/studio/orders", to_do, None),
            text,
            to_do == shown,
        )
    };
    let mut choices = vec![choice(None, words.all.to_owned())];
    choices.extend(counts.into_iter().map(|(what, count)| {
        let label = to_do_label(what, words);
        let text = if count > 0 {
            format!("{label} {count}")
        } else {
            label.to_owned()
        };
        choice(Some(what), text)
    }));
    let heading = ShellWords::of(seat.locale()).orders;
    let page = OrdersView {
        shell: seat.shell(heading.to_owned(), Section::Orders),
        choices,
        query: asked.q.trim().to_owned(),
        show: shown.map_or("all", ToDo::as_str),
        rows: orders
            .iter()
            .map(|order| order_row(setting, order))
            .collect(),
        next: orders
            .last()
            .filter(|_| has_more)
            .map(|last| asked.url("/studio/orders", shown, Some(last))),
        export: asked.url("/studio/orders/export.csv", shown, None),
    };
    Html::studio(orders_page(&page)).into_response()
}

async fn csv(seat: Seat, Query(asked): Query<Asked>) -> Response {
    let text = match export::csv(&seat.state, &asked.wanted()).await {
        Ok(text) => text,
        Err(error) => return seat.fault(error),
    };
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"orders.csv\""),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, text).into_response()
}

async fn show(seat: Seat, Path(id): Path<String>, Query(said): Query<Said>) -> Response {
    match read(&seat, &id).await {
        Ok(order) => page(&seat, &order, said.sentence(seat.locale()), None).await,
        Err(error) => seat.fault(error),
    }
}

/// An order by its number or id.
async fn read(seat: &Seat, name: &str) -> Result<Order, Fault> {
    find::by_name(&seat.state, name).await
}

/// The page of an order, with what was done or why it was not.
async fn page(
    seat: &Seat,
    order: &Order,
    said: Option<String>,
    error: Option<(StatusCode, String)>,
) -> Response {
    let acts = match desk::acts(&seat.state, &order.id).await {
        Ok(acts) => acts,
        Err(error) => return seat.fault(error),
    };
    let mut shell = seat.shell(order.number.to_string(), Section::Orders);
    shell.said = said;
    let mut status = StatusCode::OK;
    if let Some((with, text)) = error {
        (status, shell.error) = (with, Some(text));
    }
    Html {
        status,
        ..Html::studio(order_page(&view(
            seat.setting(),
            shell,
            order,
            &acts,
            &token::id(),
        )))
    }
    .into_response()
}

/// The page of an order.
fn path(id: &OrderId) -> String {
    format!("/studio/orders/{id}")
}
