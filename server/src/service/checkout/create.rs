//! Begins a session, from lines or from a cart.

use spotlet::domain::attribution::{Attribution, Claim};
use spotlet::domain::cart::{Cart, CartLine, LineRequest};
use spotlet::domain::checkout::{Checkout, CheckoutStatus, NewCheckout};
use spotlet::domain::discount::DiscountCode;
use spotlet::domain::id::{CartId, CheckoutId};
use spotlet::domain::market::Context;
use spotlet::domain::visibility::Reader;

use super::{Details, Fault, Refusal, Session, settle, show};
use crate::problem::Problem;
use crate::service::creator_link::prove;
use crate::service::pricing::{market, price_wanted, tidied};
use crate::service::retry::retry;
use crate::service::terms::terms;
use crate::state::AppState;
use crate::store::checkout_agent::CheckoutAgent;
use crate::store::document::Versioned;
use crate::store::{self, Conn, StoreError};
use crate::token;

/// What a session is made of.
#[derive(Clone, Debug, Default)]
pub struct CreateRequest {
    /// The cart to buy. Its content counts, and what this request says of the same is ignored.
    pub cart: Option<CartId>,
    /// What to buy, without a cart.
    pub lines: Vec<LineRequest>,
    /// For whom, if said.
    pub context: Option<Context>,
    /// Where the sale is said to come from.
    pub claim: Option<Claim>,
    /// The discount codes, if said; else those of the cart.
    pub codes: Option<Vec<DiscountCode>>,
    /// What is known of the buyer already.
    pub details: Details,
    /// The `Origin` of the request.
    pub origin: Option<String>,
    /// The platform with a key that asks, if one does.
    pub agent: Option<CheckoutAgent>,
}

/// A session that is open for buying.
#[derive(Clone, Debug)]
pub struct Created {
    /// The session.
    pub session: Session,
    /// Whether it was made just now; a cart's open session is given again.
    pub is_new: bool,
}

/// What to buy, wherever it came from.
struct Basket {
    cart: Option<CartId>,
    lines: Vec<CartLine>,
    context: Context,
    /// Nothing where neither cart nor request speak of codes.
    codes: Option<Vec<DiscountCode>>,
    attribution: Attribution,
}

/// Begins a session, or gives the open one of the cart again, with what the cart holds now.
///
/// # Errors
/// [`Fault::NotFound`] without such a cart; [`Fault::Refused`] when nothing can be bought.
pub async fn create(
    state: &AppState,
    reader: &Reader,
    request: &CreateRequest,
) -> Result<Created, Fault> {
    if let Some(cart) = &request.cart {
        let open = store::checkout::open_of_cart(&mut *state.store.read().await?, cart).await?;
        if let Some(open) = open {
            // Its time may have run out, or its payment may have come through.
            settle::settled(state, &open.value.id).await?;
        }
    }
    let (id, refused, is_new) = retry(|| create_once(state, reader, request)).await?;
    Ok(Created {
        session: show(state, &id, refused).await?,
        is_new,
    })
}

async fn create_once(
    state: &AppState,
    reader: &Reader,
    request: &CreateRequest,
) -> Result<(CheckoutId, Option<Refusal>, bool), Fault> {
    let mut tx = state.store.write().await?;
    let basket = basket(state, &mut tx, request).await?;
    if let Some(cart) = &basket.cart
        && let Some(open) = store::checkout::open_of_cart(&mut tx, cart).await?
    {
        let id = open.value.id.clone();
        let refused = renew(state, &mut tx, open, &basket).await?;
        store::commit(tx).await?;
        return Ok((id, refused, false));
    }
    let now = state.clock.now();
    let lines = price_wanted(&mut tx, market(state, basket.context), &basket.lines)
        .await?
        .priced
        .lines;
    let new = NewCheckout {
        id: CheckoutId::new(token::id()).map_err(Problem::from)?,
        cart: basket.cart,
        context: in_a_market(state, basket.context),
        codes: basket.codes.unwrap_or_default(),
        attribution: basket.attribution,
        host_origin: allowed_origin(state, request.origin.as_deref()),
    };
    let terms = terms(state, &mut tx).await?;
    let mut checkout = Checkout::create(new, lines, &terms, now).map_err(Refusal::from)?;
    let refused = request
        .details
        .put_into(&mut checkout, reader.as_author(), &terms, now)
        .err()
        .map(Refusal::from);
    checkout.mark_shown();
    match store::checkout::insert(&mut tx, &checkout, now).await {
        // Somebody made the cart's session in between: the next try gives that one.
        Err(error) if error.is_duplicate() => {
            let id = checkout.id.to_string();
            return Err(StoreError::Stale {
                table: "checkouts",
                id,
            }
            .into());
        }
        done => done?,
    }
    if let Some(agent) = &request.agent {
        store::checkout_agent::insert(&mut tx, &checkout.id, agent).await?;
    }
    store::commit(tx).await?;
    Ok((checkout.id, refused, true))
}

