//! Mails to shoppers, as operators look at them: set anew from the order, since the outbox holds no personal data.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;

use super::Fault;
use crate::mail::{Letter, letter};
use crate::outbox::Job;
use crate::state::AppState;
use crate::store::outbox::{self, Entry, State};
use crate::store::{self, Conn};

/// A mail and where it stands.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Its id in the outbox.
    pub id: String,
    /// Where it stands.
    pub state: State,
    /// When it was written.
    pub written_at: Timestamp,
    /// What it says.
    pub letter: Letter,
}

/// The newest mails.
///
/// # Errors
/// When the database fails.
pub async fn newest(state: &AppState, limit: i64) -> Result<Vec<Mail>, Fault> {
    let mut conn = state.store.read().await?;
    let entries = outbox::list(&mut conn, Some(Job::MAIL), limit).await?;
    let mut mails = Vec::new();
    for entry in entries {
        mails.extend(mail(state, &mut conn, entry).await?);
    }
    Ok(mails)
}

/// One mail.
///
/// # Errors
/// [`Fault::NotFound`], also when its order's data was erased.
pub async fn get(state: &AppState, id: &str) -> Result<Mail, Fault> {
    let mut conn = state.store.read().await?;
    let entry = outbox::get(&mut conn, id).await?.ok_or(Fault::NotFound)?;
    mail(state, &mut conn, entry).await?.ok_or(Fault::NotFound)
}

async fn mail(state: &AppState, conn: &mut Conn, entry: Entry) -> Result<Option<Mail>, Fault> {
    let Ok(Job::Mail { event, .. }) = serde_json::from_str(&entry.payload) else {
        return Ok(None);
    };
    let Ok(order) = OrderId::new(entry.order) else {
        return Ok(None);
    };
    let order = store::order::get(conn, &order).await?;
    let letter = order.and_then(|order| letter(state, &order, event));
    Ok(letter.map(|letter| Mail {
        id: entry.id,
        state: entry.state,
        written_at: entry.created_at,
        letter,
    }))
}
