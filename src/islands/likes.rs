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
            likes.push(Like { path: path.to_owned(), liked: false, count });
        }
        if let Some(like) = likes.iter_mut().find(|like| like.path == path) {
            like.liked = !like.liked;
            like.count = like.count.map(|count| (count + if like.liked { 1 } else { -1 }).max(0));
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
                    learn(store, &[&post, "/hotspots/", &id].concat(), &hotspot);
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

/// Takes over what the server says of one thing.
fn learn(store: Store, path: &str, said: &JsValue) {
    let Some(liked) = json::field(said, "liked").as_bool() else { return };
    let count = json::integer(said, "likes");
    store.change(|State { likes, .. }| {
        likes.retain(|like| like.path != path);
        likes.push(Like { path: path.to_owned(), liked, count });
    });
}

/// A like that did not arrive is taken back, so that the button never claims what is not so.
fn put_right(store: Store, path: &str, wanted: bool) {
    store.change(|State { likes, .. }| {
        if let Some(like) = likes.iter_mut().find(|like| like.path == path && like.liked == wanted) {
            like.liked = !wanted;
            like.count = like.count.map(|count| (count + if wanted { -1 } else { 1 }).max(0));
        }
    });
}
