//! Links that make somebody a member or set a password anew: `{id}.{seal}`, the seal being the server's.

use spotlet::domain::MemberId;
use spotlet::domain::member::{self, Member};

use super::{AccountError, password};
use crate::outbox::{self, Job};
use crate::problem::Problem;
use crate::signer::{Purpose, Signer};
use crate::state::AppState;
use crate::store::member_link::{self, Invitation};
use crate::store::{self, member_session};
use crate::token;

/// How long an invitation holds.
pub const INVITED_DAYS: u32 = 7;
/// How long a link for a new password holds.
const RESET_MS: i64 = 60 * 60 * 1000;

/// The last part of a link's address.
#[must_use]
pub fn write(signer: &Signer, purpose: Purpose, id: &str) -> String {
    format!("{id}.{}", signer.seal(purpose, id))
}

/// The id in a link, if the link is ours.
#[must_use]
pub fn read<'a>(signer: &Signer, purpose: Purpose, link: &'a str) -> Option<&'a str> {
    let (id, seal) = link.split_once('.')?;
    signer.has_sealed(purpose, id, seal).then_some(id)
}

/// What an invitation offers.
///
/// # Errors
/// [`AccountError::LinkOver`].
pub async fn invitation(state: &AppState, link: &str) -> Result<Invitation, AccountError> {
    let id = read(&state.signer, Purpose::Invitation, link).ok_or(AccountError::LinkOver)?;
    let mut conn = state.store.read().await?;
    member_link::invitations(&mut conn, state.clock.now())
        .await?
        .into_iter()
        .find(|invitation| invitation.id == id)
        .ok_or(AccountError::LinkOver)
}

/// Follows an invitation.
///
/// # Errors
/// When it does not hold any more, or what was typed will not do.
pub async fn join(
    state: &AppState,
    link: &str,
    (email, name, password): (&str, &str, &str),
) -> Result<Member, AccountError> {
    let invitation = invitation(state, link).await?;
    let new = Member {
        id: MemberId::new(token::id())?,
        email: member::email(email)?,
        name: member::name(name)?,
        role: invitation.role,
    };
    member::check_password(password, &new.email)?;
    let hash = password::hash(password).await?;
    let mut tx = state.store.write().await?;
    // Whoever takes the row away uses the link; of two at once one does.
    if !member_link::uninvite(&mut tx, &invitation.id).await? {
        return Err(AccountError::LinkOver);
    }
    match store::member::insert(&mut tx, &new, &hash, state.clock.now()).await {
        Err(error) if error.is_duplicate() => return Err(AccountError::Taken),
        other => other?,
    }
    store::commit(tx).await?;
    Ok(new)
}

/// Writes to the member with this address how to set a new password. Nothing tells whether there is one.
///
/// # Errors
/// When the database fails.
pub async fn forgot(state: &AppState, email: &str) -> Result<(), Problem> {
    let email = member::email(email).unwrap_or_default();
    let now = state.clock.now();
    let id = token::id();
    let mut tx = state.store.write().await?;
    let found = store::member::by_email(&mut tx, &email).await?;
    let member = found.map(|found| found.member.id);
    // Also for nobody, so that both take the same time; it is swept away.
    member_link::insert_reset(&mut tx, &id, member.as_ref(), now, now.plus_ms(RESET_MS)).await?;
    if member.is_some() {
        outbox::tell(&mut tx, &Job::PasswordReset { reset: id }, now).await?;
    }
    store::commit(tx).await?;
    state.outbox.ring();
    Ok(())
}

/// Whose password a link sets anew.
///
/// # Errors
/// [`AccountError::LinkOver`].
pub async fn reset_of(state: &AppState, link: &str) -> Result<Member, AccountError> {
    let id = read(&state.signer, Purpose::PasswordReset, link).ok_or(AccountError::LinkOver)?;
    by_reset(state, id).await
}

/// The same by the link's id alone, for the mail that carries it.
///
/// # Errors
/// [`AccountError::LinkOver`].
pub async fn by_reset(state: &AppState, id: &str) -> Result<Member, AccountError> {
    let mut conn = state.store.read().await?;
    let member = member_link::reset(&mut conn, id, state.clock.now()).await?;
    let member = member.ok_or(AccountError::LinkOver)?;
    let found = store::member::get(&mut conn, &member).await?;
    Ok(found.ok_or(AccountError::LinkOver)?.member)
}

/// Sets a new password; every browser has to sign in again, and no other link holds.
///
/// # Errors
/// When the link does not hold any more, or the password will not do.
pub async fn reset(state: &AppState, link: &str, new: &str) -> Result<Member, AccountError> {
    let member = reset_of(state, link).await?;
    member::check_password(new, &member.email)?;
    let hash = password::hash(new).await?;
    let mut tx = state.store.write().await?;
    if member_link::delete_resets(&mut tx, &member.id).await? == 0 {
        return Err(AccountError::LinkOver);
    }
    store::member::set_password(&mut tx, &member.id, &hash).await?;
    member_session::delete_of(&mut tx, &member.id, "").await?;
    store::commit(tx).await?;
    Ok(member)
}
