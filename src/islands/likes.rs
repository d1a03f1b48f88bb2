//! Likes' way to the server, one after the other: the first one brings the visitor's token that the next ones carry.

use std::cell::{Cell, RefCell};

use reqwasm::http::Method;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::store::{Like, State, Store, store};
use crate::browser::{
    http::{self, Reply, Unreachable},
    json,
};

/// Header that carries the visitor's token both ways.
const VISITOR: &str = "Spotlet-Visitor";

thread_local! {
    static QUEUE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Likes, or takes it back; `count` is what the button shows now. Returns whether it is a like.
pub fn toggle(store: Store, path: &str, count: Option<i64>) -> bool {
    let mut liked = true;
    store.change(|State { likes, .. }| {
        let index = likes.iter().position(|like| like.path == path);
        if index.is_none() {
            likes.push(Like { path: path.to_owned(), liked: false, count, texts: JsValue::UNDEFINED });
        }
        if let Some(like) = likes.iter_mut().find(|like| like.path == path) {
            like.liked = !like.liked;
            count_on(like);
            liked = like.liked;
        }
    });
    QUEUE.with_borrow_mut(|queue| {
        if !queue.iter().any(|waiting| waiting == path) {
            queue.push(path.to_owned());
        }
    });
    if !IS_RUNNING.replace(true) {
        spawn_local(work(store));
    }
    liked
}

/// Asks what a returning visitor has liked in a post. Nothing is asked for a visitor nobody knows.
pub fn recall(post: String) {
    let Some((store, token)) = store().and_then(|store| Some((store, store.visitor()?))) else { return };
    spawn_local(async move {
        let reply = http::send(Method::GET, &store.url(&["/api/posts/", &post]), &[(VISITOR, &token)], None).await;
        let Ok(reply) = reply else { return };
        learn(store, &post, &reply.body);
        for medium in json::list(&reply.body, "media") {
            for hotspot in json::list(&medium, "hotspots") {
                if let Some(id) = json::text(&hotspot, "id") {
                    learn(store, &path(&post, &id), &hotspot);
                }
            }
        }
    });
}

async fn work(store: Store) {
    while let Some(path) = QUEUE.with_borrow_mut(|queue| (!queue.is_empty()).then(|| queue.remove(0))) {
        let wanted = store.peek(|state| state.likes.iter().any(|like| like.path == path && like.liked));
        match send(store, &path, wanted).await {
            Ok(reply) if reply.is_ok() => {
                if let Some(token) = &reply.visitor {
                    store.keep_visitor(token);
                }
                // A tap made meanwhile is in the queue again and has the last word.
                if !QUEUE.with_borrow(|queue| queue.contains(&path)) {
                    learn(store, &path, &reply.body);
                }
            }
            _ => put_right(store, &path, wanted),
        }
    }
    IS_RUNNING.set(false);
}

async fn send(store: Store, path: &str, liked: bool) -> Result<Reply, Unreachable> {
    let method = if liked { Method::PUT } else { Method::DELETE };
    let token = store.visitor();
    let headers: Vec<_> = token.iter().map(|token| (VISITOR, token.as_str())).collect();
    http::send(method, &store.url(&["/api/posts/", path, "/like"]), &headers, None).await
}

/// Takes over what the server says of one thing; where it says nothing of the visitor's own like, that stays.
pub fn learn(store: Store, path: &str, said: &JsValue) {
    let liked = json::field(said, "liked").as_bool();
    let (count, texts) = (json::integer(said, "likes"), json::field(said, "texts"));
    store.change(|State { likes, .. }| {
        let index = likes.iter().position(|like| like.path == path);
        let known = index.map(|index| likes.swap_remove(index));
        let liked = liked.unwrap_or_else(|| known.is_some_and(|like| like.liked));
        // A number that is written in short is none to count on.
        likes.push(Like { path: path.to_owned(), liked, count: count.filter(|count| *count < 1_000), texts });
    });
}

/// The middle of the address of a thing that can be liked.
pub fn path(post: &str, hotspot: &str) -> String {
    if hotspot.is_empty() { post.to_owned() } else { [post, "/hotspots/", hotspot].concat() }
}

/// Whether a like of one's own is on its way; its reply is newer than what others tell meanwhile.
pub fn is_busy() -> bool {
    IS_RUNNING.get()
}

/// The number after a tap, before the server has said it.
fn count_on(like: &mut Like) {
    like.texts = JsValue::UNDEFINED;
    like.count = like.count.map(|count| (count + if like.liked { 1 } else { -1 }).max(0));
}

/// A like that did not arrive is taken back, so that the button never claims what is not so.
fn put_right(store: Store, path: &str, wanted: bool) {
    store.change(|State { likes, .. }| {
        if let Some(like) = likes.iter_mut().find(|like| like.path == path && like.liked == wanted) {
            like.liked = !wanted;
            count_on(like);
        }
    });
}
