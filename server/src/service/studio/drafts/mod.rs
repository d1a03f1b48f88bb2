//! Posts while somebody works on them: read, saved, published, taken off, restored.
//!
//! What is published stands in the table of posts, and only [`publish`] writes there, by the same way as an import. A post
//! that was imported is a draft without a row: it gets one with its first change, and an import that comes later is taken
//! up unless there are changes of one's own.

mod base;
mod create;
mod error;
mod history;
mod list;
mod publish;
mod save;

pub use base::load;
pub use create::{create, creators, duplicate};
pub use error::DraftError;
pub use history::{history, restore};
pub use list::{Filter, Listed, list, recent_products};
pub use publish::{archive, missing, publish, publish_due, schedule, unschedule};
pub use save::save;
