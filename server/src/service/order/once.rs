//! A form that is sent twice takes its step once.

use spotlet::domain::id::OrderId;

use crate::problem::Problem;
use crate::service::Fault;
use crate::store::Conn;
use crate::store::idempotency::{self, RequestKey};
use crate::store::order_act::{self, OrderAct};
use spotlet::domain::clock::Timestamp;

/// The form that asks for a step.
#[derive(Clone, Debug)]
pub struct Once {
    /// Who sent it, by the id of the member.
    pub by: String,
    /// What they are called.
    pub name: String,
    /// What the form was for, such as `refund`.
    pub what: &'static str,
    /// Drawn with the form.
    pub token: String,
    /// The hash of everything it says.
    pub said_hash: String,
}

/// Which order takes the step, and for which form, if for one.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The order.
    pub id: &'a OrderId,
    /// The form.
    pub once: Option<&'a Once>,
}

impl<'a> From<&'a OrderId> for Target<'a> {
    fn from(id: &'a OrderId) -> Self {
        Self { id, once: None }
    }
}

impl<'a> From<(&'a OrderId, &'a Once)> for Target<'a> {
    fn from((id, once): (&'a OrderId, &'a Once)) -> Self {
        Self {
            id,
            once: Some(once),
        }
    }
}

impl Target<'_> {
    /// Keeps who took the step, if it was a member, beside what it did.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn sign(&self, conn: &mut Conn, now: Timestamp) -> Result<(), Fault> {
        let Some(once) = self.once else {
            return Ok(());
        };
        let act = OrderAct {
            at: now,
            step: once.what.to_owned(),
            member_id: once.by.clone(),
            member_name: once.name.clone(),
        };
        Ok(order_act::insert(conn, self.id, &act).await?)
    }

    /// Whether the step is still to be taken. The claim stands in the same transaction as the step: both hold or none.
    ///
    /// # Errors
    /// A conflict when the same form said something else before.
    pub(super) async fn claim(&self, conn: &mut Conn, now: Timestamp) -> Result<bool, Fault> {
        let Some(once) = self.once else {
            return Ok(true);
        };
        let key = RequestKey {
            caller: once.by.clone(),
            route: format!("studio {} {}", once.what, self.id),
            key: once.token.clone(),
        };
        if idempotency::claim(conn, &key, &once.said_hash, now).await? {
            return Ok(true);
        }
        match idempotency::find(conn, &key).await? {
            Some(seen) if seen.body_hash != once.said_hash => {
                Err(Problem::IdempotencyConflict.into())
            }
            _ => Ok(false),
        }
    }
}
