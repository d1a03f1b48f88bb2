//! What all embeds of one server share on this page: the bag, the likes, what went wrong last.
//!
//! A value and who watches it. Who changes it: `cart` and `likes`, after the server has answered. Signals would weigh a fifth of the core
//! for one value; they live in the sheet's chunk, whose markup needs them.

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsValue;

use super::{
    lines::Line,
    wire::{Bag, Notice},
};
use crate::browser::storage;

/// A like button's state, shared by every embed that shows the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Like {
    /// `{post}` or `{post}/hotspots/{hotspot}`, the middle of its address.
    pub path: String,
    /// What the shopper wants; shown at once and put right when the server says otherwise. Nothing while this page has not heard of it.
    pub liked: Option<bool>,
    /// What the server had before the taps that are under way.
    pub had: Option<bool>,
    /// How many likes there are, as far as this page can count: not where the server's text is a shortened one.
    pub count: Option<i64>,
    /// What the server says of the number, by language; nothing while only this page has counted.
    pub texts: JsValue,
}

/// The shared state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The bag as the server last told it.
    pub bag: Bag,
    /// Whether the bag's lines were fetched since the page was loaded.
    pub is_known: bool,
    /// What went wrong last, until the next success.
    pub notice: Option<Notice>,
    /// The line taken out last, for "undo".
    pub removed: Option<Line>,
    /// Likes that this page knows more of than the markup says.
    pub likes: Vec<Like>,
}

/// The way to the shared state. Copied freely; what it leads to lives as long as the page.
#[derive(Clone, Copy)]
pub struct Store(());

/// Where the embeds come from.
struct Source {
    server: String,
    build: String,
}

type Show = Rc<dyn Fn(&State)>;

thread_local! {
    static SOURCE: OnceCell<Source> = const { OnceCell::new() };
    static STATE: RefCell<State> = RefCell::default();
    static WATCHERS: RefCell<Vec<Show>> = const { RefCell::new(Vec::new()) };
}

/// Ends the watching when it is dropped.
pub struct Watch(Show);

impl Drop for Watch {
    fn drop(&mut self) {
        WATCHERS.with_borrow_mut(|watchers| watchers.retain(|watcher| !Rc::ptr_eq(watcher, &self.0)));
    }
}

/// The store, once `start` has made it.
pub fn store() -> Option<Store> {
    SOURCE.with(|source| source.get().map(|_| Store(())))
}

impl Store {
    /// Makes the store, once a page.
    pub fn start(server: String, build: String) -> Self {
        STATE.with_borrow_mut(|state| state.bag.id = storage::get(&key("cart", &server)));
        // Refused the second time: one core belongs to one server.
        let _ = SOURCE.with(|source| source.set(Source { server, build }));
        Self(())
    }

    /// Calls `show` now and whenever the state has changed. It only shows: the state is not to be changed from inside.
    #[must_use]
    pub fn watch(self, show: impl Fn(&State) + 'static) -> Watch {
        STATE.with_borrow(&show);
        let show: Show = Rc::new(show);
        WATCHERS.with_borrow_mut(|watchers| watchers.push(show.clone()));
        Watch(show)
    }

    /// Reads the state once.
    pub fn peek<T>(self, read: impl FnOnce(&State) -> T) -> T {
        STATE.with_borrow(read)
    }

    /// Changes the state and shows it to everybody who watches.
    pub fn change(self, change: impl FnOnce(&mut State)) {
        STATE.with_borrow_mut(change);
        // A copy: showing may begin or end a watch.
        for show in WATCHERS.with_borrow(Clone::clone) {
            STATE.with_borrow(|state| show(state));
        }
    }

    /// Origin of the server, without a trailing slash.
    pub fn server(self) -> String {
        source(|source| &source.server)
    }

    /// An address on the server.
    pub fn url(self, path: &[&str]) -> String {
        self.server() + &path.concat()
    }

    /// Address of an asset of this build.
    pub fn asset(self, name: &str) -> String {
        self.url(&["/v1/a/", &source(|source| &source.build), "/", name])
    }

    /// The key under which this browser remembers the bag's id.
    pub fn cart_key(self) -> String {
        key("cart", &self.server())
    }

    /// Shows a bag that the server has told, and remembers it.
    pub fn show(self, bag: Bag) {
        storage::set(&self.cart_key(), bag.id.as_deref());
        self.change(|state| {
            state.is_known = true;
            state.bag = bag;
        });
    }

    /// The token that makes likes this browser's own, if it has one.
    pub fn visitor(self) -> Option<String> {
        storage::get(&key("visitor", &self.server()))
    }

    /// Keeps the token that a first like has brought.
    pub fn keep_visitor(self, token: &str) {
        storage::set(&key("visitor", &self.server()), Some(token));
    }
}

fn source(read: impl FnOnce(&Source) -> &String) -> String {
    SOURCE.with(|source| source.get().map(read).cloned().unwrap_or_default())
}

fn key(what: &str, server: &str) -> String {
    ["spotlet:", what, ":", server].concat()
}
