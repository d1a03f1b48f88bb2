//! Our own wire types: what `/api` answers, what `spotlet import` reads, and the names that make up the public surface.
//!
//! Every public name (error code, attribute, event, part, custom property) stands here in one table; documents, loader
//! and tests take it from there. Nothing here knows HTTP beyond the number of a status.

pub mod comment;
pub mod conversation;
pub mod creator;
pub mod draft;
pub mod embed_token;
pub mod error_code;
pub mod likes;
pub mod media;
pub mod names;
pub mod order_event;
pub mod post;
pub mod price;
pub mod problem;
pub mod product;
pub mod seen;

pub use conversation::Conversation;
pub use error_code::ErrorCode;
pub use likes::{CountText, Likes, LikesReply};
pub use order_event::{OrderEventJson, OrderJson};
pub use post::PostJson;
pub use problem::Problem;
pub use product::ProductJson;
pub use seen::{SeenEventJson, SeenJson};
