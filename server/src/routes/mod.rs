//! HTTP, and nothing but HTTP: each route reads a request, calls one service and writes the reply.

pub mod api;
pub mod embed;
pub mod html;
pub mod metrics;
pub mod pages;
pub mod studio;
pub mod ucp;
pub mod webhooks;

mod cors;
mod public;

/// The longest request body that is read.
pub const MAX_BODY_BYTES: usize = 256 * 1024;
