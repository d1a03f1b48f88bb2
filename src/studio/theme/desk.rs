//! What the form says, what it said before, and everything that follows from it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{BeforeUnloadEvent, Element, Event, HtmlButtonElement, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

use super::preview::Preview;
use super::says;
use crate::browser::dom::{Find as _, attribute, closest};
use crate::domain::theme::{Fields, Theme, public_block};
use crate::studio::history::History;

/// The form and its past.
pub struct Desk {
    form: HtmlElement,
    preview: Option<Rc<Preview>>,
    state: RefCell<State>,
}

struct State {
    now: Fields,
    /// Nothing, where the page shows what was refused.
    saved: Option<Fields>,
    history: History<Fields>,
    is_leaving: bool,
}

/// Listens for as long as the page is there.
pub fn open(form: HtmlElement, preview: Option<Rc<Preview>>) {
    // What was typed before this was here is not saved either.
    let now = read(&form);
    let saved = (!form.has_attribute("data-refused")).then(|| saved(&form));
    let state = State { saved, now, history: History::default(), is_leaving: false };
    let desk = Rc::new(Desk { form, preview, state: RefCell::new(state) });
    let on = |event: &'static str, act: fn(&Desk, &Event)| {
        let heard = desk.clone();
        EventListener::new(&desk.form, event, move |event| act(&heard, event)).forget();
    };
    on("input", |desk, event| {
        if let Some(field) = desk.typed(event) {
            desk.changed(Some(&field));
        }
    });
    on("change", |desk, _| desk.state.borrow_mut().history.pause());
    on("click", Desk::clicked);
    on("submit", |desk, _| desk.state.borrow_mut().is_leaving = true);
    if let Some(window) = web_sys::window() {
        let heard = desk.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                heard.key(event);
            }
        })
        .forget();
        let heard = desk.clone();
        EventListener::new_with_options(&window, "beforeunload", options, move |event| {
            let state = heard.state.borrow();
            if !state.is_leaving && !state.is_saved() {
                event.prevent_default();
                // What older browsers ask for.
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value(" ");
                }
            }
        })
        .forget();
    }
    desk.show();
}

impl State {
    fn is_saved(&self) -> bool {
        self.saved.as_ref() == Some(&self.now)
    }
}

impl Desk {
    /// The field that an event is about; a colour that was picked is written into its field first.
    fn typed(&self, event: &Event) -> Option<String> {
        let target: HtmlInputElement = event.target()?.unchecked_into();
        let well = attribute(&target, "data-well");
        if well.is_empty() {
            return Some(attribute(&target, "name")).filter(|name| !name.is_empty());
        }
        write(&self.form, &well, &target.value());
        Some(well)
    }

    fn clicked(&self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|target| closest(&target, "button[type=button]")) else { return };
        if button.has_attribute("data-undo") {
            self.step(History::undo);
        } else if button.has_attribute("data-redo") {
            self.step(History::redo);
        } else if let Some(field) = button.get_attribute("data-use") {
            write(&self.form, &field, &attribute(&button, "data-color"));
            self.changed(None);
            // The button is gone with its reason.
            if let Some(field) = self.form.find(&selector(&field)) {
                // Fails only for what cannot have the focus.
                let _ = field.focus();
            }
        }
    }

    /// Ctrl or Cmd with Z, with Shift to redo; within a field the browser's own undo is meant.
    fn key(&self, event: &KeyboardEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_typing = target.is_some_and(|target| closest(&target, "input:not([type=color], [type=radio]), textarea, select").is_some());
        if is_typing || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => self.step(History::undo),
            ("z", true) | ("y", _) => self.step(History::redo),
            _ => return,
        }
        event.prevent_default();
    }

    /// Takes up what the form says now. Changes of one name that follow each other are undone together.
    fn changed(&self, name: Option<&str>) {
        let mut state = self.state.borrow_mut();
        // Whoever goes on after saving did not leave: nobody answered, or the browser brought the page back.
        state.is_leaving = false;
        let before = std::mem::replace(&mut state.now, read(&self.form));
        state.history.note(before, name);
        drop(state);
        self.show();
    }

    fn step(&self, step: fn(&mut History<Fields>, Fields) -> Result<Fields, Fields>) {
        let mut state = self.state.borrow_mut();
        let now = std::mem::take(&mut state.now);
        // What cannot be undone comes back as it is.
        let then = step(&mut state.history, now).unwrap_or_else(|now| now);
        for (name, text) in &then {
            write(&self.form, name, text);
        }
        state.now = then;
        drop(state);
        self.show();
    }

    /// Shows everything that follows from the fields.
    fn show(&self) {
        let state = self.state.borrow();
        let (theme, wrong) = Theme::read(|name| state.now.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str()));
        says::show(&self.form, &theme, &wrong);
        if let Some(preview) = &self.preview {
            preview.dress(&theme);
        }
        if let Some(css) = self.form.find("[data-theme-css]") {
            css.unchecked_into::<web_sys::HtmlTextAreaElement>().set_value(&public_block(&theme));
        }
        for (selector, can) in [("[data-undo]", state.history.can_undo()), ("[data-redo]", state.history.can_redo())] {
            if let Some(button) = self.form.find(selector) {
                button.unchecked_into::<HtmlButtonElement>().set_disabled(!can);
            }
        }
        if let Some(told) = self.form.find("[data-unsaved]").filter(|_| !state.is_saved()) {
            told.set_text_content(Some(&attribute(&self.form, "data-t-unsaved")));
        }
    }
}

fn selector(field: &str) -> String {
    format!("[name=\"{field}\"]")
}

/// What the fields say.
fn read(form: &HtmlElement) -> Fields {
    fields(form, |field| match field.dyn_ref::<HtmlSelectElement>() {
        Some(select) => select.value(),
        None => field.unchecked_ref::<HtmlInputElement>().value(),
    })
}

/// What they said when the page was made.
fn saved(form: &HtmlElement) -> Fields {
    fields(form, |field| match field.dyn_ref::<HtmlSelectElement>() {
        Some(select) => select.find("option[selected]").or_else(|| select.find("option")).map(|option| attribute(&option, "value")).unwrap_or_default(),
        None => field.unchecked_ref::<HtmlInputElement>().default_value(),
    })
}

fn fields(form: &HtmlElement, text: impl Fn(&HtmlElement) -> String) -> Fields {
    let names = Theme::standard().fields().into_iter().map(|(name, _)| name);
    names.filter_map(|name| form.find(&selector(&name)).map(|field| (name, text(&field)))).collect()
}

fn write(form: &HtmlElement, name: &str, text: &str) {
    let Some(field) = form.find(&selector(name)) else { return };
    match field.dyn_ref::<HtmlSelectElement>() {
        Some(select) => select.set_value(text),
        None => field.unchecked_ref::<HtmlInputElement>().set_value(text),
    }
}
