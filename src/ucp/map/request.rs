//! What requests ask for, in the domain's terms. Prices that a client may send along are not even read.

use super::address::{address_from, buyer_from};
use crate::domain::cart::LineRequest;
use crate::domain::payment::{TestToken, UnknownToken};
use crate::domain::{
    Buyer, FulfillmentOptionId, LineItemId, LocationId, PostalAddress, Quantity, ShipmentId,
    VariantId,
};
use crate::ucp::fulfillment::{FulfillmentRequest, GroupRequest};
use crate::ucp::line_item::LineItemRequest;
use crate::ucp::payment::PaymentRequest;
use crate::ucp::{self, Message, STRIPE_HANDLER_ID, TEST_HANDLER_ID};

/// A line of a request that cannot stand, by its place in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its place.
    pub index: usize,
    /// `invalid_quantity` or `item_unavailable`.
    pub code: &'static str,
}

impl BadLine {
    /// The same as a message.
    #[must_use]
    pub fn message(&self, ctx: &super::MapContext<'_>) -> Message {
        let field = if self.code == "invalid_quantity" {
            "quantity"
        } else {
            "item.id"
        };
        let mut message = super::error(self.code, "", ucp::Severity::Recoverable, ctx);
        if let Message::Error { path, .. } = &mut message {
            *path = Some(format!("$.line_items[{}].{field}", self.index));
        }
        message
    }
}

/// The lines of a request, or every line that cannot stand.
pub fn lines_from(lines: &[LineItemRequest]) -> Result<Vec<LineRequest>, Vec<BadLine>> {
    let mut wanted = Vec::new();
    let mut bad = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        match (
            VariantId::new(line.item.id.as_str()),
            Quantity::new(line.quantity),
        ) {
            (Ok(variant), Ok(quantity)) => wanted.push(LineRequest {
                // An id of another shape names no line of ours.
                id: line.id.as_deref().and_then(|id| LineItemId::new(id).ok()),
                personalization: line
                    .personalization
                    .iter()
                    .map(|answer| (answer.id.clone(), answer.value.clone()))
                    .collect(),
                ..LineRequest::new(variant, quantity)
            }),
            (_, Err(error)) => bad.push(BadLine {
                index,
                code: error.code(),
            }),
            // An id of another shape cannot be the id of anything we sell.
            (Err(_), _) => bad.push(BadLine {
                index,
                code: "item_unavailable",
            }),
        }
    }
    if bad.is_empty() { Ok(wanted) } else { Err(bad) }
}

/// What a request says about the buyer and the delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Who buys.
    pub buyer: Option<Buyer>,
    /// Where it goes.
    pub destination: Option<PostalAddress>,
    /// Where the goods are fetched. A text that can be no id is kept as [`Details::bad_pickup`].
    pub pickup: Option<LocationId>,
    /// Whether a place was chosen that cannot exist.
    pub bad_pickup: bool,
    /// The chosen way of delivery. A text that can be no id is kept as [`Details::bad_option`].
    pub option: Option<FulfillmentOptionId>,
    /// Whether a way of delivery was chosen that cannot exist.
    pub bad_option: bool,
}

/// Buyer, destination and delivery of a request. All goods go one way: of several methods the first that is for any
/// line counts, else the first; of several destinations the one chosen, else the first.
#[must_use]
pub fn details_from(
    buyer: Option<&ucp::Buyer>,
    fulfillment: Option<&FulfillmentRequest>,
) -> Details {
    let methods = fulfillment.map_or(&[][..], |fulfillment| &fulfillment.methods);
    let method = methods
        .iter()
        .find(|method| method.is_used())
        .or(methods.first());
    let picked = method.filter(|method| method.is_pickup());
    let pickup = picked
        .and_then(|method| method.selected_destination_id.as_ref())
        .map(|id| LocationId::new(id.as_str()));
    let method = method.filter(|method| !method.is_pickup());
    let destination = method.and_then(|method| {
        let selected = method.selected_destination_id.as_ref();
        let chosen = method
            .destinations
            .iter()
            .find(|d| selected.is_some() && d.id.as_ref() == selected);
        chosen.or_else(|| method.destinations.first())
    });
    // What follows the first package travels with the same service.
    let option = method
        .and_then(|method| {
            let first = ShipmentId::numbered(1);
            let is_first = |group: &&GroupRequest| {
                let id = group.id.as_deref();
                id.is_none_or(|id| id == first.as_str())
            };
            let groups = &method.groups;
            let group = groups.iter().find(is_first).or(groups.first());
            group.and_then(|group| group.selected_option_id.as_ref())
        })
        .map(|id| FulfillmentOptionId::new(id.as_str()));
    Details {
        buyer: buyer.map(buyer_from).filter(|buyer| !buyer.is_empty()),
        destination: destination
            .map(|destination| address_from(&destination.address, buyer))
            .filter(|address| !address.is_empty()),
        bad_pickup: matches!(pickup, Some(Err(_))),
        pickup: pickup.and_then(Result::ok),
        bad_option: matches!(option, Some(Err(_))),
        option: option.and_then(Result::ok),
    }
}

/// The test token that a payment carries.
pub fn test_token_from(payment: &PaymentRequest) -> Result<TestToken, UnknownToken> {
    let instrument = payment.instrument().ok_or(UnknownToken)?;
    let credential = instrument.credential.as_ref().ok_or(UnknownToken)?;
    if instrument.handler_id != TEST_HANDLER_ID || credential.kind != "token" {
        return Err(UnknownToken);
    }
    TestToken::parse(credential.token.as_deref().ok_or(UnknownToken)?)
}

/// What shall be charged by Stripe, if the payment names its handler: a payment method or a confirmation token.
#[must_use]
pub fn stripe_token_from(payment: &PaymentRequest) -> Option<&str> {
    let instrument = payment.instrument()?;
    let credential = instrument.credential.as_ref()?;
    let is_stripes = instrument.handler_id == STRIPE_HANDLER_ID && credential.kind == "token";
    credential.token.as_deref().filter(|_| is_stripes)
}
