//! What all embeds of one server share on this page: the bag, the likes, what went wrong last.
//!
//! Signals only. Who changes them: `cart` and `likes`, after the server has answered.

use std::cell::Cell;


use reactive_graph::{owner::StoredValue, prelude::*, signal::RwSignal};
use super::{
    lines::Line,
    wire::{Bag, Notice},
};
use crate::browser::storage;

/// A like button's state, shared by every embed that shows the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Like {
    /// `{post}` or `{post}/hotspots/{hotspot}`, the middle of its address.
    pub path: String,
    /// What the shopper wants; shown at once and put right when the server says otherwise.
    pub liked: bool,
    /// How many likes there are, once the server has said so.
    pub count: Option<i64>,
}

/// The shared state. One signal of one type: each further type would cost a kilobyte of the same code again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// The way to the shared state. Copied freely; it lives as long as the page.
#[derive(Clone, Copy)]
pub struct Store {
    server: StoredValue<String>,
    build: StoredValue<String>,
    state: RwSignal<State>,
}

thread_local! {
    static STORE: Cell<Option<Store>> = const { Cell::new(None) };
}

/// The store, once `start` has made it.
pub fn store() -> Option<Store> {
    STORE.get()
}

impl Store {
    /// Makes the store, under the owner that is current.
    pub fn start(server: String, build: String) -> Self {
        let id = storage::get(&key("cart", &server));
        let store = Self {
            server: StoredValue::new(server),
            build: StoredValue::new(build),
            state: RwSignal::new(State { bag: Bag { id, ..Bag::default() }, ..State::default() }),
        };
        STORE.set(Some(store));
        store
    }

    /// Reads the state; an effect around it runs again when anything changes.
    pub fn read<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with(read)
    }

    /// Reads the state once.
    pub fn peek<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// Changes the state.
    pub fn change(self, change: impl FnOnce(&mut State)) {
        self.state.update(change);
    }

    /// Origin of the server, without a trailing slash.
    pub fn server(self) -> String {
        self.server.get_value()
    }

    /// An address on the server.
    pub fn url(self, path: &[&str]) -> String {
        self.server() + &path.concat()
    }

    /// Address of an asset of this build.
    pub fn asset(self, name: &str) -> String {
        self.url(&["/v1/a/", &self.build.get_value(), "/", name])
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

fn key(what: &str, server: &str) -> String {
    ["spotlet:", what, ":", server].concat()
}
