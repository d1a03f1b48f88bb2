//! Visitors: who liked, without a cookie and without knowing who it is.
//!
//! A visitor is a random id that we signed. The signature keeps a script from making up a thousand
//! of them offline; it proves nothing about a person.

use spotlet::domain::id::VisitorId;
use uuid::Uuid;

use crate::problem::Problem;
use crate::signer::{Purpose, Signer};
use crate::token;

/// Makes a new visitor and the token that stands for it. With the `Idempotency-Key` of a request the same request makes the
/// same visitor again, so that a lost reply makes no second one, and nothing need be kept for it.
///
/// # Errors
/// Never, as long as a random id is a valid one.
pub fn mint(signer: &Signer, key: Option<Uuid>) -> Result<(VisitorId, String), Problem> {
    let id = VisitorId::new(match key {
        Some(key) => signer.sign(Purpose::NewVisitor, &key.hyphenated().to_string()),
        None => token::id(),
    })?;
    let token = format!("{id}.{}", signer.sign(Purpose::Visitor, id.as_str()));
    Ok((id, token))
}

/// The visitor of a token.
///
/// # Errors
/// [`Problem::InvalidVisitor`] when the token is not one of ours.
pub fn of_token(signer: &Signer, token: &str) -> Result<VisitorId, Problem> {
    let (id, signature) = token.split_once('.').ok_or(Problem::InvalidVisitor)?;
    if !signer.has_signed(Purpose::Visitor, id, signature) {
        return Err(Problem::InvalidVisitor);
    }
    VisitorId::new(id).map_err(|_| Problem::InvalidVisitor)
}
