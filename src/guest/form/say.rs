//! What the checkout says by itself, beside the words of the server.

use std::rc::Rc;

use web_sys::Element;

use super::Forms;
use crate::browser::dom::{self, Find};

impl Forms {
    /// Says that nothing came of it. A page that waits for news goes on waiting, and says it once of what nobody asked for.
    pub(super) fn failed(self: Rc<Self>, word: &str, english: &str, is_asked: bool) {
        let Some(main) = self.main() else { return };
        let waits = self.poll_soon(&main);
        if is_asked || !waits || main.find("[data-notice]").is_none() {
            self.complain(word, english);
        }
    }

    /// Says what went wrong where the shopper is looking; the form stays as it is.
    pub(super) fn complain(&self, word: &str, english: &str) -> Option<Element> {
        let main = self.document.find("main[data-checkout]")?;
        self.say(&main.get_attribute(word).unwrap_or_else(|| english.to_owned()))
    }

    pub(super) fn say(&self, told: &str) -> Option<Element> {
        let main = self.document.find("main[data-checkout]")?;
        if let Some(old) = main.find("[data-notice]") {
            old.remove();
        }
        // A new element each time: an alert is read aloud when it appears.
        let alert = self.document.create_element("p").ok()?;
        for (name, value) in [("class", "alert"), ("role", "alert"), ("data-notice", "")] {
            dom::set_attribute(&alert, name, Some(value));
        }
        alert.set_text_content(Some(told));
        let place = main.find(".pay").or_else(|| main.find("form")).unwrap_or(main);
        place.prepend_with_node_1(&alert).ok()?;
        Some(alert)
    }

    /// The same checkout in the whole tab, where nothing can lie over it.
    pub(super) fn offer_own_page(&self, alert: Option<Element>) {
        let (Some(alert), Ok(link), Ok(url)) = (alert, self.document.create_element("a"), self.document.url()) else { return };
        let address = url.split('?').next().unwrap_or_default();
        for (name, value) in [("href", address), ("target", "_top"), ("data-private", "")] {
            dom::set_attribute(&link, name, Some(value));
        }
        link.set_text_content(Some(address));
        // Refused only for a place that is no longer in the page.
        let _ = alert.append_with_str_1(" ").and_then(|()| alert.append_with_node_1(&link));
    }
}
