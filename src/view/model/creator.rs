//! What a creator's page shows.

use super::ImageView;

/// A creator and what they posted.
#[derive(Clone, Debug)]
pub struct CreatorView {
    /// Name.
    pub name: String,
    /// Posts, newest first.
    pub posts: Vec<PostTeaserView>,
}

/// A post as a picture that leads to it.
#[derive(Clone, Debug)]
pub struct PostTeaserView {
    /// Title, in the reader's language.
    pub title: String,
    /// One or two sentences, if the creator wrote any.
    pub summary: Option<String>,
    /// Address of the post's page.
    pub url: String,
    /// The first picture.
    pub image: Option<ImageView>,
}
