//! What one piece of a product costs, made in a certain way.

use serde::{Deserialize, Serialize};

use crate::domain::Currency;

/// The answer of `GET /api/products/{id}/price`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductPrice {
    /// Minor units, taxes included.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: Currency,
    /// The same as text, for the reader's market.
    pub price: String,
    /// Why it cannot be made like this; empty when it can.
    pub problems: Vec<AnswerProblem>,
}

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerProblem {
    /// The field's id.
    pub field: String,
    /// Stable code.
    pub code: String,
    /// A sentence in the reader's language.
    pub text: String,
}
