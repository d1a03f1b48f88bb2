//! Checkout sessions, from creation to an order.
//!
//! The stations of a payment, each safe to die at:
//! 1. `complete` takes the stock and marks the session as being paid, in one transaction.
//! 2. The provider is asked to charge this attempt. It charges an attempt once, however often asked.
//! 3. `settle` reads what became of it and, in one transaction, writes the order and closes the
//!    session, or puts the stock back and opens it again.
//!
//! Whoever reads a session between 2 and 3 does step 3; so an answer that got lost loses nothing.
//! It must not know how a session is shown. To add a use case: a file here, a line below.

mod begin;
mod buyer;
mod cancel;
mod complete;
mod create;
mod details;
mod embed_token;
mod form;
mod hold;
mod page;
mod settle;
mod update;
mod uses;

pub use cancel::cancel;
pub use complete::complete;
pub use create::{CreateRequest, Created, create};
pub use details::{Details, Pickup};
pub use embed_token::{EmbedToken, authorised_host, embed_token};
pub use form::form_token;
pub(super) use hold::{put_back as put_stock_back, tell as tell_stock};
pub use page::{Challenge, Means, PageForm, PageReply, open, resolve_challenge, restart, submit};
pub use settle::{get, sweep};

pub(super) use settle::settle_attempt;
pub use update::{UpdateRequest, update};

use spotlet::domain::checkout::Checkout;
use spotlet::domain::id::{CheckoutId, PlatformId};
use spotlet::domain::order::Order;
use spotlet::domain::pricing::LineProblem;

use super::pricing::{market, price, without_prices};
use super::{Fault, Refusal};
use crate::state::AppState;
use crate::store::document::Versioned;
use crate::store::{self, Conn};

/// A session as a use case leaves it.
#[derive(Clone, Debug)]
pub struct Session {
    /// The session. Show it through `visible_to` only: it may hold what the reader must not see.
    pub checkout: Checkout,
    /// What stands against selling its lines now.
    pub problems: Vec<LineProblem>,
    /// Why the session is not what was asked for.
    pub refused: Option<Refusal>,
    /// The order, once there is one.
    pub order: Option<Order>,
    /// The platform that began it with its key.
    pub began_by: Option<PlatformId>,
}

async fn load(conn: &mut Conn, id: &CheckoutId) -> Result<Versioned<Checkout>, Fault> {
    store::checkout::get(conn, id).await?.ok_or(Fault::NotFound)
}

/// Reads a session with everything that is told beside it.
async fn show(
    state: &AppState,
    id: &CheckoutId,
    refused: Option<Refusal>,
) -> Result<Session, Fault> {
    let mut conn = state.store.read().await?;
    let checkout = load(&mut conn, id).await?.value;
    let order = store::order::of_checkout(&mut conn, id).await?;
    let agent = store::checkout_agent::of_checkout(&mut conn, id).await?;
    // Once the stock is taken for this session, what is left for others is no problem of it.
    let problems = if checkout.status.is_final() || checkout.status.attempt().is_some() {
        Vec::new()
    } else {
        price(
            &mut conn,
            market(state, checkout.context),
            &without_prices(&checkout.lines),
        )
        .await?
        .priced
        .problems
    };
    Ok(Session {
        checkout,
        problems,
        refused,
        order,
        began_by: agent.map(|agent| agent.platform),
    })
}
