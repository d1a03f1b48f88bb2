//! Many likes, one transaction. A commit costs the same for one like as for hundreds, so while one is under way the next
//! ones gather and share the following; nobody waits for a timer. A wish is answered after its commit, never before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use spotlet::domain::clock::{Clock, Timestamp};
use spotlet::domain::id::{HotspotId, PostId, VisitorId};
use spotlet::domain::results::{Counted, EventKind};
use tokio::sync::{mpsc, oneshot};

use crate::live::{Live, LiveEvent};
use crate::problem::Problem;
use crate::service::results::day_of;
use crate::settings::Settings;
use crate::store::like::{self, Likeable};
use crate::store::{self, Conn, Store, StoreError, post, results};

/// Wishes that wait at most; beyond, one is told to come back.
const WAITING: usize = 4096;
/// Wishes in one transaction at most, so that an order's own transaction never waits long.
pub const GROUP: usize = 256;
/// Two servers may meet in the same rows.
const ATTEMPTS: u32 = 10;

/// What is liked: the post, and one hotspot of it or the post as a whole.
type Thing = (PostId, Option<HotspotId>);

struct Wish {
    thing: Thing,
    visitor: VisitorId,
    liked: bool,
    /// The count after it, `None` when there is no such thing.
    done: oneshot::Sender<Option<u64>>,
}

/// The one way for likes into the database. Clones share it.
#[derive(Clone, Debug)]
pub struct LikeWriter {
    to: mpsc::Sender<Wish>,
}

impl std::fmt::Debug for Wish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wish")
            .field("thing", &self.thing)
            .finish_non_exhaustive()
    }
}

impl LikeWriter {
    /// Starts the task that writes; it ends with the last clone. `group` is how many wishes share a transaction at most,
    /// `settings` say by whose days likes are counted; `written` counts them after the commit.
    #[must_use]
    pub fn start(
        store: Store,
        clock: Arc<dyn Clock>,
        live: Live,
        group: usize,
        settings: Settings,
        written: Counter,
    ) -> Self {
        let (to, from) = mpsc::channel(WAITING);
        tokio::spawn(write(from, store, clock, live, group, settings, written));
        Self { to }
    }

    /// Likes a thing, or takes it back, and says how many like it then.
    ///
    /// # Errors
    /// When there is no such thing, too many wishes wait, or the database fails.
    pub async fn wish(
        &self,
        post: &PostId,
        hotspot: Option<&HotspotId>,
        visitor: &VisitorId,
        liked: bool,
    ) -> Result<u64, Problem> {
        let (done, outcome) = oneshot::channel();
        let wish = Wish {
            thing: (post.clone(), hotspot.cloned()),
            visitor: visitor.clone(),
            liked,
            done,
        };
        self.to.try_send(wish).map_err(|_| Problem::Busy)?;
        match outcome.await {
            Ok(Some(likes)) => Ok(likes),
            Ok(None) => Err(missing(hotspot)),
            // The writer has logged why.
            Err(_) => Err(Problem::Busy),
        }
    }
}

pub(super) fn missing(hotspot: Option<&HotspotId>) -> Problem {
    Problem::NotFound(match hotspot {
        None => "There is no such post.".to_owned(),
        Some(_) => "The post has no such hotspot.".to_owned(),
    })
}

async fn write(
    mut from: mpsc::Receiver<Wish>,
    store: Store,
    clock: Arc<dyn Clock>,
    live: Live,
    group: usize,
    settings: Settings,
    written: Counter,
) {
    let mut wishes = Vec::new();
    while from.recv_many(&mut wishes, group).await > 0 {
        // The last word of a visitor about a thing counts. Sorted, so that two servers never wait for each other crosswise.
        let wanted: BTreeMap<_, _> = wishes
            .iter()
            .map(|wish| ((wish.thing.clone(), wish.visitor.clone()), wish.liked))
            .collect();
        match write_group(&store, clock.now(), &settings.newest().time_zone, &wanted).await {
            Ok(Written { counts, changed }) => {
                written.inc_by(u64::try_from(wanted.len()).unwrap_or(0));
                for post in changed {
                    live.publish(LiveEvent::Likes { post });
                }
                for wish in wishes.drain(..) {
                    // Whoever hung up meanwhile has liked all the same.
                    let _gone = wish.done.send(counts.get(&wish.thing).copied());
                }
            }
            Err(error) => {
                tracing::error!(%error, likes = wishes.len(), "likes were not written");
                // Dropped without a word, each is told to come back.
                wishes.clear();
            }
        }
    }
}

struct Written {
    /// How many like each thing that exists, with what its post brought along.
    counts: BTreeMap<Thing, u64>,
    changed: BTreeSet<PostId>,
}

type Wanted = BTreeMap<(Thing, VisitorId), bool>;

async fn write_group(
    store: &Store,
    now: Timestamp,
    zone: &str,
    wanted: &Wanted,
) -> Result<Written, StoreError> {
    for attempt in 1..ATTEMPTS {
        match write_once(store, now, zone, wanted).await {
            Err(error) if error.is_transient() => {
                tokio::time::sleep(Duration::from_millis(attempt.into())).await;
            }
            done => return done,
        }
    }
    write_once(store, now, zone, wanted).await
}

async fn write_once(
    store: &Store,
    now: Timestamp,
    zone: &str,
    wanted: &Wanted,
) -> Result<Written, StoreError> {
    let mut tx = store.write().await?;
    let mut counts = BTreeMap::new();
    for (thing, _) in wanted.keys() {
        if !counts.contains_key(thing)
            && let Some(seed) = seed(&mut tx, &thing.0, thing.1.as_ref()).await?
        {
            counts.insert(thing.clone(), seed);
        }
    }
    let rows = |liked: bool| {
        wanted
            .iter()
            .filter(move |(_, wants)| **wants == liked)
            .filter(|((thing, _), _)| counts.contains_key(thing))
            .map(|((thing, visitor), _)| (likeable(thing), visitor))
            .collect::<Vec<_>>()
    };
    let added = like::put_all(&mut tx, &rows(true), now).await?;
    let removed = like::delete_all(&mut tx, &rows(false)).await?;
    let mut changed = BTreeSet::new();
    let day = day_of(zone, now);
    for (thing, count) in &mut counts {
        let key = like::key_of(likeable(thing));
        let of = |changes: &BTreeMap<_, i64>| changes.get(&key).copied().unwrap_or(0);
        let difference = of(&added) - of(&removed);
        if difference != 0 {
            changed.insert(thing.0.clone());
            like::add(&mut tx, likeable(thing), difference).await?;
            let counted = Counted {
                post: thing.0.clone(),
                hotspot: thing.1.clone(),
                kind: EventKind::Like,
                day,
                count: difference,
            };
            results::count(&mut tx, &counted).await?;
        }
        *count = count.saturating_add(like::count(&mut tx, likeable(thing)).await?);
    }
    store::commit(tx).await?;
    Ok(Written { counts, changed })
}

fn likeable((post, hotspot): &Thing) -> Likeable<'_> {
    Likeable {
        post,
        hotspot: hotspot.as_ref(),
    }
}

/// The likes a thing brought along; `None` when there is no such thing.
pub(super) async fn seed(
    conn: &mut Conn,
    id: &PostId,
    hotspot: Option<&HotspotId>,
) -> Result<Option<u64>, StoreError> {
    let Some(post) = post::get(conn, id).await? else {
        return Ok(None);
    };
    Ok(match hotspot {
        None => Some(post.likes_seed),
        Some(hotspot) => post.hotspot(hotspot).map(|_| 0),
    })
}
