//! One file on its way, as its bearer sees it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Event, File, HtmlElement};

use super::frame;
use super::listen;
use super::send::{self, Refusal, Step};
use crate::browser::dom::{Find as _, attribute, set_attribute};

/// A row of the list.
pub struct Row {
    file: File,
    form: HtmlElement,
    item: HtmlElement,
    picture: HtmlElement,
    name: HtmlElement,
    told: HtmlElement,
    progress: HtmlElement,
    retry: HtmlElement,
    cancel: HtmlElement,
    is_stopped: Rc<Cell<bool>>,
    last: RefCell<&'static str>,
}

impl Row {
    /// A row at the end of the list.
    pub fn new(form: &HtmlElement, file: File) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let section = document.find("[data-uploads]")?;
        section.remove_attribute("hidden").ok()?;
        let item = make(&document, "li", "")?;
        let picture = make(&document, "span", "frame")?;
        let what = make(&document, "div", "what")?;
        let name = make(&document, "span", "name")?;
        name.set_text_content(Some(&file.name()));
        let told = make(&document, "span", "line")?;
        let progress = make(&document, "progress", "")?;
        set_attribute(&progress, "max", Some("1"));
        set_attribute(&progress, "value", Some("0"));
        set_attribute(&progress, "aria-label", Some(&file.name()));
        let buttons = make(&document, "div", "ways")?;
        let retry = button(&document, form, "data-t-retry", &file)?;
        let cancel = button(&document, form, "data-t-cancel", &file)?;
        retry.set_hidden(true);
        for (parent, child) in [
            (&what, &name),
            (&what, &told),
            (&what, &progress),
            (&buttons, &retry),
            (&buttons, &cancel),
            (&item, &picture),
            (&item, &what),
            (&item, &buttons),
            (&section.find("ul")?, &item),
        ] {
            parent.append_child(child).ok()?;
        }
        let is_stopped = Rc::new(Cell::new(false));
        let (stopping, gone) = (Rc::clone(&is_stopped), item.clone());
        listen(&cancel, "click", move |_: Event| {
            stopping.set(true);
            gone.remove();
        });
        let row = Self {
            file,
            form: form.clone(),
            item,
            picture,
            name,
            told,
            progress,
            retry,
            cancel,
            is_stopped,
            last: RefCell::new(""),
        };
        row.say("data-t-waiting");
        Some(row)
    }

    /// What the button to try again does.
    pub fn on_retry(&self, again: impl Fn() + 'static) {
        listen(&self.retry, "click", move |_: Event| again());
    }

    /// Sends the file; whether it is in the library now.
    pub async fn run(&self) -> bool {
        if self.is_stopped.get() {
            return false;
        }
        self.retry.set_hidden(true);
        self.progress.set_hidden(false);
        let _ = self.item.class_list().remove_1("bad");
        self.say("data-t-sending");
        let size = self.file.size().max(1.0);
        let tell = |step: Step| match step {
            Step::Sent(offset) => {
                set_attribute(&self.progress, "value", Some(&format!("{:.3}", offset / size)));
                self.say("data-t-sending");
            }
            Step::Offline => self.say("data-t-offline"),
            Step::Looking => {
                // Nobody knows how long: without a value it only moves.
                set_attribute(&self.progress, "value", None);
                self.say("data-t-looking");
            }
        };
        let sent = send::send::<send::Medium>(&self.file, None, tell, || self.is_stopped.get()).await;
        match sent {
            Ok(Some(medium)) => {
                let medium = match medium.kind.as_str() {
                    "video" => frame::first_poster(&medium.id, &medium.url).await.unwrap_or(medium),
                    _ => medium,
                };
                self.done(&medium);
                true
            }
            Ok(None) => false,
            Err(refusal) => {
                self.refused(&refusal);
                false
            }
        }
    }

    fn done(&self, medium: &send::Medium) {
        self.progress.set_hidden(true);
        self.cancel.remove();
        self.say("data-t-done");
        let document = self.item.owner_document();
        let Some(document) = document else { return };
        if let Some(link) = make(&document, "a", "name") {
            set_attribute(&link, "href", Some(&format!("/studio/media/{}", medium.id)));
            link.set_text_content(Some(&medium.name));
            let _ = self.name.replace_with_with_node_1(&link);
        }
        if let (Some(url), Some(image)) = (&medium.thumbnail, make(&document, "img", "")) {
            set_attribute(&image, "src", Some(url));
            set_attribute(&image, "alt", Some(""));
            let _ = self.picture.append_child(&image);
        }
    }

    fn refused(&self, refusal: &Refusal) {
        let _ = self.item.class_list().add_1("bad");
        self.progress.set_hidden(true);
        self.retry.set_hidden(!refusal.may_retry);
        self.say(match refusal.code.as_str() {
            "media_type_not_taken" => "data-t-not-taken",
            "media_too_large" => "data-t-too-large",
            "media_broken" => "data-t-broken",
            "upload_quota" => "data-t-no-room",
            "unauthorized" => "data-t-signed-out",
            _ => "data-t-failed",
        });
    }

    /// Shows a word of the form, and reads it out where it is another than before.
    fn say(&self, word: &'static str) {
        if self.last.replace(word) == word {
            return;
        }
        let text = attribute(&self.form, word);
        self.told.set_text_content(Some(&text));
        let status = self.form.owner_document().and_then(|document| document.find("[data-upload-status]"));
        if let Some(status) = status {
            status.set_text_content(Some(&format!("{}: {text}", self.file.name())));
        }
    }
}

fn make(document: &Document, tag: &str, class: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document.create_element(tag).ok()?.dyn_into().ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}

fn button(document: &Document, form: &HtmlElement, word: &str, file: &File) -> Option<HtmlElement> {
    let button = make(document, "button", "quiet")?;
    let text = attribute(form, word);
    set_attribute(&button, "type", Some("button"));
    set_attribute(&button, "aria-label", Some(&format!("{text}: {}", file.name())));
    button.set_text_content(Some(&text));
    Some(button)
}
