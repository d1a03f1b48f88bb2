//! Between several servers on one PostgreSQL: what changed here is heard there. SQLite has one server, and needs nothing.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

use super::event::LiveEvent;
use super::hub::Hub;
use crate::store::{Kind, Store, StoreError, notify};

/// Waiting news; with more the others find out by their regular look.
const WAITING: usize = 4096;
/// News are gathered this long, so that a flood of likes becomes a trickle of notifications.
const GATHER: Duration = Duration::from_millis(50);
/// PostgreSQL takes less than 8,000 bytes at once; an event has at most about 100.
const EVENTS_AT_ONCE: usize = 50;
const LISTEN_AGAIN: Duration = Duration::from_secs(2);

/// The way to the other servers.
#[derive(Debug)]
pub(super) struct Nodes {
    to: mpsc::Sender<LiveEvent>,
}

impl Nodes {
    /// Starts talking and listening, where there can be another server.
    pub(super) fn start(hub: &Arc<Hub>, store: &Store) -> Option<Self> {
        (store.kind() == Kind::Postgres).then(|| {
            let (to, from) = mpsc::channel(WAITING);
            tokio::spawn(send(from, store.clone()));
            tokio::spawn(listen(Arc::clone(hub), store.clone()));
            Self { to }
        })
    }

    pub(super) fn tell(&self, event: LiveEvent) {
        if self.to.try_send(event).is_err() {
            tracing::debug!("too much news for the other servers; they will look for themselves");
        }
    }
}

async fn send(mut from: mpsc::Receiver<LiveEvent>, store: Store) {
    let mut events = Vec::new();
    while from.recv_many(&mut events, WAITING).await > 0 {
        let news: Vec<LiveEvent> = BTreeSet::from_iter(events.drain(..)).into_iter().collect();
        for some in news.chunks(EVENTS_AT_ONCE) {
            // Ids are short words; they always become JSON.
            let payload = serde_json::to_string(some).unwrap_or_default();
            if let Err(error) = notify::send(&store, &payload).await {
                tracing::warn!(%error, "the other servers were not told");
            }
        }
        sleep(GATHER).await;
    }
}

async fn listen(hub: Arc<Hub>, store: Store) {
    while !hub.is_closed() {
        if let Err(error) = hear(&hub, &store).await {
            tracing::warn!(%error, "the news of other servers are not heard");
            sleep(LISTEN_AGAIN).await;
        }
    }
}

async fn hear(hub: &Hub, store: &Store) -> Result<(), StoreError> {
    let Some(mut listener) = notify::listen(store).await? else {
        return Ok(());
    };
    // Whatever was said before this connection stood was missed.
    hub.note_all();
    loop {
        tokio::select! {
            heard = listener.recv() => {
                let Some(payload) = heard? else {
                    hub.note_all();
                    continue;
                };
                match serde_json::from_str::<Vec<LiveEvent>>(&payload) {
                    Ok(events) => events.iter().for_each(|event| hub.note(event)),
                    // A newer server may speak of things that this one does not know.
                    Err(_) => hub.note_all(),
                }
            }
            () = hub.closed() => return Ok(()),
        }
    }
}
