//! Who watches what, and what each has been told. Everything is in memory and per node; the numbers are the database's.
//!
//! Each thing carries the sequence number of its last change. A returning stream names the last one it saw and is told
//! what changed since; when it names another epoch (another node, or a restart) it is told everything. Since a message is
//! a state and not a difference, both come to the same.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Bytes;
use spotlet::domain::id::PostId;
use tokio::sync::Notify;
use tokio::sync::mpsc::{self, error::TrySendError};

use super::event::LiveEvent;
use super::read::Numbers;
use super::stream::{Resume, Subscription};
use super::topic::{Told, Topic, id};
use crate::token;

/// How many messages a stream may lie behind before it is dropped; it comes back and resumes.
const BACKLOG: usize = 64;
/// Beats a topic stays known without a watcher, so that a reconnecting page finds it.
const IDLE_BEATS: u8 = 4;
/// What keeps proxies from closing a stream on which nothing happens.
const HEARTBEAT: Bytes = Bytes::from_static(b": still here\n\n");

/// Why a stream was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Too many streams from this address, or on this node.
    Full,
    /// The server is stopping.
    Closed,
}

/// The limits of one node.
#[derive(Clone, Copy, Debug)]
pub struct StreamLimits {
    /// Streams of one address; 0 for any number.
    pub per_address: u32,
    /// Streams altogether.
    pub total: usize,
}

/// The shared half of [`super::Live`].
#[derive(Debug)]
pub struct Hub {
    /// Wakes the task that reads.
    pub(super) wake: Notify,
    closing: Notify,
    epoch: String,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    is_closed: bool,
    seq: u64,
    next_stream: u64,
    topics: HashMap<PostId, Topic>,
    streams: HashMap<u64, Stream>,
    by_address: HashMap<String, u32>,
    dirty: BTreeSet<PostId>,
}

#[derive(Debug)]
struct Stream {
    to: mpsc::Sender<Bytes>,
    posts: Vec<PostId>,
    address: Option<String>,
}

