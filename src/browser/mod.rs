//! Adapters to the page: the only place that calls `web-sys`, one file for each outside thing.
//!
//! Everything here is dull and total: a missing element, a refused storage or a lost reply is a value, never a panic.
//! It must not know what a cart or a post is. To add an adapter: one file, one thing, and a line below.

pub mod decimal;
pub mod uuid;

macro_rules! in_browsers {
    ($($name:ident)*) => {$(
        #[cfg(all(feature = "hydrate", target_arch = "wasm32"))]
        pub mod $name;
    )*};
}
in_browsers!(dom event http intl json page storage time);
