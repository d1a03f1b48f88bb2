//! Carts: created, read, replaced, added to, canceled. Prices are looked up each time one is shown.

use spotlet::domain::attribution::{Attribution, Claim};
use spotlet::domain::cart::{Cart, CartError, LineRequest};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::discount::DiscountCode;
use spotlet::domain::fulfillment::Parcel;
use spotlet::domain::id::CartId;
use spotlet::domain::market::Context;
use spotlet::domain::money::Money;
use spotlet::domain::pricing::{Priced, PricedLine};
use spotlet::domain::quote::{NONE_BARRED, Quote, Wish, quote};

use super::creator_link::{later, prove};
use super::pricing::{PricedNow, market, price, price_wanted, tidied};
use super::retry::retry;
use super::terms::terms;
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
    /// What the lines cost together, without delivery.
    pub quote: Quote,
    /// How much more makes a way of delivery free, if that helps to know.
    pub to_free_delivery: Option<Money>,
    /// Why the cart is not what was asked for; then it is as it was before.
    pub refused: Option<Refusal>,
}

/// What a cart is to hold, for whom, and where that came from.
#[derive(Clone, Debug, Default)]
pub struct CartRequest {
    /// All its lines.
    pub lines: Vec<LineRequest>,
    /// For whom, if said.
    pub context: Option<Context>,
    /// Where the sale is said to come from.
    pub claim: Option<Claim>,
    /// The discount codes, if said.
    pub codes: Option<Vec<DiscountCode>>,
}

/// Where the lines that are added to a cart come from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A page, which says where it stands.
    Claimed(&'a Claim),
    /// Another cart, whose claim was looked into when it was made.
    Proven(&'a Attribution),
}

/// Makes a cart.
///
/// # Errors
/// [`Fault::Refused`] when the lines make no cart, or nothing in it can be bought.
pub async fn create(state: &AppState, request: &CartRequest) -> Result<ShownCart, Fault> {
    let now = state.clock.now();
    let context = request.context.unwrap_or_default();
    let id = CartId::new(token::id()).map_err(crate::problem::Problem::from)?;
    let mut tx = state.store.write().await?;
    let attribution = prove(state, &mut tx, request.claim.as_ref()).await?;
    let mut cart = Cart::new(id, context, attribution, now);
    let lines = tidied(&mut tx, &request.lines).await?;
    cart.replace_lines(&lines, now).map_err(Refusal::from)?;
    cart.set_codes(request.codes.as_deref().unwrap_or_default(), now);
    let priced = price_wanted(&mut tx, market(state, cart.context), &cart.lines).await?;
    let shown = shown(state, &mut tx, cart.clone(), priced, None).await?;
    store::cart::insert(&mut tx, &cart, now).await?;
    store::commit(tx).await?;
    Ok(shown)
}

/// Reads a cart.
///
/// # Errors
/// [`Fault::NotFound`] when it was canceled, bought, or never there.
pub async fn get(state: &AppState, id: &CartId) -> Result<ShownCart, Fault> {
    let mut conn = state.store.read().await?;
    let cart = load(&mut conn, id).await?.value;
    show(state, &mut conn, cart, None).await
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
    retry(|| change_once(state, id, Change::Replace(request))).await
}

/// Adds pieces of one variant to a cart.
///
/// # Errors
/// [`Fault::NotFound`]; what cannot be done otherwise is told beside the unchanged cart.
pub async fn add(
    state: &AppState,
    id: &CartId,
    wanted: &LineRequest,
    source: Source<'_>,
) -> Result<ShownCart, Fault> {
    retry(|| change_once(state, id, Change::Add(wanted, source))).await
}

/// Drops a cart and shows it a last time.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn cancel(state: &AppState, id: &CartId) -> Result<ShownCart, Fault> {
    let mut tx = state.store.write().await?;
    let cart = load(&mut tx, id).await?.value;
    let shown = show(state, &mut tx, cart, None).await?;
    store::cart::delete(&mut tx, id).await?;
    store::commit(tx).await?;
    Ok(shown)
}

