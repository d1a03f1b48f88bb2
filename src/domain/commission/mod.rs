//! What creators earn: whom an order is credited to, how much that is, and what of it is taken back.
//!
//! Pure arithmetic over an order; it must not know how touches were proven (`creator_link` of the server) nor who is paid
//! when. To add a rule of credit: a variant in [`CreditRule`] and its line in [`CreatorTerms::credited`].

mod credit;
mod statement;
mod terms;

pub use credit::Credit;
pub use statement::{Entry, EntryKind, Period, Statement};
pub use terms::{CreatorTerms, CreditRule, UnknownRule};

#[cfg(test)]
mod tests;
