//! The steps: what the shopper and the merchant can do with an order. Those of the merchant name the order, or the order and
//! the form that asks ([`Target`]), which then counts once.

use spotlet::domain::id::OrderId;
use spotlet::domain::money::Money;
use spotlet::domain::order::{
    CancelledBy, Order, OrderEvent, Pieces, RefundProgress, RefundReason, Way, Withdrawal,
};
use spotlet::domain::order_number::OrderNumber;

use super::{Target, change};
use crate::service::{Fault, payment};
use crate::state::AppState;
use crate::store;

/// Calls an order off; all that was paid goes back, and the goods to the stock.
///
/// # Errors
/// When something has left already.
pub async fn cancel(
    state: &AppState,
    target: impl Into<Target<'_>>,
    by: CancelledBy,
) -> Result<Order, Fault> {
    change(state, target, |order, now| {
        order.cancel(by, now)?;
        let refund = order.life.refunds.last();
        let refunded = refund.map(|refund| OrderEvent::Refunded {
            refund: refund.number,
        });
        Ok([OrderEvent::Cancelled]
            .into_iter()
            .chain(refunded)
            .collect())
    })
    .await
}

/// Sends pieces with a carrier, or lays them ready at the store; all that are left when none are named.
///
/// # Errors
/// When the pieces are not there, or reserved money cannot be taken.
pub async fn hand_over(
    state: &AppState,
    target: impl Into<Target<'_>>,
    pieces: Vec<Pieces>,
    way: Way,
) -> Result<Order, Fault> {
    // Goods leave for money that is taken. What was taken before stays so; a failure here sends nothing.
    let target = target.into();
    payment::capture(state, target.id, None).await?;
    change(state, target, |order, now| {
        let parcel = order.hand_over(pieces.clone(), way.clone(), now)?;
        Ok(vec![match way {
            Way::Carrier { .. } => OrderEvent::Shipped { parcel },
            Way::Pickup => OrderEvent::ReadyForPickup { parcel },
        }])
    })
    .await
}

/// A parcel is with the shopper.
///
/// # Errors
/// When there is no such parcel on its way.
pub async fn receive(
    state: &AppState,
    target: impl Into<Target<'_>>,
    parcel: u32,
) -> Result<Order, Fault> {
    change(state, target, |order, now| {
        order.receive(parcel, now)?;
        Ok(vec![OrderEvent::Received { parcel }])
    })
    .await
}

/// Pieces came back; all that are out when none are named.
///
/// # Errors
/// When they were never out.
pub async fn take_back(
    state: &AppState,
    target: impl Into<Target<'_>>,
    pieces: Vec<Pieces>,
) -> Result<Order, Fault> {
    change(state, target, |order, now| {
        order.take_back(pieces.clone(), now)?;
        Ok(vec![OrderEvent::Returned])
    })
    .await
}

/// How much goes back.
#[derive(Clone, Debug)]
pub enum RefundOf {
    /// Everything that is left.
    Rest,
    /// So many minor units of the order's currency.
    AmountMinor(i64),
    /// What these pieces cost, with their share of discounts; delivery left out.
    Pieces(Vec<Pieces>),
}

/// Gives money back.
///
/// # Errors
/// When it is more than is left.
pub async fn refund(
    state: &AppState,
    target: impl Into<Target<'_>>,
    of: RefundOf,
    reason: RefundReason,
) -> Result<Order, Fault> {
    change(state, target, |order, now| {
        let (amount, pieces) = match &of {
            RefundOf::Rest => (order.refundable(), Vec::new()),
            RefundOf::AmountMinor(minor) => {
                let currency = order.payment.amount.currency;
                (Money::new(*minor, currency), Vec::new())
            }
            RefundOf::Pieces(pieces) => (order.value_of(pieces)?, pieces.clone()),
        };
        let refund = order.refund(amount, reason, pieces, now)?;
        Ok(vec![OrderEvent::Refunded { refund }])
    })
    .await
}

/// The payment provider has answered about a refund.
///
/// # Errors
/// When there is no such refund.
pub async fn settle_refund(
    state: &AppState,
    id: &OrderId,
    refund: u32,
    progress: RefundProgress,
) -> Result<Order, Fault> {
    change(state, id, |order, _| {
        order.settle_refund(refund, progress.clone())?;
        Ok(Vec::new())
    })
    .await
}

/// What the shopper states when they withdraw; the moment is ours.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Their name.
    pub name: String,
    /// Where the acknowledgement goes.
    pub email: String,
    /// From which pieces; all when empty.
    pub pieces: Vec<Pieces>,
}

/// The shopper withdraws from the contract. Sent twice, the first statement counts and is shown again.
///
/// # Errors
/// When the time is over.
pub async fn withdraw(
    state: &AppState,
    id: &OrderId,
    statement: Statement,
) -> Result<Order, Fault> {
    change(state, id, |order, now| {
        if order.life.withdrawal.is_some() {
            return Ok(Vec::new());
        }
        order.withdraw(Withdrawal {
            name: statement.name.clone(),
            email: statement.email.clone(),
            pieces: statement.pieces.clone(),
            at: now,
        })?;
        Ok(vec![OrderEvent::Withdrawn])
    })
    .await
}

/// The shopper agrees that their downloads begin at once; said twice, the first time counts.
///
/// # Errors
/// When there is nothing to download.
pub async fn agree_to_download(state: &AppState, id: &OrderId) -> Result<Order, Fault> {
    change(state, id, |order, now| {
        let is_first = order.agree_to_download(now)?;
        let event = is_first.then_some(OrderEvent::DownloadAgreed);
        Ok(event.into_iter().collect())
    })
    .await
}

/// A withdrawal from an order that is named by its number.
#[derive(Clone, Debug)]
pub struct Nameless {
    /// The order's number.
    pub number: String,
    /// The shopper's name.
    pub name: String,
    /// The address that the order was placed with.
    pub email: String,
}

/// The shopper withdraws from all that they may, without the link of their order. Whether there is such an order is not told: who
/// has it gets the acknowledgement at the address that it was placed with.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_by_number(state: &AppState, statement: Nameless) -> Result<(), Fault> {
    let Ok(number) = statement.number.parse::<OrderNumber>() else {
        return Ok(());
    };
    let mut conn = state.store.read().await?;
    let found = store::order::numbered(&mut conn, number).await?;
    drop(conn);
    let Some(order) = found else {
        return Ok(());
    };
    let own = order.buyer.email.filter(|own| {
        let given = statement.email.trim();
        own.trim().eq_ignore_ascii_case(given)
    });
    let Some(email) = own else {
        return Ok(());
    };
    let statement = Statement {
        name: statement.name,
        email,
        pieces: Vec::new(),
    };
    match withdraw(state, &order.id, statement).await {
        Ok(_) | Err(Fault::Refused(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
