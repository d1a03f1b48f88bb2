//! `/ucp/v1/checkout-sessions`.

mod cancel;
mod complete;
mod create;
mod get;
mod update;

pub use cancel::cancel;
pub use complete::{complete, source_from};
pub use create::create;
pub use get::get;
pub use update::update;

use axum::response::Response;
use spotlet::domain::id::{CheckoutId, FulfillmentOptionId, LocationId};
use spotlet::ucp::fulfillment::FulfillmentRequest;
use spotlet::ucp::map::{BadLine, details_from};
use spotlet::ucp::{self, Capability};

use super::caller::Caller;
use super::show::{Shown, ok};
use crate::service::Fault;
use crate::service::checkout::{Details, Pickup, Session};

/// What a request says of the buyer and the delivery.
fn details(
    caller: &Caller,
    buyer: Option<&ucp::Buyer>,
    fulfillment: Option<&FulfillmentRequest>,
) -> Details {
    // An extension that was not negotiated is a field that we do not know.
    let fulfillment = fulfillment.filter(|_| caller.shares(Capability::Fulfillment));
    let said = details_from(buyer, fulfillment);
    // A choice that can be no id is as unknown as one that is none of ours.
    let nowhere = || FulfillmentOptionId::new("unknown").ok();
    Details {
        buyer: said.buyer,
        destination: said.destination,
        keeps_destination: false,
        pickup: match (said.pickup, said.bad_pickup) {
            (Some(id), _) => Pickup::At(id),
            (None, true) => LocationId::new("unknown").map_or(Pickup::No, Pickup::At),
            (None, false) => Pickup::No,
        },
        option: if said.bad_option {
            nowhere()
        } else {
            said.option
        },
    }
}

/// The reply about a session that is there, in its own language.
fn reply(shown: Shown<'_>, caller: &Caller, answer: Result<Session, Fault>) -> Response {
    reply_with(shown, caller, answer, &[])
}

/// The same, with lines of the request that could not stand told first.
fn reply_with(
    shown: Shown<'_>,
    caller: &Caller,
    answer: Result<Session, Fault>,
    bad: &[BadLine],
) -> Response {
    match answer {
        Ok(session) => {
            let shown = shown.in_locale(session.checkout.context.locale);
            let mut reply = shown.checkout(&session, &caller.reader());
            let mut messages: Vec<_> = bad
                .iter()
                .map(|line| line.message(&shown.context()))
                .collect();
            messages.append(&mut reply.messages);
            reply.messages = messages;
            ok(&reply)
        }
        Err(fault) => shown.fault(fault),
    }
}

/// An id that cannot be one leads nowhere, like one that is none of ours.
fn checkout_id(id: String) -> Result<CheckoutId, Fault> {
    CheckoutId::new(id).map_err(|_| Fault::NotFound)
}
