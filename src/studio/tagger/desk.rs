//! What is on the desk: the post, what is selected, what was and what will be saved.

use std::collections::BTreeMap;

use leptos::prelude::*;
use web_sys::File;

use super::uploads::Upload;
use crate::api::PostJson;
use crate::api::draft::{Conflict, DraftJson, PictureJson, ProductCard};
use crate::api::post::{HotspotJson, MediumJson};
use crate::domain::{HotspotId, ProductId};
use crate::studio::edit;
use crate::studio::history::History;
use crate::studio::motion::{self, End};
use crate::studio::words::words;

/// Where the last change is.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveState {
    /// At the server.
    Saved,
    /// Here only.
    Waiting,
    /// On its way.
    Saving,
    /// Here only, and why.
    Failed(String),
}

/// What a product is chosen for.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// A new hotspot at this place.
    Place(f64, f64),
    /// A hotspot that is there.
    Replace(HotspotId),
}

/// The state of the tagger; a copy is the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The post as it is now.
    pub post: RwSignal<PostJson>,
    /// Where its media can be looked at, by their names in the store.
    pub pictures: RwSignal<BTreeMap<String, PictureJson>>,
    /// The products that were seen so far.
    pub products: RwSignal<BTreeMap<ProductId, ProductCard>>,
    /// Which medium lies on the stage.
    pub medium: RwSignal<usize>,
    /// Which hotspot is selected.
    pub selected: RwSignal<Option<HotspotId>>,
    /// What was and what was undone.
    pub history: RwSignal<History<PostJson>>,
    /// What a product is being chosen for.
    pub pick: RwSignal<Option<Pick>>,
    /// Whether the library is open.
    pub library: RwSignal<bool>,
    /// How far it is zoomed in, in quarters.
    pub zoom: RwSignal<u32>,
    /// The moment of the video, in seconds.
    pub time_s: RwSignal<f64>,
    /// Where the last change is.
    pub save: RwSignal<SaveState>,
    /// What a save begins from.
    pub version: RwSignal<i64>,
    /// Whether a save is on its way.
    pub is_saving: StoredValue<bool>,
    /// What was sent and may have arrived, though nobody answered.
    pub unanswered: StoredValue<Vec<PostJson>>,
    /// What somebody else saved in between.
    pub conflict: RwSignal<Option<Conflict>>,
    /// What screen readers are told.
    pub announced: RwSignal<String>,
    /// What is on its way into the post.
    pub uploads: RwSignal<Vec<Upload>>,
    /// Every file that was brought, by the ids of the uploads.
    pub files: StoredValue<Vec<File>, LocalStorage>,
    /// How many changes there were; the autosave follows it.
    pub changes: RwSignal<u32>,
}

impl Desk {
    /// Puts a draft on the desk.
    pub fn open(draft: DraftJson) -> Self {
        let names = draft.post.media.iter().map(|medium| medium.src.clone());
        let pictures = names.zip(draft.pictures).collect();
        let products = draft.products.into_iter().map(|card| (card.id.clone(), card)).collect();
        Self {
            post: RwSignal::new(draft.post),
            pictures: RwSignal::new(pictures),
            products: RwSignal::new(products),
            medium: RwSignal::new(0),
            selected: RwSignal::new(None),
            history: RwSignal::new(History::default()),
            pick: RwSignal::new(None),
            library: RwSignal::new(false),
            zoom: RwSignal::new(4),
            time_s: RwSignal::new(0.0),
            save: RwSignal::new(SaveState::Saved),
            version: RwSignal::new(draft.version),
            is_saving: StoredValue::new(false),
            unanswered: StoredValue::new(Vec::new()),
            conflict: RwSignal::new(None),
            announced: RwSignal::new(String::new()),
            uploads: RwSignal::new(Vec::new()),
            files: StoredValue::new_local(Vec::new()),
            changes: RwSignal::new(0),
        }
    }

    /// Changes the post; `name` joins changes that follow each other into one step of the history.
    pub fn change(self, name: Option<&str>, change: impl FnOnce(&mut PostJson)) {
        let before = self.post.get_untracked();
        self.post.update(change);
        if self.post.with_untracked(|post| *post != before) {
            self.history.update(|history| history.note(before, name));
            self.touched();
        }
    }

    /// The same without a step of the history, for what goes on: a drag notes its beginning by itself.
    pub fn change_quietly(self, change: impl FnOnce(&mut PostJson)) {
        self.post.update(change);
    }

    /// Notes what was before something that went on.
    pub fn note(self, before: PostJson) {
        if self.post.with_untracked(|post| *post != before) {
            self.history.update(|history| history.note(before, None));
            self.touched();
        }
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.go(History::undo, words().undone);
    }

    /// Brings it again.
    pub fn redo(self) {
        self.go(History::redo, words().redone);
    }

