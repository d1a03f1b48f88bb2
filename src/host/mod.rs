//! The host side of UCP's Embedded Protocol: a checkout of the merchant in a frame, and the messages with it.
//!
//! `protocol` decides and is pure; `frame` and `session` carry out. The host must not know what a shopper types: it sees an opaque checkout.
//! To support one more message: a row in `protocol`, an arm in `session`.

pub mod protocol;

#[cfg(all(feature = "entry-post", target_arch = "wasm32"))]
pub mod frame;
#[cfg(all(feature = "entry-post", target_arch = "wasm32"))]
pub mod session;
