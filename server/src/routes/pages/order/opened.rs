//! The gate of an order's pages: no handler runs without the order that its link opens.

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::domain::Order;

use crate::present::{Setting, market_language};
use crate::routes::pages::{Visitor, failure, fault, origin, says};
use crate::service::{self, Fault, order::link};
use crate::state::AppState;
use crate::text::{Audience, words};

/// An order that was opened by its link. What changes it must come from a page of ours as well.
pub struct Opened {
    /// The shop.
    pub state: AppState,
    /// Who holds the link.
    pub visitor: Visitor,
    /// The order.
    pub order: Order,
}

#[derive(Deserialize)]
struct Link {
    token: String,
}

impl Opened {
    /// Its page speaks the language the order was placed in.
    pub fn setting(&self) -> Setting<'_> {
        let country = self.order.destination.country;
        Setting {
            state: &self.state,
            audience: Audience {
                locale: self.order.locale,
                country: country.unwrap_or(self.state.config.default_country),
            },
        }
    }

    /// Its documents speak the language of its market.
    pub fn in_market(&self) -> Setting<'_> {
        let country = self.order.destination.country;
        let country = country.unwrap_or(self.state.config.default_country);
        Setting {
            state: &self.state,
            audience: Audience {
                locale: market_language(country),
                country,
            },
        }
    }

    /// The page that says that it did not work.
    pub fn fault(&self, error: Fault) -> Response {
        fault(&self.state, &self.visitor, error)
    }
}

impl FromRequestParts<AppState> for Opened {
    type Rejection = Response;

    /// A link that opens nothing is answered the same way whatever it names, so that nobody learns which orders there are.
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let visitor = Visitor {
            headers: parts.headers.clone(),
        };
        if !parts.method.is_safe() && !origin::is_ours(&visitor, &state.config.public_url) {
            return Err(failure::foreign_form(state, &visitor));
        }
        let Path(Link { token }) = Path::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let Some(id) = link::opened(state, &token) else {
            return Err(closed(state, &visitor));
        };
        match service::order::get(state, &id).await {
            Ok(order) => Ok(Self {
                state: state.clone(),
                visitor,
                order,
            }),
            Err(error) => Err(fault(state, &visitor, error)),
        }
    }
}

fn closed(state: &AppState, visitor: &Visitor) -> Response {
    let setting = visitor.setting(state);
    let (heading, text) = words::order_needs_link(setting.audience.locale);
    says(setting, StatusCode::FORBIDDEN, heading, text, None)
}
