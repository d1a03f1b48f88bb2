//! `GET /bag`, and `GET /bag?from={cart}` after something was added from another site.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::domain::CartId;
use spotlet::view::{Text, bag_page};

use crate::present::{Dress, Setting, bag, page};
use crate::routes::html::Html;
use crate::routes::pages::{Visitor, cookie, fault};
use crate::service::Fault;
use crate::service::cart::{self, ShownCart, Source};
use crate::state::AppState;

/// A cart that another site's form has made.
#[derive(Debug, Deserialize)]
pub struct Arrival {
    from: Option<String>,
}

/// Shows the bag, or takes an arriving cart into it first.
pub async fn get(
    State(state): State<AppState>,
    Query(arrival): Query<Arrival>,
    visitor: Visitor,
) -> Response {
    let own = cookie::bag(&visitor);
    if let Some(from) = arrival.from.and_then(|id| CartId::new(id).ok()) {
        return match take_in(&state, own, from).await {
            Ok(cart) => to_bag(&state, &cart),
            Err(error) => fault(&state, &visitor, error),
        };
    }
    match read(&state, own.as_ref()).await {
        Ok(shown) => {
            let mut response = render(&state, &visitor, shown.as_ref(), None);
            if own.is_some() && shown.is_none() {
                cookie::drop_bag(&mut response);
            }
            response
        }
        Err(error) => fault(&state, &visitor, error),
    }
}

/// Leads to the bag and keeps it.
pub fn to_bag(state: &AppState, cart: &CartId) -> Response {
    let mut response = Redirect::to("/bag").into_response();
    cookie::keep_bag(
        &mut response,
        cart,
        state.config.public_url.starts_with("https:"),
    );
    response
}

/// The bag as it is; none when it was bought or forgotten.
pub async fn read(state: &AppState, id: Option<&CartId>) -> Result<Option<ShownCart>, Fault> {
    let Some(id) = id else { return Ok(None) };
    match cart::get(state, id).await {
        Ok(shown) => Ok(Some(shown)),
        Err(Fault::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The page.
pub fn render(
    state: &AppState,
    visitor: &Visitor,
    shown: Option<&ShownCart>,
    notice: Option<String>,
) -> Response {
    let setting = match shown {
        // The language and market in which things were put into it.
        Some(shown) => {
            let mut audience = visitor.audience(state);
            audience.locale = shown.cart.context.locale;
            audience.country = shown.cart.context.country.unwrap_or(audience.country);
            Setting { state, audience }
        }
        None => visitor.setting(state),
    };
    let title = Text::of(setting.audience.locale).bag.to_owned();
    let view = bag(setting, shown, notice);
    Html::personal(bag_page(&page(setting, title, Dress::Plain), &view)).into_response()
}

/// Adds what arrived to the browser's own bag. The arriving cart is gone afterwards, so that a reload adds nothing.
async fn take_in(state: &AppState, own: Option<CartId>, from: CartId) -> Result<CartId, Fault> {
    let Some(own) = read(state, own.as_ref()).await?.map(|shown| shown.cart.id) else {
        return Ok(from);
    };
    if own == from {
        return Ok(own);
    }
    if let Some(arrived) = read(state, Some(&from)).await? {
        cart::cancel(state, &from).await?;
        for line in &arrived.cart.lines {
            let line = spotlet::domain::LineRequest::from(line);
            cart::add(
                state,
                &own,
                &line,
                Source::Proven(&arrived.cart.attribution),
            )
            .await?;
        }
    }
    Ok(own)
}
