//! Replaces what a session holds, as UCP's update does: what the request leaves out is gone.

use spotlet::domain::cart::{Cart, LineRequest};
use spotlet::domain::checkout::Checkout;
use spotlet::domain::discount::DiscountCode;
use spotlet::domain::id::{CartId, CheckoutId};
use spotlet::domain::market::Context;
use spotlet::domain::terms::Terms;
use spotlet::domain::visibility::Reader;

use super::{Details, Fault, Refusal, Session, load, settle, show, without_prices};
use crate::problem::Problem;
use crate::service::pricing::{market, price_wanted, tidied};
use crate::service::retry::retry;
use crate::service::terms::terms;
use crate::state::AppState;
use crate::store::{self, Conn};
use crate::token;

/// All that a session is to hold.
#[derive(Clone, Debug, Default)]
pub struct UpdateRequest {
    /// What to buy.
    pub lines: Vec<LineRequest>,
    /// For whom, if said.
    pub context: Option<Context>,
    /// The discount codes; without a word about them they stay.
    pub codes: Option<Vec<DiscountCode>>,
    /// Who buys, where it goes, how.
    pub details: Details,
}

/// Replaces the content of a session.
///
/// # Errors
/// [`Fault::NotFound`]; what cannot be done otherwise is told beside the unchanged session.
pub async fn update(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    request: &UpdateRequest,
) -> Result<Session, Fault> {
    settle::settled(state, id).await?;
    let refused = match retry(|| update_once(state, id, reader, request)).await {
        Ok(()) => None,
        Err(Fault::Refused(refusal)) => Some(refusal),
        Err(fault) => return Err(fault),
    };
    show(state, id, refused).await
}

async fn update_once(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    request: &UpdateRequest,
) -> Result<(), Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut checkout = before.value;
    if !checkout.can_change(reader) {
        return Err(Refusal::NotYours.into());
    }
    let now = state.clock.now();
    if let Some(context) = request.context {
        checkout.context.country = context.country.or(checkout.context.country);
        checkout.context.locale = context.locale;
    }
    let terms = terms(state, &mut tx).await?;
    replace_lines(state, &mut tx, &mut checkout, &request.lines, &terms).await?;
    if let Some(codes) = &request.codes {
        checkout
            .set_codes(codes, &terms, now)
            .map_err(Refusal::from)?;
    }
    request
        .details
        .put_into(&mut checkout, reader.as_author(), &terms, now)
        .map_err(Refusal::from)?;
    checkout.mark_shown();
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    store::commit(tx).await?;
    Ok(())
}

async fn replace_lines(
    state: &AppState,
    conn: &mut Conn,
    checkout: &mut Checkout,
    wanted: &[LineRequest],
    terms: &Terms<'_>,
) -> Result<(), Fault> {
    let now = state.clock.now();
    // The rules of a cart keep the ids of lines that stay.
    let id = CartId::new(token::id()).map_err(Problem::from)?;
    let mut cart = Cart::new(id, checkout.context, checkout.attribution.clone(), now);
    cart.lines = without_prices(&checkout.lines);
    let wanted = tidied(conn, wanted).await?;
    cart.replace_lines(&wanted, now).map_err(Refusal::from)?;
    let lines = price_wanted(conn, market(state, checkout.context), &cart.lines)
        .await?
        .priced
        .lines;
    checkout
        .set_lines(lines, terms, now)
        .map_err(Refusal::from)?;
    Ok(())
}
