//! `spotlet config`: every key with its meaning.

use crate::config::key::{KEYS, Kind};

/// Prints the list.
pub fn run() {
    for key in KEYS {
        #[allow(clippy::print_stdout, reason = "the list is the result")]
        {
            match key.kind {
                Kind::Tables => println!("[[{}]]\n    {}\n", key.path, key.doc),
                _ => println!("{}\n    {}\n    {}\n", key.path, key.variable(), key.doc),
            }
        }
    }
}
