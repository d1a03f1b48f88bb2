//! Orders, and what happens to them after they were placed.
//!
//! Each step is one transaction: read, let the domain decide, write, put the jobs that tell about it
//! beside it. Who may take a step (a platform's key, a signed link, a terminal) was checked before.
//! To add a step: a transition in `spotlet::domain::order`, a function in [`steps`], its event.

mod change;
pub mod credit_note;
pub mod desk;
pub mod download;
pub mod erase;
pub mod export;
pub mod find;
pub mod invoice;
pub mod link;
pub mod once;
pub mod steps;

use spotlet::domain::id::OrderId;
use spotlet::domain::order::Order;

pub use change::change;
pub use once::{Once, Target};

use super::Fault;
use crate::state::AppState;
use crate::store;

/// Reads an order. Its id is no key, since the page around the checkout learns it: who calls this has
/// checked a platform's key or a signed link, and shows the order through `visible_to` to others.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn get(state: &AppState, id: &OrderId) -> Result<Order, Fault> {
    let mut conn = state.store.read().await?;
    store::order::get(&mut conn, id)
        .await?
        .ok_or(Fault::NotFound)
}
