//! What each artefact may weigh in brotli: the promise to shoppers on slow networks.
//!
//! To add an artefact that is no lazy chunk: one row.

const KIB: usize = 1024;

/// Artefacts that must exist, with their budgets in bytes.
pub const BUDGETS: &[(&str, usize)] = &[
    ("loader", 3 * KIB),
    // A post with four products, without its picture.
    ("fragment", 8 * KIB),
    ("post.css", 6 * KIB),
    ("share.css", 2 * KIB),
    ("page.css", 6 * KIB),
    ("checkout.css", 6 * KIB),
    // A bundle is its module together with its scripts. For the core the aim is 45.
    ("core", 55 * KIB),
    ("checkout", 70 * KIB),
    // Nobody but creators and the brand's people loads it.
    ("studio/studio", 300 * KIB),
];

/// What everything else is: loaded when a shopper asks for it.
const LAZY_CHUNK: usize = 40 * KIB;

/// The budget of an artefact, in bytes.
pub fn of(name: &str) -> usize {
    BUDGETS
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(LAZY_CHUNK, |(_, budget)| *budget)
}
