//! The list of posts, a post that is worked on, and how it is published.

use super::shell::StudioView;
use crate::view::model::ImageView;

/// The list of posts.
#[derive(Clone, Debug)]
pub struct PostsView {
    /// What surrounds it.
    pub shell: StudioView,
    /// What was looked for.
    pub words: String,
    /// The filters, as (address, text, number, whether it is chosen).
    pub filters: Vec<(String, String, usize, bool)>,
    /// What fits.
    pub posts: Vec<PostRowView>,
    /// Whether there is any post at all.
    pub is_empty: bool,
}

/// A post in the list.
#[derive(Clone, Debug)]
pub struct PostRowView {
    /// Where it is worked on.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its first picture.
    pub image: Option<ImageView>,
    /// Who made it, and how many products it shows.
    pub about: String,
    /// `draft`, `scheduled`, `published`, `archived`.
    pub status: &'static str,
    /// The same in words, with what goes with it.
    pub status_label: String,
}

/// The form of a new post.
#[derive(Clone, Debug)]
pub struct NewPostView {
    /// What surrounds it.
    pub shell: StudioView,
    /// What was typed as a title.
    pub title: String,
    /// Who may be named as its creator.
    pub creators: Vec<String>,
    /// Whether somebody else may be typed.
    pub is_open: bool,
    /// Languages as (tag, name, whether it is chosen).
    pub languages: Vec<(&'static str, &'static str, bool)>,
}

/// A post that is worked on.
#[derive(Clone, Debug)]
pub struct EditView {
    /// Names of the brand's themes, to look at it with.
    pub themes: String,
    /// What surrounds it.
    pub shell: StudioView,
    /// Its id.
    pub id: String,
    /// Where it stands, in words.
    pub status_label: String,
    /// Its media as they are, for browsers without scripts.
    pub media: Vec<ImageView>,
    /// Its hotspots in words, for the same.
    pub hotspots: Vec<String>,
}

/// How a post is published.
#[derive(Clone, Debug)]
pub struct PublishView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Its id.
    pub id: String,
    /// `draft`, `scheduled`, `published`, `archived`.
    pub status: &'static str,
    /// The same in words, with what goes with it.
    pub status_label: String,
    /// Whether there are changes that nobody sees yet.
    pub is_changed: bool,
    /// What keeps it from being published, in sentences.
    pub missing: Vec<String>,
    /// Where times are told, such as `Europe/Berlin`.
    pub time_zone: String,
    /// The earliest moment to publish at, as a form field takes it.
    pub earliest: String,
    /// Where everybody finds it.
    pub url: String,
    /// Ways to put it into a page, as (name, what it is for, markup).
    pub embeds: Vec<(String, String, String)>,
    /// The oEmbed address.
    pub oembed: String,
    /// What it was before.
    pub versions: Vec<VersionView>,
}

/// What a post was before.
#[derive(Clone, Debug)]
pub struct VersionView {
    /// Its number.
    pub version: i64,
    /// When and by whom.
    pub about: String,
    /// Whether it was published.
    pub is_published: bool,
    /// Whether it is what stands there now.
    pub is_current: bool,
}
