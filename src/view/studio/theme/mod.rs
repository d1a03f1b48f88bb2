//! Themes: the list, the editor, the logo.
//!
//! `src/studio/theme` brings the editor alive by these attributes: `data-theme-editor` on the form with the words as `data-t-…`,
//! `data-well` with a field's name on its colour picker, `data-says` on what tells its contrast, `data-alive` on what is hidden
//! without a script, `data-theme-preview` around the frame, `data-theme-css` on the text to copy.

mod edit;
mod field;
mod list;
mod logo;
mod preview;
mod swatch;

pub use edit::theme_page;
pub use list::themes_page;
pub use logo::logo_page;
