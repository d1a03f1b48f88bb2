//! Hints about the buyer on the wire. Only what this shop reads; the rest is ignored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where the buyer seems to be and which language they read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Country; two letters, though other sides may send more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_country: Option<String>,
    /// BCP 47 tag; outweighs `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Currency of price filters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// Where the buyer came from, as the parameters of an address would say it. Ours are `post`, `hotspot`, `creator`.
pub type Attribution = BTreeMap<String, String>;
