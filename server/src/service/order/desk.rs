//! The merchant's desk: orders by what is to do, and the answer to a withdrawal.

use spotlet::domain::Money;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::{LifeError, Order, OrderEvent, Pieces, RefundReason, ToDo};

use super::{Target, change};
use crate::service::Fault;
use crate::state::AppState;
use crate::store;
use crate::store::desk::{self, Wanted};
use crate::store::order::email_hash;
use crate::store::order_act::{self, OrderAct};

/// So many orders of former times are sorted in one transaction.
const SORTED_AT_ONCE: i64 = 200;

/// What was typed into the search: an address, a number or how it begins, with or without its letters.
#[must_use]
pub fn wanted(typed: &str, to_do: Option<ToDo>, before: Option<(Timestamp, String)>) -> Wanted {
    let typed = typed.trim();
    let mut wanted = Wanted {
        to_do,
        before,
        ..Wanted::default()
    };
    if typed.contains('@') {
        wanted.email_hash = Some(email_hash(typed));
    } else if !typed.is_empty() {
        let number = typed.to_uppercase().replace(' ', "");
        wanted.number = Some(match number.starts_with("SP-") {
            true => number,
            false => format!("SP-{number}"),
        });
    }
    wanted
}

/// The newest orders that match, and for how many something is to do.
///
/// # Errors
/// When the database fails.
pub async fn list(
    state: &AppState,
    wanted: &Wanted,
    limit: i64,
) -> Result<(Vec<Order>, Vec<(ToDo, i64)>), Fault> {
    sort(state).await?;
    let mut conn = state.store.read().await?;
    let orders = desk::find(&mut conn, wanted, limit).await?;
    Ok((orders, desk::counts(&mut conn).await?))
}

/// Sorts what was written before orders were sorted.
async fn sort(state: &AppState) -> Result<(), Fault> {
    loop {
        let mut conn = state.store.read().await?;
        let unsorted = desk::unsorted(&mut conn, SORTED_AT_ONCE).await?;
        drop(conn);
        if unsorted.is_empty() {
            return Ok(());
        }
        let mut tx = state.store.write().await?;
        for order in &unsorted {
            desk::sort(&mut tx, order).await?;
        }
        store::commit(tx).await?;
    }
}

/// Who of the studio took which step.
///
/// # Errors
/// When the database fails.
pub async fn acts(state: &AppState, id: &OrderId) -> Result<Vec<OrderAct>, Fault> {
    let mut conn = state.store.read().await?;
    Ok(order_act::of_order(&mut conn, id).await?)
}

/// What a withdrawal is answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The pieces it is about that are with the shopper.
    pub out: Vec<Pieces>,
    /// What goes back for the pieces, and for delivery when nothing of the order is kept (Directive 2011/83/EU, article 13).
    pub amount: Money,
}

/// What this order's withdrawal would be answered with; nothing when there is none, or it was answered.
#[must_use]
pub fn answer(order: &Order) -> Option<Answer> {
    let withdrawal = order.life.withdrawal.as_ref()?;
    if !order.to_do().contains(&ToDo::Withdrawal) {
        return None;
    }
    let pieces = &withdrawal.pieces;
    let of = |id| pieces.iter().find(|some| some.line == id);
    let is_all = order
        .lines
        .iter()
        .all(|line| of(line.id.clone()).is_some_and(|some| some.quantity == line.quantity.get()));
    let left = order.refundable();
    let worth = match is_all {
        true => left,
        false => order.value_of(pieces).ok()?,
    };
    let out = order.lines.iter().filter_map(|line| {
        let named = of(line.id.clone())?;
        let quantity = named.quantity.min(order.out(line));
        let line = line.id.clone();
        (quantity > 0).then_some(Pieces { line, quantity })
    });
    Some(Answer {
        out: out.collect(),
        amount: Money::new(worth.amount_minor.min(left.amount_minor), left.currency),
    })
}

/// Answers a withdrawal: the goods are taken back, and their money goes back.
///
/// # Errors
/// When there is none to answer.
pub async fn answer_withdrawal(
    state: &AppState,
    target: impl Into<Target<'_>>,
) -> Result<Order, Fault> {
    change(state, target, |order, now| {
        let answer = answer(order).ok_or(LifeError::NothingLeft)?;
        let pieces = order
            .life
            .withdrawal
            .iter()
            .flat_map(|one| one.pieces.clone());
        let pieces = pieces.collect();
        let mut events = Vec::new();
        if !answer.out.is_empty() {
            order.take_back(answer.out, now)?;
            events.push(OrderEvent::Returned);
        }
        let refund = order.refund(answer.amount, RefundReason::Returned, pieces, now)?;
        events.push(OrderEvent::Refunded { refund });
        Ok(events)
    })
    .await
}
