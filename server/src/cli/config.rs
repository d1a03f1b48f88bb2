//! `spotlet config`: every key with its meaning.

use crate::config::key::KEYS;

/// Prints the list.
pub fn run() {
    for key in KEYS {
        #[allow(clippy::print_stdout, reason = "the list is the result")]
        {
            println!("{}\n    {}\n    {}\n", key.path, key.variable(), key.doc);
        }
    }
}
