//! A form about an order, on its way from the request to the page that answers it.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use spotlet::domain::id::OrderId;
use spotlet::domain::order::Order;
use spotlet::view::studio::words::OrderDeskWords;

use super::sent::{Sent, told};
use super::{page, path, read};
use crate::routes::studio::said_at;
use crate::routes::studio::seat::Seat;
use crate::service::Fault;
use crate::service::order::Once;
use crate::state::AppState;

/// Who sent it, what it says, and the order as it stands. A handler takes it as its only argument.
pub struct Step {
    pub seat: Seat,
    pub order: Order,
    pub sent: Sent,
}

/// The page that says why there is nothing to do.
pub struct Refused(Box<Response>);

impl Refused {
    fn of(reply: impl IntoResponse) -> Self {
        Self(Box::new(reply.into_response()))
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl FromRequest<AppState> for Step {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Refused> {
        let (mut parts, body) = request.into_parts();
        let seat = Seat::from_request_parts(&mut parts, state).await;
        let seat = seat.map_err(Refused::of)?;
        let id = Path::<String>::from_request_parts(&mut parts, state).await;
        let Path(id) = id.map_err(Refused::of)?;
        let body = String::from_request(Request::from_parts(parts, body), state).await;
        let sent = Sent::parse(&body.map_err(Refused::of)?);
        match read(&seat, &id).await {
            Ok(order) => Ok(Self { seat, order, sent }),
            Err(error) => Err(Refused::of(seat.fault(error))),
        }
    }
}

impl Step {
    /// In the language of who sent it.
    pub fn words(&self) -> &'static OrderDeskWords {
        OrderDeskWords::of(self.seat.locale())
    }

    /// The order, and what makes the step count once; `what` tells the steps of one token apart.
    pub fn once(&self, what: &'static str) -> (&OrderId, Once) {
        (&self.order.id, self.sent.once(&self.seat.member, what))
    }

    /// The order's page with what is missing in the form.
    pub async fn missing(&self, text: &str) -> Response {
        self.not_done((StatusCode::UNPROCESSABLE_ENTITY, text.to_owned()))
            .await
    }

    /// The order's page with why nothing was done.
    pub async fn not_done(&self, error: (StatusCode, String)) -> Response {
        page(&self.seat, &self.order, None, Some(error)).await
    }

    /// Back to the order: with `word` for what was done, or as it stands now with why it was not.
    pub async fn finish(mut self, taken: Result<Order, Fault>, word: &'static str) -> Response {
        let fault = match taken {
            Ok(order) => {
                let member = &self.seat.member.id;
                tracing::info!(order = %order.id, member = %member, step = word, "a step in the studio");
                return said_at(&path(&order.id), word);
            }
            Err(fault) => fault,
        };
        self.order = match read(&self.seat, self.order.id.as_str()).await {
            Ok(order) => order,
            Err(error) => return self.seat.fault(error),
        };
        self.not_done(told(&fault, &self.order, self.seat.setting().audience))
            .await
    }
}
