//! `/ucp/v1/carts`.

mod cancel;
mod create;
mod get;
mod replace;

pub use cancel::cancel;
pub use create::create;
pub use get::get;
pub use replace::replace;

use axum::response::Response;
use spotlet::domain::id::CartId;
use spotlet::ucp::cart::CartRequest as WireRequest;
use spotlet::ucp::map::{self, BadLine, claim_from, lines_from};
use spotlet::ucp::{self, Message};

use super::caller::Caller;
use super::show::Shown;
use crate::service::Fault;
use crate::service::cart::{CartRequest, ShownCart};

/// What a request wants, or every line of it that cannot stand.
fn request(caller: &Caller, wire: &WireRequest) -> Result<CartRequest, Vec<BadLine>> {
    Ok(CartRequest {
        lines: lines_from(&wire.line_items)?,
        context: caller.context_if_said(wire.context.as_ref()),
        claim: wire.attribution.as_ref().map(claim_from),
        codes: caller.codes(wire.discounts.as_ref()),
    })
}

/// The cart as its reply says it, what was refused first.
fn cart(shown: &Shown<'_>, cart: &ShownCart) -> ucp::Cart {
    let mut reply = map::cart(&cart.cart.id, &cart.priced, &cart.quote, &shown.context());
    if let Some(missing) = cart.to_free_delivery {
        reply.messages.push(shown.free_delivery(missing));
    }
    if let Some(refusal) = &cart.refused {
        tell_first(&mut reply, shown.refusal(refusal, &cart.priced.lines));
    }
    reply
}

fn tell_first(reply: &mut ucp::Cart, mut messages: Vec<Message>) {
    messages.append(&mut reply.messages);
    reply.messages = messages;
}

fn messages(shown: &Shown<'_>, bad: &[BadLine]) -> Vec<Message> {
    bad.iter()
        .map(|line| line.message(&shown.context()))
        .collect()
}

/// An id that cannot be one leads nowhere, like one that is none of ours.
fn cart_id(shown: &Shown<'_>, id: String) -> Result<CartId, Box<Response>> {
    CartId::new(id).map_err(|_| Box::new(shown.fault(Fault::NotFound)))
}
