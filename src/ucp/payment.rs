//! The payment of a completing request. Read only: nothing here can be serialized, so no reply can hold a credential.

use std::fmt;

use serde::Deserialize;

/// What the buyer pays with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct PaymentRequest {
    /// The instruments; the selected one counts, else the first.
    #[serde(default)]
    pub instruments: Vec<Instrument>,
}

/// A card or the like.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Instrument {
    /// The platform's name for it.
    pub id: String,
    /// The handler that made it.
    pub handler_id: String,
    /// `card` …
    #[serde(rename = "type")]
    pub kind: String,
    /// What can be charged.
    #[serde(default)]
    pub credential: Option<Credential>,
    /// Whether the buyer chose it.
    #[serde(default)]
    pub selected: Option<bool>,
}

/// What can be charged. Its debug form hides the token, so that no log can hold one.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct Credential {
    /// `token` …
    #[serde(rename = "type")]
    pub kind: String,
    /// The token.
    #[serde(default)]
    pub token: Option<String>,
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credential({}, hidden)", self.kind)
    }
}

impl PaymentRequest {
    /// The instrument to charge: the selected one, else the first.
    #[must_use]
    pub fn instrument(&self) -> Option<&Instrument> {
        self.instruments
            .iter()
            .find(|instrument| instrument.selected == Some(true))
            .or_else(|| self.instruments.first())
    }
}
