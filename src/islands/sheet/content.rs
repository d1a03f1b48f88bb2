//! The sheet's frame: what is in it at each step, and how it comes and goes. Everything from here on is in the lazy chunk.

use any_spawner::Executor;
use gloo_events::EventListener;
use reactive_graph::{
    owner::{LocalStorage, Owner, StoredValue},
    prelude::*,
    signal::{RwSignal, Trigger},
};
use tachys::{
    html::{element as el, event::click},
    prelude::*,
    svg,
};
use wasm_bindgen::JsCast;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{HtmlDialogElement, HtmlElement, HtmlLinkElement};

use super::{bag::bag, checkout::checkout};
use crate::{
    browser::dom,
    host::frame::Embedding,
    islands::{
        embed::Embed,
        store::{State, Store, Watch},
        strings::Strings,
    },
};

/// What the sheet shows.
#[derive(Clone)]
pub enum Step {
    /// What is in the bag.
    Bag,
    /// A checkout of it, and in the end the order it became.
    Checkout(Embedding),
}

/// What every part of the sheet needs.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The shared state.
    pub store: Store,
    /// Tells when the shared state has changed.
    changed: Trigger,
    /// What the sheet shows.
    pub step: RwSignal<Step>,
    /// Whether the checkout has become an order, from which there is no way back to the bag.
    pub is_placed: RwSignal<bool>,
    words: StoredValue<Strings>,
    /// The embed it was opened from.
    pub embed: StoredValue<Embed, LocalStorage>,
    /// The language to write numbers in.
    pub locale: StoredValue<String>,
}

impl Sheet {
    /// Reads the shared state; what is around it runs again when anything changes.
    pub fn read<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.changed.track();
        self.store.peek(read)
    }

    /// A word in the language of the post.
    pub fn word(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    /// Closes the dialog, which ends the sheet; nothing where that has happened already.
    pub fn close(self) {
        if let Some(dialog) = self.embed.try_with_value(Embed::dialog).flatten().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
    }
}

/// The chunk could not be fetched.
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// What is mounted in a dialog.
struct Mounted {
    dialog: HtmlDialogElement,
    view: Box<dyn Mountable>,
    owner: Owner,
    _watch: Watch,
    _closing: EventListener,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // An element that is moved in its page takes an open dialog along, which nobody could close or open again.
        self.dialog.close();
        self.view.unmount();
        self.owner.cleanup();
    }
}

/// Mounts the sheet into the embed's dialog and shows it.
#[wasm_split(sheet, fallible, preload(prefetch))]
pub fn open(embed: Embed, store: Store) -> Result<(), Missing> {
    let dialog = embed.dialog().or_else(|| create_dialog(&embed, store));
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
        && !dialog.open()
    {
        mount(&dialog, embed, store);
        // Refused only while it is a popover or out of the document.
        let _ = dialog.show_modal();
    }
    Ok(())
}

fn mount(dialog: &HtmlDialogElement, embed: Embed, store: Store) {
    drop(embed.mounted.take());
    // Fails when there is one already, which is as good.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let changed = owner.with(Trigger::new);
    let mounted = embed.mounted.clone();
    let mut view = owner.with(|| {
        let sheet = Sheet {
            store,
            changed,
            step: RwSignal::new(Step::Bag),
            is_placed: RwSignal::new(false),
            words: StoredValue::new(embed.strings()),
            locale: StoredValue::new(embed.locale()),
            embed: StoredValue::new_local(embed),
        };
        (move || content(sheet)).build()
    });
    view.mount(dialog, None);
    let closed = mounted.clone();
    let closing = EventListener::once(dialog, "close", move |_| drop(closed.take()));
    let watch = store.watch(move |_| changed.notify());
    let dialog = dialog.clone();
    mounted.replace(Some(Box::new(Mounted { dialog, view: Box::new(view), owner, _watch: watch, _closing: closing })));
}

fn content(sheet: Sheet) -> AnyView {
    let (title, is_checkout, body) = match sheet.step.get() {
        Step::Bag => ("bag", false, bag(sheet)),
        Step::Checkout(embedding) => ("checkout", true, checkout(sheet, embedding)),
    };
    let title = move || if sheet.is_placed.get() { String::new() } else { sheet.word(title) };
    let no_way_back = move || !is_checkout || sheet.is_placed.get();
    let back = el::button().r#type("button").class("quiet back").hidden(no_way_back).child(sheet.word("back"));
    let cross = svg::path().attr("d", "M5.5 5.5l13 13M18.5 5.5l-13 13");
    let icon = svg::svg().attr("viewBox", "0 0 24 24").aria_hidden("true").child(cross);
    let close = el::button().r#type("button").class("close").aria_label(sheet.word("close")).child(icon);
    let head = el::header().class("head").child((
        back.on(click, move |_| sheet.step.set(Step::Bag)),
        el::h2().child(title),
        close.on(click, move |_| sheet.close()),
    ));
    (head, body).into_any()
}

/// A page with a bag button and no post has no dialog; it gets one, with the stylesheets of the posts.
fn create_dialog(embed: &Embed, store: Store) -> Option<HtmlElement> {
    let document = embed.host.owner_document()?;
    let dialog = document.create_element("dialog").ok()?.dyn_into::<HtmlElement>().ok()?;
    let name = embed.strings().get("bag");
    for (name, value) in [("class", "sheet"), ("part", "sheet"), ("data-sheet", ""), ("aria-label", &name)] {
        dom::set_attribute(&dialog, name, Some(value));
    }
    // Under this build's hash the server answers the themes of the moment.
    for name in ["post.css", "themes.css"] {
        let styles = document.create_element("link").ok()?.dyn_into::<HtmlLinkElement>().ok()?;
        styles.set_rel("stylesheet");
        styles.set_href(&store.asset(name));
        embed.root.append_child(&styles).ok()?;
    }
    embed.root.append_child(&dialog).ok()?;
    Some(dialog)
}