    fn go(self, step: fn(&mut History<PostJson>, PostJson) -> Result<PostJson, PostJson>, told: &str) {
        let now = self.post.get_untracked();
        let mut history = self.history.get_untracked();
        if let Ok(then) = step(&mut history, now) {
            self.history.set(history);
            self.post.set(then);
            self.keep_sight();
            self.say(told);
            self.touched();
        }
    }

    /// What is selected may be gone.
    fn keep_sight(self) {
        let media = self.post.with_untracked(|post| post.media.len());
        if self.medium.get_untracked() >= media {
            self.medium.set(media.saturating_sub(1));
        }
        let is_gone = |id: &HotspotId| self.post.with_untracked(|post| edit::hotspot(post, id).is_none());
        if self.selected.get_untracked().as_ref().is_some_and(is_gone) {
            self.selected.set(None);
        }
    }

    fn touched(self) {
        self.save.set(SaveState::Waiting);
        self.changes.update(|changes| *changes = changes.wrapping_add(1));
    }

    /// Tells screen readers.
    pub fn say(self, text: &str) {
        self.announced.set(text.to_owned());
    }

    /// The medium on the stage.
    pub fn current(self) -> Option<MediumJson> {
        let index = self.medium.get();
        self.post.with(|post| post.media.get(index).cloned())
    }

    /// What a hotspot is called.
    pub fn name_of(self, product: &ProductId) -> String {
        self.products.with(|products| products.get(product).map_or_else(|| product.to_string(), |card| card.title.clone()))
    }

    /// Puts a product where one was asked for.
    pub fn picked(self, card: ProductCard) {
        let product = card.id.clone();
        let title = card.title.clone();
        self.products.update(|products| {
            products.insert(card.id.clone(), card);
        });
        match self.pick.get_untracked() {
            Some(Pick::Place(x, y)) => {
                let medium = self.medium.get_untracked();
                let mut id = None;
                self.change(None, |post| id = edit::add(post, medium, &product, (x, y)));
                self.selected.set(id);
                self.say(&format!("{title}: {}", words().added));
            }
            Some(Pick::Replace(id)) => self.change(None, |post| edit::change(post, &id, |hotspot| hotspot.product = product)),
            None => {}
        }
        self.pick.set(None);
    }

    /// Takes a hotspot away.
    pub fn remove(self, id: &HotspotId) {
        let product = self.post.with_untracked(|post| edit::hotspot(post, id).map(|hotspot| hotspot.product.clone()));
        self.change(None, |post| edit::remove(post, id));
        self.selected.set(None);
        if let Some(product) = product {
            self.say(&format!("{}: {}", self.name_of(&product), words().removed));
        }
    }

    /// Moves a hotspot by a share of the picture, and says where it is.
    pub fn nudge(self, id: &HotspotId, by: (f64, f64)) {
        let time_s = self.time_s.get_untracked();
        let end = self.post.with_untracked(|post| edit::hotspot(post, id).and_then(|spot| motion::end_at(spot, time_s)));
        // Steps at one place are one change; those at the other are another.
        let name = match end {
            Some((End::Last, _)) => format!("nudge the end of {id}"),
            _ => format!("nudge {id}"),
        };
        self.change(Some(&name), |post| motion::nudge(post, id, time_s, by));
        self.say_place(id);
    }

    /// Says where a hotspot is.
    pub fn say_place(self, id: &HotspotId) {
        let hotspot = self.post.with_untracked(|post| edit::hotspot(post, id).cloned());
        if let Some(hotspot) = hotspot {
            self.say(&self.place_said(&hotspot));
        }
    }

    /// A hotspot's name and place, as far as it can be moved at this moment: of one that moves, which of its places it is.
    pub fn place_said(self, hotspot: &HotspotJson) -> String {
        let name = self.name_of(&hotspot.product);
        match (motion::end_at(hotspot, self.time_s.get()), hotspot.to) {
            (Some((End::Last, _)), Some(to)) => format!("{name}, {}: {}", words().last_place, place_words(to.x.get(), to.y.get())),
            (Some(_), _) => format!("{name}, {}: {}", words().first_place, place_words(hotspot.x.get(), hotspot.y.get())),
            (None, _) => format!("{name}: {}", place_words(hotspot.x.get(), hotspot.y.get())),
        }
    }

    /// Shows the moment of the place that a move now means: what is seen is what is moved.
    pub fn settle(self, id: &HotspotId) {
        let time_s = self.time_s.get_untracked();
        let end = self.post.with_untracked(|post| edit::hotspot(post, id).and_then(|spot| motion::end_at(spot, time_s)));
        if let Some((_, moment_s)) = end {
            super::video::seek(self, moment_s);
        }
    }
}

/// A place in words: `31 % from the left, 62 % from the top`.
pub fn place_words(x: f64, y: f64) -> String {
    let percent = |share: f64| format!("{} %", (share * 1000.0).round() / 10.0);
    let mut parts = words().at.splitn(3, '%');
    let mut next = || parts.next().unwrap_or_default();
    format!("{}{}{}{}{}", next(), percent(x), next(), percent(y), next())
}
