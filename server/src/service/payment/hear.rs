//! A provider's webhook: a reason to look, never the truth itself. So it may come first, late, twice or out of order.

use spotlet::domain::payment::{PaymentState, Provider};

use crate::payment::AttemptKey;
use crate::service::{Fault, checkout};
use crate::state::AppState;
use crate::store;

/// A webhook whose signature was checked.
#[derive(Clone, Debug)]
pub struct Heard {
    /// Who sent it.
    pub provider: Provider,
    /// Its id: the same event counts once.
    pub event: String,
    /// The provider's name of the payment it is about.
    pub reference: Option<String>,
    /// Our name of it, where the event carries one.
    pub key: Option<AttemptKey>,
}

/// Takes a webhook in. One that is about nothing of ours is taken too, so that it is not sent again.
///
/// # Errors
/// When it could not be followed up; the provider sends it again.
pub async fn hear(state: &AppState, heard: &Heard) -> Result<(), Fault> {
    let mut conn = state.store.read().await?;
    if store::provider_event::is_known(&mut conn, heard.provider, &heard.event).await? {
        return Ok(());
    }
    let known = match (&heard.reference, &heard.key) {
        (_, Some(key)) => store::payment::get(&mut conn, key).await?,
        (Some(reference), None) => {
            store::payment::by_reference(&mut conn, heard.provider, reference).await?
        }
        (None, None) => None,
    };
    drop(conn);
    let known = known.filter(|known| known.provider == heard.provider);
    if let Some(known) = known.filter(|known| known.state != PaymentState::Succeeded) {
        checkout::settle_attempt(state, &known).await?;
    }
    let mut tx = state.store.write().await?;
    store::provider_event::remember(&mut tx, heard.provider, &heard.event, state.clock.now())
        .await?;
    Ok(store::commit(tx).await?)
}