/// What can happen to the lines of a cart.
#[derive(Clone, Copy)]
enum Change<'a> {
    Replace(&'a CartRequest),
    Add(&'a LineRequest, Source<'a>),
}

impl<'a> Change<'a> {
    fn lines(self) -> &'a [LineRequest] {
        match self {
            Self::Replace(request) => &request.lines,
            Self::Add(line, _) => std::slice::from_ref(line),
        }
    }

    /// `lines` are the change's own, tidied.
    fn apply_to(
        self,
        cart: &mut Cart,
        lines: &[LineRequest],
        now: Timestamp,
    ) -> Result<(), CartError> {
        match self {
            Self::Replace(request) => {
                cart.replace_lines(lines, now)?;
                if let Some(codes) = &request.codes {
                    cart.set_codes(codes, now);
                }
                cart.context = request.context.unwrap_or(cart.context);
                Ok(())
            }
            Self::Add(..) => lines.iter().try_for_each(|line| cart.add(line, now)),
        }
    }

    fn source(self) -> Option<Source<'a>> {
        match self {
            Self::Replace(request) => request.claim.as_ref().map(Source::Claimed),
            Self::Add(_, source) => Some(source),
        }
    }
}

/// Changes a cart and keeps it, or shows it as it was if the shop refuses.
async fn change_once(
    state: &AppState,
    id: &CartId,
    change: Change<'_>,
) -> Result<ShownCart, Fault> {
    let now = state.clock.now();
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut cart = before.value.clone();
    if let Some(source) = change.source() {
        let proven = match source {
            Source::Claimed(claim) => prove(state, &mut tx, Some(claim)).await?,
            Source::Proven(attribution) => attribution.clone(),
        };
        cart.attribution = later(&cart.attribution, proven, &state.config.creators);
    }
    let lines = tidied(&mut tx, change.lines()).await?;
    let priced = match change.apply_to(&mut cart, &lines, now) {
        Ok(()) => price_wanted(&mut tx, market(state, cart.context), &cart.lines).await,
        Err(error) => Err(Refusal::from(error).into()),
    };
    match priced {
        Ok(anew) => {
            store::cart::update(&mut tx, &cart, before.version, now).await?;
            let shown = shown(state, &mut tx, cart, anew, None).await?;
            store::commit(tx).await?;
            Ok(shown)
        }
        Err(Fault::Refused(refusal)) => show(state, &mut tx, before.value, Some(refusal)).await,
        Err(fault) => Err(fault),
    }
}

pub(super) async fn load(conn: &mut Conn, id: &CartId) -> Result<Versioned<Cart>, Fault> {
    store::cart::get(conn, id).await?.ok_or(Fault::NotFound)
}

async fn show(
    state: &AppState,
    conn: &mut Conn,
    cart: Cart,
    refused: Option<Refusal>,
) -> Result<ShownCart, Fault> {
    let priced = price(conn, market(state, cart.context), &cart.lines).await?;
    shown(state, conn, cart, priced, refused).await
}

/// A cart whose lines were just priced, with what they cost together.
async fn shown(
    state: &AppState,
    conn: &mut Conn,
    cart: Cart,
    PricedNow { priced, .. }: PricedNow,
    refused: Option<Refusal>,
) -> Result<ShownCart, Fault> {
    let wish = Wish {
        country: cart.context.country.or(Some(state.config.default_country)),
        codes: &cart.codes,
        barred: &NONE_BARRED,
        now: state.clock.now(),
    };
    let terms = terms(state, conn).await?;
    let quote = quote(&priced.lines, None, &wish, &terms)
        .map_err(|error| Refusal::Checkout(error.into()))?;
    let basket = Parcel {
        value: quote.totals.goods(),
        weight_grams: priced.lines.iter().map(PricedLine::weight_grams).sum(),
    };
    let free = wish
        .country
        .filter(|_| !priced.lines.is_empty())
        .and_then(|country| terms.fulfillment.shipping.free_delivery(country, basket));
    Ok(ShownCart {
        to_free_delivery: free.map(|free| free.missing),
        quote,
        cart,
        priced,
        refused,
    })
}
