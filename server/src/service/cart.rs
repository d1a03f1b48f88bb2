//! Carts: created, read, replaced, added to, canceled. Prices are looked up each time one is shown.

use spotlet::domain::attribution::Attribution;
use spotlet::domain::cart::Cart;
use spotlet::domain::id::CartId;
use spotlet::domain::market::Context;
use spotlet::domain::pricing::Priced;

pub use super::pricing::WantedLine;
use super::pricing::{price, price_wanted, requests};
use super::retry::retry;
use super::{Fault, Refusal};
use crate::state::AppState;
use crate::store::document::Versioned;
use crate::store::{self, Conn};
use crate::token;

/// A cart and what it would cost now.
#[derive(Clone, Debug)]
pub struct ShownCart {
    /// The cart.
    pub cart: Cart,
    /// Its lines with prices, and what stands against buying them.
    pub priced: Priced,
    /// Why the cart is not what was asked for; then it is as it was before.
    pub refused: Option<Refusal>,
}

/// What a cart is to hold, for whom, and where that came from.
#[derive(Clone, Debug, Default)]
pub struct CartRequest {
    /// All its lines.
    pub lines: Vec<WantedLine>,
    /// For whom, if said.
    pub context: Option<Context>,
    /// Where the sale comes from, if said.
    pub attribution: Option<Attribution>,
}

/// Makes a cart.
///
/// # Errors
/// [`Fault::Refused`] when the lines make no cart, or nothing in it can be bought.
pub async fn create(state: &AppState, request: &CartRequest) -> Result<ShownCart, Fault> {
    let now = state.clock.now();
    let context = request.context.unwrap_or_default();
    let attribution = request.attribution.clone().unwrap_or_default();
    let id = CartId::new(token::id()).map_err(crate::problem::Problem::from)?;
    let mut cart = Cart::new(id, context, attribution, now);
    cart.replace_lines(&requests(&request.lines)?, now).map_err(Refusal::from)?;
    let mut tx = state.store.write().await?;
    let priced = price_wanted(&mut tx, &cart.lines).await?.priced;
    store::cart::insert(&mut tx, &cart, now).await?;
    store::commit(tx).await?;
    Ok(ShownCart { cart, priced, refused: None })
}

/// Reads a cart.
///
/// # Errors
/// [`Fault::NotFound`] when it was canceled, bought, or never there.
pub async fn get(state: &AppState, id: &CartId) -> Result<ShownCart, Fault> {
    let mut conn = state.store.read().await?;
    let cart = load(&mut conn, id).await?.value;
    show(&mut conn, cart, None).await
}

/// Replaces everything in a cart.
///
/// # Errors
/// [`Fault::NotFound`]; what cannot be done otherwise is told beside the unchanged cart.
pub async fn replace(
    state: &AppState,
    id: &CartId,
    request: &CartRequest,
) -> Result<ShownCart, Fault> {
    retry(|| {
        change(state, id, async |conn, cart| {
            cart.replace_lines(&requests(&request.lines)?, state.clock.now())
                .map_err(Refusal::from)?;
            cart.context = request.context.unwrap_or(cart.context);
            if let Some(attribution) = &request.attribution {
                cart.attribution = attribution.clone();
            }
            price_wanted(conn, &cart.lines).await.map(|_| ())
        })
    })
    .await
}

/// Adds pieces of one variant to a cart.
///
/// # Errors
/// [`Fault::NotFound`]; what cannot be done otherwise is told beside the unchanged cart.
pub async fn add(state: &AppState, id: &CartId, wanted: &WantedLine) -> Result<ShownCart, Fault> {
    retry(|| {
        change(state, id, async |conn, cart| {
            for request in requests(std::slice::from_ref(wanted))? {
                cart.add(&request, state.clock.now()).map_err(Refusal::from)?;
            }
            price_wanted(conn, &cart.lines).await.map(|_| ())
        })
    })
    .await
}

/// Drops a cart and shows it a last time.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn cancel(state: &AppState, id: &CartId) -> Result<ShownCart, Fault> {
    let mut tx = state.store.write().await?;
    let cart = load(&mut tx, id).await?.value;
    let shown = show(&mut tx, cart, None).await?;
    store::cart::delete(&mut tx, id).await?;
    store::commit(tx).await?;
    Ok(shown)
}

/// Applies `edit` and keeps the result, or keeps the cart as it was if the shop refuses.
async fn change(
    state: &AppState,
    id: &CartId,
    edit: impl AsyncFnOnce(&mut Conn, &mut Cart) -> Result<(), Fault>,
) -> Result<ShownCart, Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut cart = before.value.clone();
    let shown = match edit(&mut tx, &mut cart).await {
        Ok(()) => {
            store::cart::update(&mut tx, &cart, before.version, state.clock.now()).await?;
            show(&mut tx, cart, None).await?
        }
        Err(Fault::Refused(refusal)) => show(&mut tx, before.value, Some(refusal)).await?,
        Err(fault) => return Err(fault),
    };
    store::commit(tx).await?;
    Ok(shown)
}

pub(super) async fn load(conn: &mut Conn, id: &CartId) -> Result<Versioned<Cart>, Fault> {
    store::cart::get(conn, id).await?.ok_or(Fault::NotFound)
}

async fn show(conn: &mut Conn, cart: Cart, refused: Option<Refusal>) -> Result<ShownCart, Fault> {
    let priced = price(conn, &cart.lines).await?.priced;
    Ok(ShownCart { cart, priced, refused })
}
