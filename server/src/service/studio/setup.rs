//! The first owner of a fresh shop, and the way back in for one who lost everything.

use spotlet::domain::MemberId;
use spotlet::domain::member::{self, Member, Role};

use super::{AccountError, password};
use crate::problem::Problem;
use crate::signer::Purpose;
use crate::state::AppState;
use crate::store::{self, member_link, member_session};
use crate::token;

/// Whether nobody owns the shop yet.
///
/// # Errors
/// When the database fails.
pub async fn is_fresh(state: &AppState) -> Result<bool, Problem> {
    let mut conn = state.store.read().await?;
    Ok(store::member::count(&mut conn).await? == 0)
}

/// What stands on the console of a fresh shop, so that no stranger who finds its address first becomes its owner.
#[must_use]
pub fn code(state: &AppState) -> String {
    state.signer.seal(Purpose::SetupCode, "1")
}

/// The address to open first.
#[must_use]
pub fn url(state: &AppState) -> String {
    format!(
        "{}/studio/setup?code={}",
        state.config.public_url,
        code(state)
    )
}

/// Makes the first owner.
///
/// # Errors
/// When the code is not right, there is an owner, or what was typed will not do.
pub async fn first_owner(
    state: &AppState,
    code: &str,
    (email, name, password): (&str, &str, &str),
) -> Result<Member, AccountError> {
    if !state
        .signer
        .has_sealed(Purpose::SetupCode, "1", code.trim())
    {
        return Err(AccountError::Code);
    }
    let owner = Member {
        id: MemberId::new(token::id())?,
        email: member::email(email)?,
        name: member::name(name)?,
        role: Role::Owner,
    };
    member::check_password(password, &owner.email)?;
    let hash = password::hash(password).await?;
    let mut tx = state.store.write().await?;
    store::member::lock(&mut tx).await?;
    if store::member::count(&mut tx).await? > 0 {
        return Err(AccountError::SetUp);
    }
    store::member::insert(&mut tx, &owner, &hash, state.clock.now()).await?;
    store::commit(tx).await?;
    Ok(owner)
}

/// Makes the member with this address an owner with a new password, or adds one; returns the password. For whoever sits
/// at the server's console, who may do anything anyway.
///
/// # Errors
/// When the address can be nobody's.
pub async fn rescue(state: &AppState, email: &str) -> Result<String, AccountError> {
    let email = member::email(email)?;
    let password = token::id();
    let hash = password::hash(&password).await?;
    let mut tx = state.store.write().await?;
    store::member::lock(&mut tx).await?;
    match store::member::by_email(&mut tx, &email).await? {
        Some(found) => {
            let id = found.member.id;
            store::member::set_role(&mut tx, &id, &Role::Owner).await?;
            store::member::set_password(&mut tx, &id, &hash).await?;
            member_link::delete_resets(&mut tx, &id).await?;
            member_session::delete_of(&mut tx, &id, "").await?;
        }
        None => {
            let name = email.split('@').next().unwrap_or_default();
            let owner = Member {
                id: MemberId::new(token::id())?,
                name: member::name(name).unwrap_or_else(|_| "Owner".to_owned()),
                email,
                role: Role::Owner,
            };
            store::member::insert(&mut tx, &owner, &hash, state.clock.now()).await?;
        }
    }
    store::commit(tx).await?;
    Ok(password)
}
