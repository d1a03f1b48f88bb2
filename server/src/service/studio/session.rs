//! Signing in and out.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::member::{self, Member};

use super::{AccountError, password};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::member::WithPassword;
use crate::store::member_session::{self, Session};
use crate::store::{self, Conn};
use crate::token;

/// A browser that is not used for so long has to sign in again.
pub const IDLE_DAYS: u32 = 14;
/// Use is noted this often: not each request should write.
const NOTED_EVERY_MS: i64 = 10 * 60 * 1000;

/// Signs in; the secret of the new session, which only its cookie holds.
///
/// # Errors
/// [`AccountError::Wrong`], whatever of the two is wrong.
pub async fn sign_in(
    state: &AppState,
    email: &str,
    password: &str,
) -> Result<(Member, String), AccountError> {
    // What can be no address is refused like one that is nobody's.
    let email = member::email(email).unwrap_or_default();
    let found = {
        let mut conn = state.store.read().await?;
        store::member::by_email(&mut conn, &email).await?
    };
    let kept = found.as_ref().map(|found| found.password_hash.as_str());
    let matches = password::matches(password, kept).await?;
    let (true, Some(found)) = (matches, found) else {
        return Err(AccountError::Wrong);
    };
    let secret = begin_proven(state, &found).await?;
    Ok((found.member, secret))
}

/// Begins a session of a member whose password was right a moment ago. Who has changed it since has ended every session, and
/// none may begin after that.
///
/// # Errors
/// [`AccountError::Wrong`] when it is another by now.
pub async fn begin_proven(state: &AppState, found: &WithPassword) -> Result<String, AccountError> {
    let mut tx = state.store.write().await?;
    if !store::member::keeps_password(&mut tx, &found.member.id, &found.password_hash).await? {
        return Err(AccountError::Wrong);
    }
    let secret = insert(state, &mut tx, &found.member).await?;
    store::commit(tx).await?;
    Ok(secret)
}

/// Begins a session of a member who has just proven to be one.
///
/// # Errors
/// When the database fails.
pub async fn begin(state: &AppState, member: &Member) -> Result<String, Problem> {
    let mut tx = state.store.write().await?;
    let secret = insert(state, &mut tx, member).await?;
    store::commit(tx).await?;
    Ok(secret)
}

async fn insert(state: &AppState, conn: &mut Conn, member: &Member) -> Result<String, Problem> {
    let secret = token::secret();
    let now = state.clock.now();
    let session = Session {
        member: member.id.clone(),
        seen_at: now,
        expires_at: now.plus_days(IDLE_DAYS),
    };
    member_session::insert(conn, &token::hash(&secret), &session).await?;
    Ok(secret)
}

/// Whose session has this secret.
///
/// # Errors
/// When the database fails.
pub async fn member(state: &AppState, secret: &str) -> Result<Option<Member>, Problem> {
    let hash = token::hash(secret);
    let now = state.clock.now();
    let mut conn = state.store.read().await?;
    let Some((session, member)) = find(&mut conn, &hash, now).await? else {
        return Ok(None);
    };
    drop(conn);
    if session.seen_at.plus_ms(NOTED_EVERY_MS) <= now {
        let mut tx = state.store.write().await?;
        member_session::touch(&mut tx, &hash, now, now.plus_days(IDLE_DAYS)).await?;
        store::commit(tx).await?;
    }
    Ok(Some(member))
}

async fn find(
    conn: &mut Conn,
    hash: &str,
    now: Timestamp,
) -> Result<Option<(Session, Member)>, Problem> {
    let session = member_session::get(conn, hash).await?;
    let Some(session) = session.filter(|session| session.expires_at > now) else {
        return Ok(None);
    };
    let found = store::member::get(conn, &session.member).await?;
    Ok(found.map(|found| (session, found.member)))
}

/// Signs out here.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(state: &AppState, secret: &str) -> Result<(), Problem> {
    let mut tx = state.store.write().await?;
    member_session::delete(&mut tx, &token::hash(secret)).await?;
    Ok(store::commit(tx).await?)
}

/// Signs out everywhere but here.
///
/// # Errors
/// When the database fails.
pub async fn sign_out_elsewhere(
    state: &AppState,
    member: &Member,
    secret: &str,
) -> Result<(), Problem> {
    let mut tx = state.store.write().await?;
    member_session::delete_of(&mut tx, &member.id, &token::hash(secret)).await?;
    Ok(store::commit(tx).await?)
}

/// Changes the password; every other browser has to sign in again.
///
/// # Errors
/// [`AccountError::Wrong`] when the old one is not right.
pub async fn change_password(
    state: &AppState,
    member: &Member,
    secret: &str,
    (old, new): (&str, &str),
) -> Result<(), AccountError> {
    member::check_password(new, &member.email)?;
    let kept = {
        let mut conn = state.store.read().await?;
        store::member::get(&mut conn, &member.id).await?
    };
    let kept = kept.as_ref().map(|kept| kept.password_hash.as_str());
    if !password::matches(old, kept).await? {
        return Err(AccountError::Wrong);
    }
    let hash = password::hash(new).await?;
    let mut tx = state.store.write().await?;
    store::member::set_password(&mut tx, &member.id, &hash).await?;
    store::member_link::delete_resets(&mut tx, &member.id).await?;
    member_session::delete_of(&mut tx, &member.id, &token::hash(secret)).await?;
    Ok(store::commit(tx).await?)
}

/// Forgets sessions and links that are over.
///
/// # Errors
/// When the database fails.
pub async fn sweep(state: &AppState) -> Result<(), Problem> {
    let now = state.clock.now();
    let mut tx = state.store.write().await?;
    member_session::forget_before(&mut tx, now).await?;
    store::member_link::forget_before(&mut tx, now).await?;
    Ok(store::commit(tx).await?)
}
