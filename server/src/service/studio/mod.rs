//! What members do in the studio.
//!
//! Each function takes the [`Member`](spotlet::domain::Member) who acts, where it matters who does: the table of routes
//! says who may come here at all, a service says what of it is theirs.

pub mod drafts;
pub mod error;
pub mod import;
pub mod library;
pub mod links;
pub mod password;
pub mod people;
pub mod products;
pub mod session;
pub mod settings;
pub mod setup;
pub mod themes;
pub mod upload;

pub use error::AccountError;
