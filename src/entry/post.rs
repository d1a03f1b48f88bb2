//! The core: what the loader calls. `src/loader/spotlet.js` is the only caller.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::{FormData, HtmlElement, ShadowRoot, StorageEvent};

use crate::{
    browser::page,
    islands::{
        act, cart, embeds, lines::pieces, seen, sheet, store::Store, store::store, wire::Bag,
    },
};

/// Begins, once, before anything else. `server` is an origin, `build` the folder of assets this module came from.
#[wasm_bindgen]
pub fn start(server: String, build: String) {
    let store = Store::start(server, build);
    seen::listen();
    cart::refetch();
    if let Some(window) = page::target() {
        // Another tab may have changed the bag, or the page that was left for and come back from.
        for event in ["focus", "pageshow"] {
            EventListener::new(&window, event, |_| cart::refetch()).forget();
        }
        EventListener::new(&window, "storage", move |event| {
            if let Some(event) = event.dyn_ref::<StorageEvent>()
                && event.key().as_deref() == Some(&store.cart_key())
            {
                store.change(|state| {
                    state.is_known = false;
                    state.bag = Bag {
                        id: event.new_value(),
                        ..Bag::default()
                    };
                });
                cart::refetch();
            }
        })
        .forget();
    }
}

/// Brings an embed alive.
#[wasm_bindgen]
pub fn attach(host: HtmlElement, root: ShadowRoot) {
    embeds::attach(host, root);
}

/// Lets an embed go.
#[wasm_bindgen]
pub fn detach(host: &HtmlElement) {
    embeds::detach(host);
}

/// Carries out what a control asks for, at once or after the core was late. `form` is what its form said at the moment of the tap.
#[wasm_bindgen]
pub fn act(host: &HtmlElement, action: &str, control: &HtmlElement, form: Option<FormData>) {
    act::act(host, action, control, form);
}

/// Opens the bag.
#[wasm_bindgen(js_name = showBag)]
pub fn show_bag() {
    if let Some(embed) = embeds::with_sheet() {
        sheet::open(&embed, None);
    }
}

/// Pieces in the bag.
#[wasm_bindgen(js_name = bagCount)]
pub fn bag_count() -> u32 {
    store()
        .map(|store| store.peek(|state| pieces(&state.bag.lines)))
        .unwrap_or_default()
}
