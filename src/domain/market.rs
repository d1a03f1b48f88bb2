//! For whom something is shown or priced: the country it would go to and the language it is told in.

use serde::{Deserialize, Serialize};

use super::{Country, Locale};

/// Hints about the shopper, given by the page or platform. They choose texts and estimates; a destination that the
/// shopper typed always outweighs them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Where the shopper seems to be.
    #[serde(default)]
    pub country: Option<Country>,
    /// The language to answer in.
    #[serde(default)]
    pub locale: Locale,
}
