//! What was handed over to the shopper or a carrier: some pieces of an order, together.

use serde::{Deserialize, Serialize};

use crate::domain::{LineItemId, Timestamp};

/// Pieces of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pieces {
    /// The line.
    pub line: LineItemId,
    /// How many of its pieces; at least one.
    pub quantity: u32,
}

/// How a parcel reaches the shopper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// A carrier brings it.
    Carrier {
        /// Its name, as the shopper reads it.
        carrier: String,
        /// The number it gave the parcel.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tracking_number: Option<String>,
        /// Where the shopper can follow it; http or https.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tracking_url: Option<String>,
    },
    /// The shopper fetches it at a store.
    Pickup,
}

/// Where a parcel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ParcelState {
    /// With the carrier, or waiting at the store.
    OnItsWay,
    /// With the shopper.
    Received {
        /// Since when.
        at: Timestamp,
    },
}

/// Pieces that were sent, or laid ready, together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// Counts the parcels of an order from 1; people name it so.
    pub number: u32,
    /// What is in it.
    pub pieces: Vec<Pieces>,
    /// How it gets to the shopper.
    pub way: Way,
    /// When it was sent or laid ready.
    pub sent_at: Timestamp,
    /// Where it is.
    pub state: ParcelState,
}

impl Parcel {
    /// When the shopper got it, if they have.
    #[must_use]
    pub fn received_at(&self) -> Option<Timestamp> {
        match self.state {
            ParcelState::OnItsWay => None,
            ParcelState::Received { at } => Some(at),
        }
    }
}
