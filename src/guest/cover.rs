//! Whether something of the host lies over the pay button, so that a shopper cannot be made to pay unseen.
//!
//! `IntersectionObserver` version 2 tells, in Chromium; elsewhere nobody can, and the button stays usable.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::browser::json;

/// How often the browser looks; the least it allows.
const DELAY_MS: u32 = 100;

/// Watches one element until it is dropped.
pub struct Cover {
    observer: IntersectionObserver,
    is_covered: Rc<Cell<bool>>,
}

impl Cover {
    /// Starts watching. `None` where the browser has no such observer.
    pub fn watch(element: &Element) -> Option<Self> {
        let is_covered = Rc::new(Cell::new(false));
        let seen = is_covered.clone();
        let on_change: Function = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let entry = entries.pop();
            let ratio = entry.unchecked_ref::<IntersectionObserverEntry>().intersection_ratio();
            // Scrolled halfway out is not covered. Browsers without version 2 leave `isVisible` undefined.
            seen.set(ratio >= 1.0 && json::field(&entry, "isVisible").as_bool() == Some(false));
        })
        .into_js_value()
        .unchecked_into();
        let options = IntersectionObserverInit::new();
        options.set_threshold(&json::array([0.0.into(), 1.0.into()]));
        json::set(&options, "trackVisibility", &true.into());
        json::set(&options, "delay", &DELAY_MS.into());
        let observer = IntersectionObserver::new_with_options(&on_change, &options).ok()?;
        observer.observe(element);
        Some(Self { observer, is_covered })
    }

    /// Whether something lay over it when the browser last looked.
    pub fn is_covered(&self) -> bool {
        self.is_covered.get()
    }
}

impl Drop for Cover {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
