//! What can happen to an order, as others are told of it. The closed list behind webhooks and mails.

use serde::{Deserialize, Serialize};

/// One thing that happened to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderEvent {
    /// It was bought.
    Placed,
}

impl OrderEvent {
    /// Every event, in the order of a life.
    pub const ALL: &'static [Self] = &[Self::Placed];

    /// Its public name, as webhooks carry it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Placed => "order.placed",
        }
    }
}
