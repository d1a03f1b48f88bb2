//! Discounts: what a shop takes off, for whom, and what that leaves to pay.
//!
//! The stacking rule: first every automatic discount, in the order of the configuration, then one code. Each works on
//! what those before it left, so nothing ever falls below zero. A percentage or an amount is taken off the goods, spread
//! over their lines in proportion to what is left of them; free delivery is taken off the delivery.
//!
//! It knows no database: how often a discount was used is handed in with the [`Offers`].
//! To add a kind of discount: a variant of [`Benefit`], its arm in `apply`.

mod applied;
mod apply;
mod code;
mod offer;

pub use applied::{Allocation, AppliedDiscount, Discounts, RejectedCode, Rejection};
pub use apply::{Delivery, apply};
pub use code::{CodeError, DiscountCode, MAX_CODES};
pub use offer::{Benefit, Discount, DiscountError, Offers};

#[cfg(test)]
pub(crate) mod tests;
