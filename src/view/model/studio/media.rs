//! The media library.

use super::shell::StudioView;
use crate::view::model::ImageView;

/// The pictures and videos that a member may see.
#[derive(Clone, Debug)]
pub struct LibraryView {
    /// What surrounds it.
    pub shell: StudioView,
    /// The newest first.
    pub media: Vec<TileView>,
    /// Address of older ones.
    pub older: Option<String>,
    /// Drawn with the form, so that one sent twice brings its files once.
    pub form_token: String,
}

/// One of the library's tiles.
#[derive(Clone, Debug)]
pub struct TileView {
    /// Address of its page.
    pub url: String,
    /// What it is called.
    pub name: String,
    /// What it looks like; none of a video without a still.
    pub image: Option<ImageView>,
    /// Whether it moves.
    pub is_video: bool,
    /// Whether nobody has said yet what is to be seen.
    pub lacks_words: bool,
}

/// One medium.
#[derive(Clone, Debug)]
pub struct MediumView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Its id.
    pub id: String,
    /// The picture, or a video's still.
    pub image: Option<ImageView>,
    /// A video's address and type.
    pub video: Option<(String, String)>,
    /// What is to be seen, as (language, its name, text).
    pub alt: Vec<(&'static str, &'static str, String)>,
    /// Size and date, as (label, text).
    pub facts: Vec<(String, String)>,
    /// What shows it.
    pub users: Vec<String>,
    /// Drawn with the form of a poster.
    pub form_token: String,
}
