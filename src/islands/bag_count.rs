//! How many pieces are in the bag, on every bag button.

use web_sys::ShadowRoot;

use super::{lines::pieces, store::State};
use crate::browser::dom::Find;

/// Shows the count as the state has it.
pub fn show(root: &ShadowRoot, state: &State) {
    let count = pieces(&state.bag.lines);
    let text = if count == 0 { String::new() } else { count.to_string() };
    for place in root.all("[data-bag-count]") {
        place.set_text_content(Some(&text));
    }
}
