//! What requests ask for, in the domain's terms. Prices that a client may send along are not even read.

use super::address::{address_from, buyer_from};
use crate::domain::cart::LineRequest;
use crate::domain::payment::{TestToken, UnknownToken};
use crate::domain::{Buyer, FulfillmentOptionId, LineItemId, PostalAddress, Quantity, VariantId};
use crate::ucp::fulfillment::FulfillmentRequest;
use crate::ucp::line_item::LineItemRequest;
use crate::ucp::payment::PaymentRequest;
use crate::ucp::{self, Message, TEST_HANDLER_ID};

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
    /// The chosen way of delivery. A text that can be no id is kept as [`Details::bad_option`].
    pub option: Option<FulfillmentOptionId>,
    /// Whether a way of delivery was chosen that cannot exist.
    pub bad_option: bool,
}

/// Buyer, destination and delivery of a request. Of several methods or destinations the one chosen counts, else the
/// first.
#[must_use]
pub fn details_from(
    buyer: Option<&ucp::Buyer>,
    fulfillment: Option<&FulfillmentRequest>,
) -> Details {
    let method = fulfillment.and_then(|fulfillment| {
        fulfillment
            .methods
            .iter()
            .find(|m| m.kind.as_deref().is_none_or(|kind| kind == "shipping"))
    });
    let destination = method.and_then(|method| {
        let selected = method.selected_destination_id.as_ref();
        let chosen = method
            .destinations
            .iter()
            .find(|d| selected.is_some() && d.id.as_ref() == selected);
        chosen.or_else(|| method.destinations.first())
    });
    let option = method
        .and_then(|method| {
            method
                .groups
                .iter()
                .find_map(|group| group.selected_option_id.as_ref())
        })
        .map(|id| FulfillmentOptionId::new(id.as_str()));
    Details {
        buyer: buyer.map(buyer_from).filter(|buyer| !buyer.is_empty()),
        destination: destination
            .map(|destination| address_from(&destination.address, buyer))
            .filter(|address| !address.is_empty()),
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