async fn basket(
    state: &AppState,
    conn: &mut Conn,
    request: &CreateRequest,
) -> Result<Basket, Fault> {
    let context = request.context.unwrap_or_default();
    if let Some(id) = &request.cart {
        let cart = crate::service::cart::load(conn, id).await?.value;
        return Ok(Basket {
            cart: Some(cart.id),
            lines: cart.lines,
            codes: request
                .codes
                .clone()
                .or(Some(cart.codes).filter(|codes| !codes.is_empty())),
            context: Context {
                country: cart.context.country.or(context.country),
                locale: if request.context.is_some() {
                    context.locale
                } else {
                    cart.context.locale
                },
            },
            attribution: cart.attribution,
        });
    }
    // A cart that is never stored: its rules give the lines their ids and limits.
    let now = state.clock.now();
    let id = CartId::new(token::id()).map_err(Problem::from)?;
    let attribution = prove(state, conn, request.claim.as_ref()).await?;
    let mut cart = Cart::new(id, context, attribution, now);
    let lines = tidied(conn, &request.lines).await?;
    cart.replace_lines(&lines, now).map_err(Refusal::from)?;
    Ok(Basket {
        cart: None,
        lines: cart.lines,
        codes: request.codes.clone(),
        context: cart.context,
        attribution: cart.attribution,
    })
}

/// Takes what the cart holds now into its open session, unless a payment is under way.
async fn renew(
    state: &AppState,
    conn: &mut Conn,
    open: Versioned<Checkout>,
    basket: &Basket,
) -> Result<Option<Refusal>, Fault> {
    let Versioned {
        value: mut checkout,
        version,
    } = open;
    if !matches!(
        checkout.status,
        CheckoutStatus::Incomplete | CheckoutStatus::ReadyForComplete
    ) {
        return Ok(None);
    }
    let now = state.clock.now();
    let lines = price_wanted(conn, market(state, checkout.context), &basket.lines)
        .await?
        .priced
        .lines;
    let terms = terms(state, conn).await?;
    let taken = checkout
        .set_lines(lines, &terms, now)
        .and_then(|()| match &basket.codes {
            // What was typed at the checkout stays, unless the cart knows better.
            Some(codes) if *codes != checkout.codes => checkout.set_codes(codes, &terms, now),
            _ => Ok(()),
        });
    let refused = taken.err().map(Refusal::from);
    if refused.is_none() {
        checkout.attribution = basket.attribution.clone();
        checkout.mark_shown();
        store::checkout::update(conn, &checkout, version, now).await?;
    }
    Ok(refused)
}

/// Whoever names no country is told the price of delivery in the shop's own market.
fn in_a_market(state: &AppState, context: Context) -> Context {
    Context {
        country: context.country.or(Some(state.config.default_country)),
        ..context
    }
}

/// The origin that may frame the checkout page: the one that asks, if the shop allows it.
fn allowed_origin(state: &AppState, origin: Option<&str>) -> Option<String> {
    // `null` is the origin of sandboxed frames: everybody's and nobody's.
    origin
        .filter(|origin| *origin != "null" && state.config.allows_host(origin))
        .map(str::to_owned)
}
