//! Whether the shopper is pressing something: what is taken away between a pointer's going down and up gets no click, so a reply waits.
//!
//! It knows pointers only; a key clicks at once, or on what has the focus, which a reply gives back.

use std::{cell::Cell, rc::Rc};

use gloo_events::EventListener;
use web_sys::Document;

use crate::browser::{json, time};

/// A finger's click comes a moment after it has gone up.
const STEP_MS: i32 = 50;

/// Ten seconds: by then the pointer has gone up where nobody heard of it.
const LONGEST_STEPS: u32 = 200;

/// Follows the pointers of a page.
pub struct Press(Rc<Cell<bool>>);

impl Press {
    /// Begins to follow.
    pub fn watch(document: &Document) -> Self {
        let is_down = Rc::new(Cell::new(false));
        for (event, goes_down) in [("pointerdown", true), ("pointerup", false), ("pointercancel", false)] {
            let is_down = is_down.clone();
            EventListener::new(document, event, move |event| {
                // The other buttons press nothing, and a menu may take their going up.
                is_down.set(goes_down && json::integer(event, "button") == Some(0));
            })
            .forget();
        }
        Self(is_down)
    }

    /// Comes back once nothing is being pressed, and the click of what was has been heard.
    pub async fn over(&self) {
        let mut left = LONGEST_STEPS;
        while self.0.get() && left > 0 {
            left -= 1;
            time::sleep(STEP_MS).await;
        }
        if left < LONGEST_STEPS {
            time::sleep(STEP_MS).await;
        }
    }
}
