//! Themes and the logo.

use super::shell::StudioView;
use crate::domain::theme::Theme;
use crate::view::model::{ImageView, LogoView};

/// The list of themes.
#[derive(Clone, Debug)]
pub struct ThemesView {
    /// What surrounds it.
    pub shell: StudioView,
    /// By name.
    pub themes: Vec<ThemeRowView>,
    /// What was typed as the name of a new one.
    pub typed: String,
}

/// A theme in the list.
#[derive(Clone, Debug)]
pub struct ThemeRowView {
    /// Its name.
    pub name: String,
    /// What it looks like.
    pub theme: Theme,
    /// Whether it holds where none is named.
    pub is_default: bool,
    /// Who changed it, and when.
    pub changed: String,
}

/// The editor of a theme.
#[derive(Clone, Debug)]
pub struct ThemeView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Its name.
    pub name: String,
    /// The version that the form began from.
    pub version: i64,
    /// Whether it holds where none is named.
    pub is_default: bool,
    /// What it is as far as it can be read.
    pub theme: Theme,
    /// What was typed, as (field, text); empty where the form shows what is kept.
    pub typed: Vec<(String, String)>,
    /// What is wrong with fields, as (field, sentence).
    pub wrong: Vec<(String, String)>,
    /// Who changed it, and when.
    pub changed: String,
    /// Posts to look at it with, as (id, title, a hotspot); the first is shown.
    pub posts: Vec<(String, String, Option<String>)>,
}

/// The choice of the logo.
#[derive(Clone, Debug)]
pub struct LogoPageView {
    /// What surrounds it.
    pub shell: StudioView,
    /// As pages show it.
    pub logo: Option<LogoView>,
    /// Pictures of the library, as (id, picture, name).
    pub pictures: Vec<(String, ImageView, String)>,
    /// The ids of what is chosen, for light and for dark pages; empty for none.
    pub chosen: (String, String),
}
