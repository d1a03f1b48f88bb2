//! Pictures and videos: taken in with limits, re-encoded or cleaned, kept under the hash of what came in.
//!
//! A picture becomes JPEGs and WebPs in several widths and a tiny placeholder; the original is not kept, and with it
//! goes whatever its file said about camera and place. A video keeps its frames and loses its metadata.
//! This module knows no post and no product. To take a new kind: a file here that turns bytes into named files,
//! and a method on [`MediaStore`].

mod cache;
mod colour;
mod error;
mod files;
mod info;
mod ink;
mod kind;
mod picture;
mod placeholder;
mod preview;
mod store;
mod uploads;
mod video;
mod widths;

pub use error::MediaError;
pub use files::{Bucket, Files};
pub use info::{PictureInfo, VideoInfo, VideoSource};
pub use ink::Ink;
pub use kind::{MediaKind, kind};
pub use picture::Limits;
pub use preview::{HEIGHT as PREVIEW_HEIGHT, Preview, WIDTH as PREVIEW_WIDTH};
pub use store::MediaStore;
pub use uploads::{Uploads, look, most_bytes};
pub use widths::PictureRole;

#[cfg(test)]
mod tests;
