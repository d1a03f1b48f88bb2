//! The settings that hold now: the configuration, and over its file what the studio decided.
//!
//! [`Settings`] reads like a [`Config`](crate::config::Config). A clone of it, and so of the
//! [`AppState`](crate::state::AppState) that every request gets, is as of now and stays so: a request sees one set of
//! settings from its beginning to its end. Whoever lives longer clones its state again before each piece of work.
//!
//! What the environment sets stays as it is; what the studio decided outweighs the file. Stored documents are written
//! in the file's own keys and read by the same code, so that what the file refuses is refused here too.
//!
//! To let the studio decide one more key: name it in [`Section::keys`] and take it over in `section.rs`, write it in
//! `written.rs`, and give it a field in `server/src/routes/studio/brand`.

mod current;
mod section;
mod watch;
pub mod written;

pub use current::{Settings, Standing};
pub use section::Section;
pub use watch::{look, run};
