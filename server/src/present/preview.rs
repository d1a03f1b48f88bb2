//! The picture that goes with a link to a post, or to one product in it.

use spotlet::domain::{Medium, Post};

use super::Setting;
use crate::etag::short_hash;
use crate::media::Preview;

/// What is to be drawn, and of which picture.
#[derive(Clone, Debug)]
pub struct PreviewPlan {
    /// Name of the picture in the media store.
    pub source: String,
    /// The drawing.
    pub preview: Preview,
    /// The medium, for its alternative text.
    pub medium: usize,
    /// Name of the finished file; the same content has the same name.
    pub name: String,
}

impl PreviewPlan {
    /// A tag of the content.
    #[must_use]
    pub fn tag(&self) -> String {
        short_hash(self.name.as_bytes())
    }
}

/// The first picture with the hotspot, or the first at all. None where the picture lies elsewhere: we draw only on our own.
#[must_use]
pub fn preview_plan(
    setting: Setting<'_>,
    post: &Post,
    hotspot: Option<&str>,
) -> Option<PreviewPlan> {
    let about = |medium: &Medium| {
        let id = hotspot?;
        medium
            .hotspots
            .iter()
            .position(|spot| spot.id.as_str() == id)
    };
    let (index, medium) = post
        .media
        .iter()
        .enumerate()
        .find(|(_, medium)| about(medium).is_some())
        .or_else(|| post.media.iter().enumerate().next())?;
    let source = medium.still()?;
    let preview = Preview {
        points: medium
            .hotspots
            .iter()
            .map(|spot| (spot.x.get(), spot.y.get()))
            .collect(),
        about: about(medium),
    };
    let name = setting.state.media.preview_name(source, &preview)?;
    Some(PreviewPlan {
        source: source.to_owned(),
        preview,
        medium: index,
        name,
    })
}
