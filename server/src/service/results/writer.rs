//! Sums are written as likes are: while one commit is under way the next messages gather and share the following.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use spotlet::domain::clock::Clock;
use spotlet::domain::id::{HotspotId, PostId};
use spotlet::domain::results::{Cell, Counted, EventKind};
use tokio::sync::{mpsc, oneshot};

use super::day_of;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::store::{self, Store, StoreError, results};

/// Messages that wait at most; beyond, one is told to come back.
const WAITING: usize = 4096;
/// Messages in one transaction at most.
const GROUP: usize = 256;
/// Two servers may meet in the same rows.
const ATTEMPTS: u32 = 10;

/// What one message told, as sums.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Events by place and kind.
    pub events: BTreeMap<(PostId, Option<HotspotId>, EventKind), i64>,
    /// Presses by medium and cell.
    pub presses: BTreeMap<(PostId, u32, Cell), i64>,
}

impl Gathered {
    /// Whether nothing was told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.presses.is_empty()
    }

    fn add(&mut self, other: &Self) {
        for (key, count) in &other.events {
            *self.events.entry(key.clone()).or_default() += count;
        }
        for (key, count) in &other.presses {
            *self.presses.entry(key.clone()).or_default() += count;
        }
    }
}

#[derive(Debug)]
struct Told {
    gathered: Gathered,
    done: oneshot::Sender<()>,
}

/// The one way for sums into the database. Clones share it.
#[derive(Clone, Debug)]
pub struct ResultsWriter {
    to: mpsc::Sender<Told>,
}

impl ResultsWriter {
    /// Starts the task that writes; it ends with the last clone. Days are those of the shop's time zone.
    #[must_use]
    pub fn start(store: Store, clock: Arc<dyn Clock>, settings: Settings) -> Self {
        let (to, from) = mpsc::channel(WAITING);
        tokio::spawn(write(from, store, clock, settings));
        Self { to }
    }

    /// Adds to the sums. Answers after the commit.
    ///
    /// # Errors
    /// When too many messages wait or the database fails.
    pub async fn tell(&self, gathered: Gathered) -> Result<(), Problem> {
        if gathered.is_empty() {
            return Ok(());
        }
        let (done, written) = oneshot::channel();
        let told = Told { gathered, done };
        self.to.try_send(told).map_err(|_| Problem::Busy)?;
        // The writer has logged why.
        written.await.map_err(|_| Problem::Busy)
    }
}

async fn write(
    mut from: mpsc::Receiver<Told>,
    store: Store,
    clock: Arc<dyn Clock>,
    settings: Settings,
) {
    let mut told = Vec::new();
    while from.recv_many(&mut told, GROUP).await > 0 {
        let mut sums = Gathered::default();
        for one in &told {
            sums.add(&one.gathered);
        }
        let day = day_of(&settings.newest().time_zone, clock.now());
        match write_group(&store, &sums, day).await {
            Ok(()) => {
                for one in told.drain(..) {
                    // Whoever hung up meanwhile is counted all the same.
                    let _gone = one.done.send(());
                }
            }
            Err(error) => {
                tracing::error!(%error, messages = told.len(), "events were not counted");
                told.clear();
            }
        }
    }
}

async fn write_group(store: &Store, sums: &Gathered, day: i64) -> Result<(), StoreError> {
    for attempt in 1..ATTEMPTS {
        match write_once(store, sums, day).await {
            Err(error) if error.is_transient() => {
                tokio::time::sleep(Duration::from_millis(attempt.into())).await;
            }
            done => return done,
        }
    }
    write_once(store, sums, day).await
}

/// Maps are sorted, so two servers never wait for each other crosswise.
async fn write_once(store: &Store, sums: &Gathered, day: i64) -> Result<(), StoreError> {
    let mut tx = store.write().await?;
    for ((post, hotspot, kind), count) in &sums.events {
        let counted = Counted {
            post: post.clone(),
            hotspot: hotspot.clone(),
            kind: *kind,
            day,
            count: *count,
        };
        results::count(&mut tx, &counted).await?;
    }
    for ((post, medium, cell), count) in &sums.presses {
        results::press(&mut tx, post, *medium, *cell, day, *count).await?;
    }
    store::commit(tx).await
}
