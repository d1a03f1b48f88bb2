//! The theme editor: the page's own form, whose changes show at once in the frame beside it, are judged as they are typed, and can be
//! undone. Saving is the form's own business.
//!
//! [`desk::Desk`] is the one place that knows what the form says; [`says`] tells how well colours can be read, [`preview`] dresses the
//! frame. The attributes it looks for are listed in `src/view/studio/theme/mod.rs`.

mod desk;
mod preview;
mod says;

use web_sys::{Document, HtmlElement};

use crate::browser::dom::{Find as _, set_attribute};

/// Brings the editor alive.
pub fn start(document: &Document, form: HtmlElement) {
    for part in document.all("[data-alive]") {
        set_attribute(&part, "hidden", None);
    }
    desk::open(form, preview::start(document));
}
