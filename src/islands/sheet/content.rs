//! The sheet's frame: what is in it at each step, and how it comes and goes. Everything from here on is in the lazy chunk.

use std::cell::RefCell;

use gloo_events::EventListener;
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlLinkElement};

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{bag, checkout, placed};
use crate::{
    browser::dom,
    host::frame::Embedding,
    islands::{checkout::Placed, embed::Embed, store::Store, strings::Strings},
};

/// What the sheet shows.
#[derive(Clone)]
pub enum Step {
    /// What is in the bag.
    Bag,
    /// A checkout of it.
    Checkout(Embedding),
    /// The order it became.
    Placed(Placed),
}

/// What every part of the sheet needs.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The shared state.
    pub store: Store,
    /// What the sheet shows.
    pub step: RwSignal<Step>,
    words: StoredValue<Strings>,
    /// The embed it was opened from.
    pub embed: StoredValue<Embed, LocalStorage>,
    /// The language to write numbers in.
    pub locale: StoredValue<String>,
}

impl Sheet {
    /// A word in the language of the post.
    pub fn word(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    /// Closes the dialog, which ends the sheet.
    pub fn close(self) {
        if let Some(dialog) = self.embed.with_value(Embed::dialog).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
    }
}

type Mounted = (HtmlElement, Box<dyn FnOnce()>);

thread_local! {
    // At most one: a modal dialog keeps the others out of reach.
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

/// The chunk could not be fetched.
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
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
    unmount();
    let root = dialog.clone().unchecked_into::<HtmlElement>();
    let handle = mount_to(root.clone(), move || {
        let sheet = Sheet {
            store,
            step: RwSignal::new(Step::Bag),
            words: StoredValue::new(embed.strings()),
            locale: StoredValue::new(embed.locale()),
            embed: StoredValue::new_local(embed),
        };
        view! { <Content sheet=sheet/> }
    });
    let closing = EventListener::once(dialog, "close", |_| unmount());
    let unmount: Box<dyn FnOnce()> = Box::new(move || {
        drop(closing);
        drop::<UnmountHandle<_>>(handle);
    });
    MOUNTED.set(Some((root, unmount)));
}

fn unmount() {
    if let Some((_, unmount)) = MOUNTED.take() {
        unmount();
    }
}

#[component]
fn Content(sheet: Sheet) -> impl IntoView {
    let title = move || match sheet.step.get() {
        Step::Bag => sheet.word("bag"),
        Step::Checkout(_) => sheet.word("checkout"),
        Step::Placed(_) => String::new(),
    };
    let is_checkout = move || matches!(sheet.step.get(), Step::Checkout(_));
    view! {
        <header class="head">
            <button type="button" class="quiet" hidden=move || !is_checkout() on:click=move |_| sheet.step.set(Step::Bag)>
                {sheet.word("back")}
            </button>
            <h2>{title}</h2>
            <button type="button" class="close" aria-label=sheet.word("close") on:click=move |_| sheet.close()>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M5.5 5.5l13 13M18.5 5.5l-13 13"></path>
                </svg>
            </button>
        </header>
        {move || match sheet.step.get() {
            Step::Bag => view! { <bag::Bag sheet=sheet/> }.into_any(),
            Step::Checkout(embedding) => view! { <checkout::Checkout sheet=sheet embedding=embedding/> }.into_any(),
            Step::Placed(placed) => view! { <placed::Confirmation sheet=sheet placed=placed/> }.into_any(),
        }}
    }
}

/// A page with a bag button and no post has no dialog; it gets one, with the stylesheet of the posts.
fn create_dialog(embed: &Embed, store: Store) -> Option<HtmlElement> {
    let document = embed.host.owner_document()?;
    let styles = document.create_element("link").ok()?.dyn_into::<HtmlLinkElement>().ok()?;
    styles.set_rel("stylesheet");
    styles.set_href(&store.asset("post.css"));
    let dialog = document.create_element("dialog").ok()?.dyn_into::<HtmlElement>().ok()?;
    for (name, value) in [("class", "sheet"), ("part", "sheet"), ("data-sheet", "")] {
        dom::set_attribute(&dialog, name, Some(value));
    }
    embed.root.append_child(&styles).ok()?;
    embed.root.append_child(&dialog).ok()?;
    Some(dialog)
}
