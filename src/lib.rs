//! Spotlet turns a picture in any page into a shop. This package is the widget: the shop's rules, the wire formats, the markup,
//! and the code that brings the markup alive in a browser. The server is the package `spotlet-server`, the tool is `xtask`.
//!
//! Read the modules in this order; `docs/ARCHITECTURE.md` is the map. Without features only the pure part is compiled.

pub mod domain;

pub mod ucp;

pub mod api;

#[cfg(feature = "ssr")]
pub mod view;

pub mod browser;
pub mod guest;
pub mod host;
pub mod islands;
pub mod studio;

#[cfg(all(feature = "hydrate", target_arch = "wasm32"))]
pub mod entry;
