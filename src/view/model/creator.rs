//! What a creator's page shows.

use super::{AdView, ImageView};
use crate::domain::Locale;

/// A creator and what they posted.
#[derive(Clone, Debug)]
pub struct CreatorView {
    /// Name.
    pub name: String,
    /// The reader's language.
    pub locale: Locale,
    /// A portrait.
    pub picture: Option<ImageView>,
    /// What stands where there is none: the first letter of the name, or two.
    pub initials: String,
    /// A few sentences.
    pub bio: Option<String>,
    /// A page of theirs elsewhere: its address and how it is shown.
    pub link: Option<(String, String)>,
    /// Posts, newest first.
    pub posts: Vec<PostTeaserView>,
}

/// A post as a picture that leads to it.
#[derive(Clone, Debug)]
pub struct PostTeaserView {
    /// Title, in the reader's language.
    pub title: String,
    /// The market's word for advertising, if it is.
    pub advertising: Option<AdView>,
    /// One or two sentences, if the creator wrote any.
    pub summary: Option<String>,
    /// Address of the post's page.
    pub url: String,
    /// The first picture.
    pub image: Option<ImageView>,
}
