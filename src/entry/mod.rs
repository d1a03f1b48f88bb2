//! What each wasm bundle exports. Wiring only.

#[cfg(feature = "entry-checkout")]
mod checkout;
#[cfg(feature = "entry-post")]
mod post;
