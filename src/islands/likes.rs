//! Likes' way to the server, one after the other, so that the last tap has the last word.

use std::cell::{Cell, RefCell};

use reqwasm::http::Method;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    store::{Like, State, Store, store},
    visitor,
};
use crate::browser::{http::Reply, json};

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
            likes.push(Like { path: path.to_owned(), liked: None, had: None, count, texts: JsValue::UNDEFINED });
        }
        if let Some(like) = likes.iter_mut().find(|like| like.path == path) {
            liked = like.liked != Some(true);
            like.had.get_or_insert(!liked);
            count_on(like, liked);
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
    let Some(store) = store().filter(|store| store.visitor().is_some()) else { return };
    spawn_local(async move {
        let reply = visitor::send(store, Method::GET, &store.url(&["/api/posts/", &post]), None).await;
        let Ok(reply) = reply else { return };
        recollect(store, &post, &reply.body);
        for medium in json::list(&reply.body, "media") {
            for hotspot in json::list(&medium, "hotspots") {
                if let Some(id) = json::text(&hotspot, "id") {
                    recollect(store, &path(&post, &id), &hotspot);
                }
            }
        }
    });
}

/// Takes over what was so when the page came. A tap or a number that this page has heard of meanwhile is newer.
fn recollect(store: Store, path: &str, said: &JsValue) {
    if store.peek(|State { likes, .. }| likes.iter().all(|like| like.path != path)) {
        return learn(store, path, said);
    }
    let liked = json::field(said, "liked").as_bool();
    store.change(|State { likes, .. }| {
        if let Some(like) = likes.iter_mut().find(|like| like.path == path) {
            like.liked = like.liked.or(liked);
        }
    });
}

async fn work(store: Store) {
    while let Some(path) = QUEUE.with_borrow_mut(|queue| (!queue.is_empty()).then(|| queue.remove(0))) {
        let wanted = store.peek(|state| state.likes.iter().any(|like| like.path == path && like.liked == Some(true)));
        let method = if wanted { Method::PUT } else { Method::DELETE };
        let reply = visitor::send(store, method, &store.url(&["/api/posts/", &path, "/like"]), None).await;
        let arrived = reply.ok().filter(Reply::is_ok);
        // A tap made meanwhile is in the queue again and has the last word.
        if QUEUE.with_borrow(|queue| queue.contains(&path)) {
            if arrived.is_some() {
                change(store, &path, |like| like.had = Some(wanted));
            }
            continue;
        }
        match arrived {
            Some(reply) => learn(store, &path, &reply.body),
            // So that the button never claims what is not so.
            None => change(store, &path, put_right),
        }
    }
    IS_RUNNING.set(false);
}

/// Takes over what the server says of one thing; where it says nothing of the visitor's own like, that stays.
pub fn learn(store: Store, path: &str, said: &JsValue) {
    let liked = json::field(said, "liked").as_bool();
    let (count, texts) = (json::integer(said, "likes"), json::field(said, "texts"));
    store.change(|State { likes, .. }| {
        let index = likes.iter().position(|like| like.path == path);
        let known = index.map(|index| likes.swap_remove(index));
        let liked = liked.or_else(|| known?.liked);
        // A number that is written in short is none to count on.
        likes.push(Like { path: path.to_owned(), liked, had: None, count: count.filter(|count| *count < 1_000), texts });
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

/// A tap, and the number after it, before the server has said it.
fn count_on(like: &mut Like, liked: bool) {
    like.liked = Some(liked);
    like.texts = JsValue::UNDEFINED;
    like.count = like.count.map(|count| (count + if liked { 1 } else { -1 }).max(0));
}

/// Back to what the server has.
fn put_right(like: &mut Like) {
    if let Some(had) = like.had.take().filter(|had| like.liked != Some(*had)) {
        count_on(like, had);
    }
}

fn change(store: Store, path: &str, change: impl FnOnce(&mut Like)) {
    store.change(|State { likes, .. }| {
        if let Some(like) = likes.iter_mut().find(|like| like.path == path) {
            change(like);
        }
    });
}
