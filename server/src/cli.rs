//! The `spotlet` command line.
