//! Live numbers: whoever changes likes, comments or stock says so here, and open pages are told the new number.
//!
//! [`Live::publish`] is called after the commit, never waits and never fails; what it could not pass on is found by a
//! regular look at the database. Several changes within a moment become one message. It must not know HTTP, and holds no
//! number that is not in the database. To add a kind of number: a variant of [`LiveEvent`], then see `message`.

mod event;
mod hub;
pub mod message;
mod nodes;
mod read;
mod stream;
mod topic;

use std::sync::Arc;
use std::time::Duration;

use spotlet::domain::id::PostId;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep};

pub use event::LiveEvent;
pub use hub::{Refused, StreamLimits};
pub use stream::{Resume, Subscription};

use crate::store::{Store, StoreError};
use hub::Hub;
use nodes::Nodes;

/// The shortest time between two looks at the database, however many likes there are.
const PAUSE: Duration = Duration::from_millis(100);
/// How often a quiet stream is kept open, and how late a change of another process (an import) is found at most.
const BEAT: Duration = Duration::from_secs(15);

/// The way to everybody who looks at a post. Clones share it; the last one that goes ends it.
#[derive(Clone, Debug)]
pub struct Live {
    open: Arc<Open>,
}

#[derive(Debug)]
struct Open {
    hub: Arc<Hub>,
    nodes: Option<Nodes>,
    store: Store,
}

impl Live {
    /// Starts the tasks that read and tell; they end with the last clone.
    #[must_use]
    pub fn start(store: Store) -> Self {
        let hub = Arc::new(Hub::new());
        tokio::spawn(tell(Arc::clone(&hub), store.clone()));
        let nodes = Nodes::start(&hub, &store);
        Self {
            open: Arc::new(Open { hub, nodes, store }),
        }
    }

    /// Says that something changed, after it was committed.
    pub fn publish(&self, event: LiveEvent) {
        self.open.hub.note(&event);
        if let Some(nodes) = &self.open.nodes {
            nodes.tell(event);
        }
    }

    /// Opens a stream on posts; unknown ones are left out.
    ///
    /// # Errors
    /// When the database fails. The inner error says why there is no stream.
    pub async fn subscribe(
        &self,
        posts: Vec<PostId>,
        address: Option<String>,
        resume: Option<&Resume>,
        limits: StreamLimits,
    ) -> Result<Result<Subscription, Refused>, StoreError> {
        self.look_up(&posts).await?;
        Ok(self.open.hub.open(posts, address, resume, limits))
    }

    /// Everything there is to tell of posts: an id that changes with it, and the messages as JSON.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snapshot(&self, posts: &[PostId]) -> Result<(String, Vec<String>), StoreError> {
        self.look_up(posts).await?;
        Ok(self.open.hub.snapshot(posts))
    }

    /// How many streams are open on this node.
    #[must_use]
    pub fn streams(&self) -> usize {
        self.open.hub.streams()
    }

    /// Ends every stream and takes no new one: the server stops.
    pub fn close(&self) {
        self.open.hub.close();
    }

    async fn look_up(&self, posts: &[PostId]) -> Result<(), StoreError> {
        for post in posts {
            if !self.open.hub.knows(post) {
                let numbers = read::post(&self.open.store, post).await?;
                self.open.hub.learn(post, numbers.as_ref());
                // Nobody was told of a change between the look and now.
                self.open.hub.note_post(post);
            }
        }
        Ok(())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.hub.close();
    }
}

/// Reads what changed and tells it, until the hub is closed.
async fn tell(hub: Arc<Hub>, store: Store) {
    let mut beats = interval_at(Instant::now() + BEAT, BEAT);
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !hub.is_closed() {
        tokio::select! {
            () = hub.wake.notified() => {}
            _ = beats.tick() => {
                hub.beat();
                hub.note_all();
            }
        }
        for post in hub.take_dirty() {
            match read::post(&store, &post).await {
                Ok(numbers) => hub.learn(&post, numbers.as_ref()),
                // The next beat looks again.
                Err(error) => tracing::warn!(%error, "live numbers could not be read"),
            }
        }
        sleep(PAUSE).await;
    }
}
