//! Where in what was read an entry stands, as a person would look for it.

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// The table as a whole.
    Table,
    /// Lines of a table, and what they are called together, if anything.
    Lines(Vec<u64>, String),
    /// An entry of a list, from 1, and its id.
    Entry(usize, Option<String>),
    /// By a path through the data, an id, or the name of what was read.
    Named(String),
}
