//! The use cases: each reads, lets the domain decide, and writes, in as few transactions as it can.
//!
//! A service knows the store, the payment provider and the clock. It must not know HTTP, HTML or the
//! wire types of UCP. To add one: a function in the file of its noun; routes call it and do no more.

pub mod cart;
pub mod catalog;
pub mod checkout;
pub mod comment;
pub mod creator;
pub mod creator_link;
pub mod likes;
pub mod mails;
pub mod negotiation;
pub mod order;
pub mod payment;
pub mod platform;
pub mod posts;
pub mod quote;
pub mod refusal;
pub mod search;
pub mod staff;
pub mod studio;
pub mod visitor;

mod pricing;
pub mod results;
pub mod retention;
mod retry;
mod terms;

pub use refusal::{Fault, Refusal};
