//! A creator as `spotlet import` reads one in a post.

use serde::Deserialize;

use crate::domain::{CreatorId, Localized};

/// Who made a post, and what their page says of them. Whatever of the page is given replaces all that was known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CreatorJson {
    /// The creator's id.
    pub id: CreatorId,
    /// File name of a portrait beside the imported file.
    #[serde(default)]
    pub picture: Option<String>,
    /// A few sentences, in the post's language or as a map of languages.
    #[serde(default)]
    pub bio: Option<Localized>,
    /// A page of their own elsewhere.
    #[serde(default)]
    pub link: Option<String>,
}

impl CreatorJson {
    /// Whether it says more than who made the post.
    #[must_use]
    pub fn has_profile(&self) -> bool {
        self.picture.is_some() || self.bio.is_some() || self.link.is_some()
    }
}
