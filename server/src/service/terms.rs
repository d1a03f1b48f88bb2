//! The shop's terms of this moment: what the operator configured, and which discounts are used up.

use spotlet::domain::discount::Offers;
use spotlet::domain::terms::Terms;

use super::Fault;
use crate::state::AppState;
use crate::store::{Conn, discount};

/// The terms to price with.
pub(super) async fn terms<'a>(state: &'a AppState, conn: &mut Conn) -> Result<Terms<'a>, Fault> {
    let discounts = &state.config.discounts;
    Ok(Terms {
        fulfillment: &state.config.fulfillment,
        taxes: &state.config.taxes,
        offers: Offers {
            used_up: discount::used_up(conn, discounts).await?,
            discounts,
        },
    })
}
