//! The brand: where each of its settings is.

use super::shell::StudioView;

/// The ways to every setting.
#[derive(Clone, Debug)]
pub struct BrandView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Those that this member may open.
    pub places: Vec<PlaceView>,
}

/// One way.
#[derive(Clone, Debug)]
pub struct PlaceView {
    /// Address.
    pub url: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What is decided there.
    pub text: &'static str,
    /// How it stands, in a few words; may be empty.
    pub stands: String,
}
