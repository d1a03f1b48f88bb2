//! What a node has done and holds, for whoever watches it: requests by route and status, likes, comments, open streams,
//! the outbox. Each server has a registry of its own, nothing is global. It must not know HTTP beyond method, route and
//! status, and nobody's name, address or id may become a label. To add a number: a field and a line in [`Metrics::new`];
//! count where it happens, or read it in [`Metrics::text`] if it is a state.

use std::sync::Arc;
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::state::AppState;
use crate::store::{StoreError, outbox};

/// Upper bounds of the durations, in seconds: what feels immediate, what is noticed, what is too long.
const SECONDS: [f64; 6] = [0.005, 0.025, 0.1, 0.5, 2.5, 10.0];

/// The numbers of one server. Clones share them.
#[derive(Clone, Debug)]
pub struct Metrics {
    /// Likes put and taken back, after their commit.
    pub likes: Counter,
    /// Comments, questions and answers taken in, held ones among them.
    pub comments: Counter,
    requests: Family<Request, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    streams: Gauge,
    waiting: Gauge,
    longest: Gauge,
    registry: Arc<Registry>,
}

/// What requests are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Request {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    method: String,
    route: String,
}

impl Metrics {
    /// All numbers at zero.
    #[must_use]
    pub fn new() -> Self {
        let new_histogram: fn() -> Histogram = || Histogram::new(SECONDS);
        let mut metrics = Self {
            likes: Counter::default(),
            comments: Counter::default(),
            requests: Family::default(),
            seconds: Family::new_with_constructor(new_histogram),
            streams: Gauge::default(),
            waiting: Gauge::default(),
            longest: Gauge::default(),
            registry: Arc::default(),
        };
        let mut all = Registry::with_prefix("spotlet");
        let m = &metrics;
        all.register("http_requests", "Answered requests", m.requests.clone());
        all.register(
            "http_request_duration_seconds",
            "Time until a reply began",
            m.seconds.clone(),
        );
        all.register("likes", "Likes put or taken back", m.likes.clone());
        all.register("comments", "Comments taken in", m.comments.clone());
        all.register("streams", "Open event streams", m.streams.clone());
        all.register(
            "outbox_waiting",
            "Mails, webhooks and other jobs not done yet, of all nodes",
            m.waiting.clone(),
        );
        all.register(
            "outbox_longest_seconds",
            "How long the oldest of them has been waiting",
            m.longest.clone(),
        );
        metrics.registry = Arc::new(all);
        metrics
    }

    /// Notes an answered request. `route` is the pattern it matched, so that there are only so many of them.
    pub fn note(&self, method: &str, route: &str, status: u16, took: Duration) {
        let (method, route) = (method.to_owned(), route.to_owned());
        self.seconds
            .get_or_create(&Route {
                method: method.clone(),
                route: route.clone(),
            })
            .observe(took.as_secs_f64());
        let request = Request {
            method,
            route,
            status,
        };
        self.requests.get_or_create(&request).inc();
    }

    /// Everything in the OpenMetrics text format.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn text(&self, state: &AppState) -> Result<String, StoreError> {
        let waiting = outbox::waiting(&mut *state.store.read().await?).await?;
        let now = state.clock.now().as_unix_ms();
        self.streams.set(count(state.live.streams()));
        self.waiting.set(waiting.jobs);
        let longest = waiting
            .since
            .map_or(0, |since| now.saturating_sub(since.as_unix_ms()));
        self.longest.set(longest / 1000);
        let mut text = String::new();
        // Fails only when a string cannot grow.
        let _infallible = text::encode(&mut text, &self.registry);
        Ok(text)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
