//! Who works in the studio: owners invite, change roles, remove.

use spotlet::domain::member::{Member, Role};
use spotlet::domain::{CreatorId, MemberId};

use super::AccountError;
use super::links::{self, INVITED_DAYS};
use crate::problem::Problem;
use crate::signer::Purpose;
use crate::state::AppState;
use crate::store::member_link::{self, Invitation};
use crate::store::{self, Conn, member_session};

/// Everybody, and the invitations that still hold.
///
/// # Errors
/// When the database fails.
pub async fn list(state: &AppState) -> Result<(Vec<Member>, Vec<Invitation>), Problem> {
    let mut conn = state.store.read().await?;
    let members = store::member::list(&mut conn).await?;
    let invitations = member_link::invitations(&mut conn, state.clock.now()).await?;
    Ok((members, invitations))
}

/// The role that a form names.
///
/// # Errors
/// [`AccountError::Creator`] when a creator's id is needed and is none.
pub fn role(word: &str, creator: &str) -> Result<Role, AccountError> {
    match word {
        "owner" => Ok(Role::Owner),
        "editor" => Ok(Role::Editor),
        _ => CreatorId::new(creator.trim())
            .map(Role::Creator)
            .map_err(|_| AccountError::Creator),
    }
}

/// Makes an invitation; `id` is drawn with the form, so that a form sent twice invites once.
///
/// # Errors
/// When the database fails.
pub async fn invite(
    state: &AppState,
    id: &str,
    role: Role,
    note: &str,
) -> Result<(), AccountError> {
    // Foreign ids are checked like any other of ours; the seal makes the link, not the id.
    let id = MemberId::new(id)?;
    let now = state.clock.now();
    let invitation = Invitation {
        id: id.to_string(),
        role,
        note: note.trim().chars().take(120).collect(),
        expires_at: now.plus_days(INVITED_DAYS),
    };
    let mut tx = state.store.write().await?;
    member_link::invite(&mut tx, &invitation, now).await?;
    Ok(store::commit(tx).await?)
}

/// The address of an invitation.
#[must_use]
pub fn invitation_url(state: &AppState, id: &str) -> String {
    let link = links::write(&state.signer, Purpose::Invitation, id);
    format!("{}/studio/join/{link}", state.config.public_url)
}

/// Takes an invitation back.
///
/// # Errors
/// When the database fails.
pub async fn uninvite(state: &AppState, id: &str) -> Result<(), Problem> {
    let mut tx = state.store.write().await?;
    member_link::uninvite(&mut tx, id).await?;
    Ok(store::commit(tx).await?)
}

/// Gives a member another role.
///
/// # Errors
/// [`AccountError::LastOwner`].
pub async fn set_role(state: &AppState, id: &MemberId, role: Role) -> Result<(), AccountError> {
    let mut tx = state.store.write().await?;
    store::member::lock(&mut tx).await?;
    if role != Role::Owner {
        keep_an_owner(&mut tx, id).await?;
    }
    store::member::set_role(&mut tx, id, &role).await?;
    Ok(store::commit(tx).await?)
}

/// Removes a member, who is signed out everywhere by that.
///
/// # Errors
/// [`AccountError::LastOwner`].
pub async fn remove(state: &AppState, id: &MemberId) -> Result<(), AccountError> {
    let mut tx = state.store.write().await?;
    store::member::lock(&mut tx).await?;
    keep_an_owner(&mut tx, id).await?;
    member_session::delete_of(&mut tx, id, "").await?;
    member_link::delete_resets(&mut tx, id).await?;
    store::member::delete(&mut tx, id).await?;
    Ok(store::commit(tx).await?)
}

async fn keep_an_owner(conn: &mut Conn, leaving: &MemberId) -> Result<(), AccountError> {
    match store::member::other_owners(conn, leaving).await? {
        0 => Err(AccountError::LastOwner),
        _ => Ok(()),
    }
}
