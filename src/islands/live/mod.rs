//! Live numbers in an open page: one connection for all posts of a server, a chunk of its own that is fetched when the page rests.
//!
//! Of several open pages the one that holds the lock streams and passes on; the others listen. A hidden page does neither. Where there
//! are no locks (an opaque origin, an old browser) each page streams for itself. Nothing is stored.
//! The same chunk tells the server what happened in the posts, for the brand's results.
//! It must not know how a number looks: texts come finished.

mod channel;
mod lock;
mod seen;
mod show;
mod source;

use std::cell::RefCell;

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::PageTransitionEvent;

use super::{
    embeds,
    store::{Store, store},
};
use crate::browser::{json, page, time};
use channel::Channel;
use lock::Lock;
use source::Source;

/// The page's own work comes first.
const REST_MS: i32 = 1_500;
/// A chunk that did not come is fetched again after this time.
const AGAIN_MS: i32 = 20_000;
/// More posts than this are not watched at once; the server's own limit.
const MAX_POSTS: usize = 32;

/// What a visible page holds; all of it is let go when it is hidden.
struct Watch {
    store: Store,
    /// Posts of this page, then those that other pages asked for.
    posts: Vec<String>,
    channel: Option<Channel>,
    _lock: Option<Lock>,
    source: Option<Source>,
}

/// The chunk could not be fetched.
struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// Watches the posts of this page, once it has come to rest. Called again when there are more.
pub fn start() {
    spawn_local(async {
        time::sleep(REST_MS).await;
        if let Some(store) = store() {
            // Without the chunk the numbers are those of the last load.
            while watch(store).await.is_err() {
                time::sleep(AGAIN_MS).await;
            }
        }
    });
}

#[wasm_split(live, fallible)]
fn watch(store: Store) -> Result<(), Missing> {
    let is_first = LISTENERS.with_borrow(Vec::is_empty);
    if is_first {
        listen(store);
        seen::begin();
    }
    // Opened anew, the stream tells everything: markup that has just come may be older than what was told of its post before.
    if seen::watch() {
        begin(store);
    }
    Ok(())
}

/// What the page goes through: hidden, frozen, thawed, without and with a network.
fn listen(store: Store) {
    let (Some(window), Some(document)) = (page::target(), page::document()) else { return };
    let listeners = vec![
        EventListener::new(&document, "visibilitychange", move |_| {
            if page::is_visible() {
                begin(store);
            } else {
                // On a phone this may be the last that is heard of the page.
                seen::tell();
                end();
            }
        }),
        // A page with an open connection is not kept for "back".
        EventListener::new(&window, "pagehide", |_| {
            seen::tell();
            end();
        }),
        EventListener::new(&window, "pageshow", move |event| {
            if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
                begin(store);
            }
        }),
        EventListener::new(&window, "online", move |_| begin(store)),
    ];
    LISTENERS.set(listeners);
}

/// The posts of this page, each once.
fn own_posts() -> Vec<String> {
    let mut posts: Vec<String> = embeds::all().iter().map(|embed| embed.data("post")).filter(|post| !post.is_empty()).collect();
    posts.sort_unstable();
    posts.dedup();
    posts.truncate(MAX_POSTS);
    posts
}

/// Begins anew, as the leader or as one who listens.
fn begin(store: Store) {
    end();
    let posts = own_posts();
    if posts.is_empty() || !page::is_visible() {
        return;
    }
    let name = ["spotlet-live:", &store.server()].concat();
    let channel = Channel::open(&name, hear);
    WATCH.set(Some(Watch { store, posts, channel, _lock: None, source: None }));
    let lock = Lock::request(&name, lead);
    WATCH.with_borrow_mut(|watch| {
        if let Some(watch) = watch {
            watch._lock = lock;
        }
    });
    // Until the lock is ours, somebody else streams: they are asked for our posts.
    tell("want");
}

fn end() {
    // Dropped outside the borrow: closing calls back.
    let ended = WATCH.take();
    drop(ended);
}

/// From here on this page streams for all.
fn lead() {
    restart();
    tell("lead");
}

/// Opens the stream for all posts that are wanted.
fn restart() {
    WATCH.with_borrow_mut(|watch| {
        if let Some(watch) = watch {
            watch.source = None;
            watch.source = Some(Source::open(watch.store, &watch.posts, take));
        }
    });
}

/// Takes a message of the stream, and passes it on.
fn take(message: &JsValue) {
    let store = WATCH.with_borrow(|watch| {
        let watch = watch.as_ref()?;
        if let Some(channel) = &watch.channel {
            channel.send(&json::object([("message", message.clone())]));
        }
        Some(watch.store)
    });
    if let Some(store) = store {
        show::show(store, message);
    }
}

/// Says to the other pages that this one leads, or what it wants to hear of.
fn tell(what: &str) {
    WATCH.with_borrow(|watch| {
        let Some(Watch { channel: Some(channel), posts, .. }) = watch else { return };
        let posts = posts.iter().map(|post| post.as_str().into());
        channel.send(&json::object([("say", what.into()), ("posts", json::array(posts))]));
    });
}

/// Hears another page of this browser.
fn hear(said: &JsValue) {
    let is_leader = WATCH.with_borrow(|watch| watch.as_ref().is_some_and(|watch| watch.source.is_some()));
    match json::text(said, "say").as_deref() {
        Some("want") if is_leader => {
            let wanted: Vec<String> = json::list(said, "posts").iter().filter_map(JsValue::as_string).collect();
            WATCH.with_borrow_mut(|watch| {
                if let Some(watch) = watch {
                    for post in wanted {
                        if !watch.posts.contains(&post) && watch.posts.len() < MAX_POSTS {
                            watch.posts.push(post);
                        }
                    }
                }
            });
            // Opened anew, the stream tells everything, which is what the other page has missed.
            restart();
        }
        Some("lead") if !is_leader => tell("want"),
        None if !is_leader => {
            let store = WATCH.with_borrow(|watch| watch.as_ref().map(|watch| watch.store));
            if let Some(store) = store {
                show::show(store, &json::field(said, "message"));
            }
        }
        _ => {}
    }
}