impl Hub {
    pub(super) fn new() -> Self {
        Self {
            wake: Notify::new(),
            closing: Notify::new(),
            epoch: token::id(),
            inner: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // No code under the lock panics halfway through a change.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that something changed; the watched posts it concerns are read again soon.
    pub(super) fn note(&self, event: &LiveEvent) {
        let mut inner = self.lock();
        let touched: Vec<PostId> = match event {
            LiveEvent::Likes { post } | LiveEvent::Comment { post } => {
                let watched = inner.topics.contains_key(post);
                watched.then(|| post.clone()).into_iter().collect()
            }
            LiveEvent::Stock { variant } => inner
                .topics
                .iter()
                .filter(|(_, topic)| topic.shows(variant))
                .map(|(post, _)| post.clone())
                .collect(),
        };
        if touched.is_empty() {
            return;
        }
        inner.dirty.extend(touched);
        drop(inner);
        self.wake.notify_one();
    }

    /// Notes that anything may have changed.
    pub(super) fn note_all(&self) {
        let mut inner = self.lock();
        let posts: Vec<PostId> = inner.topics.keys().cloned().collect();
        inner.dirty.extend(posts);
        drop(inner);
        self.wake.notify_one();
    }

    /// Has a post that is known read once more.
    pub(super) fn note_post(&self, post: &PostId) {
        let mut inner = self.lock();
        if inner.topics.contains_key(post) {
            inner.dirty.insert(post.clone());
            drop(inner);
            self.wake.notify_one();
        }
    }

    /// The posts to read again; from now on they count as read.
    pub(super) fn take_dirty(&self) -> BTreeSet<PostId> {
        std::mem::take(&mut self.lock().dirty)
    }

    /// Whether nobody will ever be told anything again.
    pub(super) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// Whether the numbers of a post are known, so that they need not be read for one more watcher. If so they stay known for a
    /// while: whoever asks is about to watch, and must not find it forgotten.
    pub(super) fn knows(&self, post: &PostId) -> bool {
        let mut inner = self.lock();
        let topic = inner.topics.get_mut(post);
        topic.map(|topic| topic.idle_beats = 0).is_some()
    }

    /// Takes over what was read and tells the watchers what is new. `None` is a post that is gone.
    pub(super) fn learn(&self, post: &PostId, numbers: Option<&Numbers>) {
        let mut inner = self.lock();
        let Inner {
            seq,
            topics,
            streams,
            ..
        } = &mut *inner;
        let Some(numbers) = numbers else {
            topics.remove(post);
            return;
        };
        let topic = topics.entry(post.clone()).or_default();
        let mut late = BTreeSet::new();
        for frame in topic.learn(&self.epoch, numbers, seq) {
            for id in &topic.watchers {
                let sent = streams
                    .get(id)
                    .map(|stream| stream.to.try_send(frame.clone()));
                if let Some(Err(TrySendError::Full(_))) = sent {
                    late.insert(*id);
                }
            }
        }
        inner.drop_streams(late);
    }

    /// Opens a stream on posts that are known. What it is told first depends on where it was.
    pub(super) fn open(
        self: &std::sync::Arc<Self>,
        posts: Vec<PostId>,
        address: Option<String>,
        resume: Option<&Resume>,
        limits: StreamLimits,
    ) -> Result<Subscription, Refused> {
        let mut inner = self.lock();
        if inner.is_closed {
            return Err(Refused::Closed);
        }
        let is_crowded = address.as_ref().is_some_and(|address| {
            let open = inner.by_address.get(address).copied().unwrap_or(0);
            limits.per_address > 0 && open >= limits.per_address
        });
        if is_crowded || inner.streams.len() >= limits.total {
            return Err(Refused::Full);
        }
        let seen = resume
            .filter(|resume| resume.epoch == self.epoch && resume.seq <= inner.seq)
            .map_or(0, |resume| resume.seq);
        let first = inner.frames_since(&self.epoch, &posts, seen);
        let id = inner.next_stream;
        inner.next_stream = id.wrapping_add(1);
        let (to, from) = mpsc::channel(BACKLOG);
        for post in &posts {
            if let Some(topic) = inner.topics.get_mut(post) {
                topic.watchers.insert(id);
                topic.idle_beats = 0;
            }
        }
        if let Some(address) = &address {
            let open = inner.by_address.entry(address.clone()).or_default();
            *open = open.saturating_add(1);
        }
        inner.streams.insert(id, Stream { to, posts, address });
        drop(inner);
        Ok(Subscription::new(
            first,
            from,
            id,
            std::sync::Arc::clone(self),
        ))
    }

    /// Everything known of these posts as JSON objects, oldest change first, and the id of the last.
    pub(super) fn snapshot(&self, posts: &[PostId]) -> (String, Vec<String>) {
        let inner = self.lock();
        let mut told = inner.told_since(posts, 0);
        told.sort_by_key(|told| told.seq);
        let last = told.last().map_or(0, |told| told.seq);
        let events = told.into_iter().map(|told| told.json.clone()).collect();
        (id(&self.epoch, last), events)
    }

    /// Ends one stream's account.
    pub(super) fn leave(&self, stream: u64) {
        self.lock().drop_streams(BTreeSet::from([stream]));
    }

    /// Keeps quiet streams open and forgets posts that nobody has watched for a while.
    pub(super) fn beat(&self) {
        let mut inner = self.lock();
        let late = inner
            .streams
            .iter()
            .filter(|(_, stream)| {
                matches!(stream.to.try_send(HEARTBEAT), Err(TrySendError::Full(_)))
            })
            .map(|(id, _)| *id)
            .collect();
        inner.drop_streams(late);
        inner.topics.retain(|_, topic| {
            if topic.watchers.is_empty() {
                topic.idle_beats = topic.idle_beats.saturating_add(1);
            }
            topic.idle_beats < IDLE_BEATS
        });
    }

    /// Ends all streams and refuses new ones.
    pub(super) fn close(&self) {
        let mut inner = self.lock();
        inner.is_closed = true;
        inner.streams.clear();
        inner.topics.clear();
        inner.by_address.clear();
        drop(inner);
        self.wake.notify_one();
        self.closing.notify_waiters();
    }

    /// Waits for the end.
    pub(super) async fn closed(&self) {
        let closing = self.closing.notified();
        if !self.is_closed() {
            closing.await;
        }
    }

    /// How many streams are open.
    pub(super) fn streams(&self) -> usize {
        self.lock().streams.len()
    }
}

impl Inner {
    fn told_since(&self, posts: &[PostId], seq: u64) -> Vec<&Told> {
        posts
            .iter()
            .filter_map(|post| self.topics.get(post))
            .flat_map(|topic| topic.told_since(seq))
            .collect()
    }

    /// In the order of the changes: whoever is cut off in between knows where to go on.
    fn frames_since(&self, epoch: &str, posts: &[PostId], seq: u64) -> Bytes {
        let mut told = self.told_since(posts, seq);
        told.sort_by_key(|told| told.seq);
        // The first line goes out at once, so that the browser knows the stream is open.
        let mut first = b": hello\nretry: 3000\n\n".to_vec();
        for told in told {
            first.extend_from_slice(&told.frame(epoch));
        }
        first.into()
    }

    fn drop_streams(&mut self, ids: BTreeSet<u64>) {
        for id in ids {
            let Some(stream) = self.streams.remove(&id) else {
                continue;
            };
            for post in &stream.posts {
                if let Some(topic) = self.topics.get_mut(post) {
                    topic.watchers.remove(&id);
                }
            }
            if let Some(address) = &stream.address
                && let Some(open) = self.by_address.get_mut(address)
            {
                *open = open.saturating_sub(1);
                if *open == 0 {
                    self.by_address.remove(address);
                }
            }
        }
    }
}
