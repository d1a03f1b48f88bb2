//! What can happen to an order, as others are told of it. The closed list behind webhooks and mails.

use serde::{Deserialize, Serialize};

/// One thing that happened to an order. Stored with jobs: never rename one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderEvent {
    /// It was bought.
    Placed,
    /// It was called off before anything left.
    Cancelled,
    /// A parcel left with a carrier.
    Shipped {
        /// Which.
        parcel: u32,
    },
    /// A parcel waits at the store.
    ReadyForPickup {
        /// Which.
        parcel: u32,
    },
    /// A parcel is with the shopper.
    Received {
        /// Which.
        parcel: u32,
    },
    /// Goods came back.
    Returned,
    /// Money goes back.
    Refunded {
        /// Which refund.
        refund: u32,
    },
    /// The shopper withdrew from the contract.
    Withdrawn,
    /// The shopper agreed that their downloads begin at once.
    DownloadAgreed,
}

impl OrderEvent {
    /// Its public name, as webhooks carry it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Placed => "order.placed",
            Self::Cancelled => "order.cancelled",
            Self::Shipped { .. } => "order.shipped",
            Self::ReadyForPickup { .. } => "order.ready_for_pickup",
            Self::Received { .. } => "order.received",
            Self::Returned => "order.returned",
            Self::Refunded { .. } => "order.refunded",
            Self::Withdrawn => "order.withdrawal_requested",
            Self::DownloadAgreed => "order.download_agreed",
        }
    }
}
