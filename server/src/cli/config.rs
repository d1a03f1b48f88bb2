//! `spotlet config`: every key with its meaning.

use super::out;
use crate::config::key::{KEYS, Kind};

/// Prints the list.
pub fn run() {
    for key in KEYS {
        match key.kind {
            Kind::Tables => out::line(&format_args!("[[{}]]\n    {}\n", key.path, key.doc)),
            _ => out::line(&format_args!(
                "{}\n    {}\n    {}\n",
                key.path,
                key.variable(),
                key.doc
            )),
        }
    }
}
