//! How a brand looks: its themes, as values of the public custom properties.
//!
//! A theme is read from plain texts, strictly: nothing that gets through [`Theme::read`] can be anything but a colour, a length,
//! a list of fonts or one of our words, so writing it as CSS (`css`) injects nothing. It must not know how themes are kept, nor who
//! may change them. To add a token: a row in `crate::api::names::CUSTOM_PROPERTIES`, a variant of [`ColorToken`] or a field of
//! [`Theme`], its default in `styles/tokens.css`; tests compare all three.

mod color;
mod contrast;
mod css;
mod font;
mod name;
mod scheme;
mod values;

pub use color::Color;
pub use contrast::{Against, Judged, Verdict, judge, nearest};
pub use css::{declarations, public_block, stylesheet};
pub use font::Fonts;
pub use name::{NameError, ThemeName};
pub use scheme::{ColorToken, Scheme, Shade};
pub use values::{FieldError, Fields, Shadow, Theme, Wrong};
