//! Bringing files: the form of the library becomes a place to drop, paste, choose and watch, and a video's page a place to
//! choose its poster from its frames.
//!
//! [`send`] speaks to the server and goes on where it was cut off; [`row`] shows one file; this file takes them in and keeps
//! two on their way at a time.

mod frame;
mod row;
mod send;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    BeforeUnloadEvent, ClipboardEvent, DataTransfer, Document, DomParser, DragEvent, Event, EventTarget, File, HtmlElement,
    HtmlInputElement, SupportedType,
};

use crate::browser::dom::Find as _;
use row::Row;
pub use frame::{choose_frames, first_poster};
pub use send::{Refusal, Step, send};

/// More at once would only share the same line.
const AT_ONCE: usize = 2;

/// What is on its way.
struct Queue {
    form: HtmlElement,
    waiting: VecDeque<Rc<Row>>,
    running: usize,
    /// How often the library was asked for, and which of the answers it shows.
    asked: u32,
    shown: u32,
}

type Shared = Rc<RefCell<Queue>>;

/// Brings the form alive.
pub fn start(document: &Document, form: HtmlElement) {
    let _ = form.class_list().add_1("alive");
    let queue: Shared = Rc::new(RefCell::new(Queue {
        form: form.clone(),
        waiting: VecDeque::new(),
        running: 0,
        asked: 0,
        shown: 0,
    }));
    for input in form.all("input[type=file]") {
        let Ok(input) = input.dyn_into::<HtmlInputElement>() else { continue };
        // Nothing of it is to be sent with the form.
        let (taking, chosen) = (Rc::clone(&queue), input.clone());
        let take_chosen = move || {
            if let Some(files) = chosen.files() {
                take(&taking, (0..files.length()).filter_map(|at| files.get(at)));
            }
            // The same file may be chosen again.
            chosen.set_value("");
        };
        // Chosen before this was here.
        take_chosen();
        listen(&input, "change", move |_: Event| take_chosen());
    }
    dropping(document, &form, &queue);
    let pasting = Rc::clone(&queue);
    listen(document, "paste", move |event: ClipboardEvent| {
        if let Some(data) = event.clipboard_data() {
            take_transfer(&pasting, &data);
        }
    });
    let leaving = Rc::clone(&queue);
    if let Some(window) = web_sys::window() {
        listen(&window, "beforeunload", move |event: BeforeUnloadEvent| {
            if leaving.borrow().running > 0 {
                event.prevent_default();
            }
        });
    }
}

fn dropping(document: &Document, form: &HtmlElement, queue: &Shared) {
    // Beside the form, a dropped picture would open in place of the page.
    let (over, out) = (form.clone(), form.clone());
    listen(document, "dragover", move |event: DragEvent| {
        event.prevent_default();
        let _ = over.class_list().add_1("over");
    });
    listen(document, "dragleave", move |event: DragEvent| {
        if event.related_target().is_none() {
            let _ = out.class_list().remove_1("over");
        }
    });
    let (done, queue) = (form.clone(), Rc::clone(queue));
    listen(document, "drop", move |event: DragEvent| {
        event.prevent_default();
        let _ = done.class_list().remove_1("over");
        if let Some(data) = event.data_transfer() {
            take_transfer(&queue, &data);
        }
    });
}

fn take_transfer(queue: &Shared, data: &DataTransfer) {
    if let Some(files) = data.files() {
        take(queue, (0..files.length()).filter_map(|at| files.get(at)));
    }
}

fn take(queue: &Shared, files: impl Iterator<Item = File>) {
    for file in files {
        let form = queue.borrow().form.clone();
        let Some(row) = Row::new(&form, file) else { continue };
        let row = Rc::new(row);
        let (again, retried) = (Rc::clone(queue), Rc::clone(&row));
        row.on_retry(move || {
            again.borrow_mut().waiting.push_back(Rc::clone(&retried));
            next(&again);
        });
        queue.borrow_mut().waiting.push_back(row);
    }
    next(queue);
}

fn next(queue: &Shared) {
    loop {
        let row = {
            let mut queue = queue.borrow_mut();
            if queue.running >= AT_ONCE {
                return;
            }
            let Some(row) = queue.waiting.pop_front() else { return };
            queue.running += 1;
            row
        };
        let queue = Rc::clone(queue);
        spawn_local(async move {
            let is_in = row.run().await;
            queue.borrow_mut().running -= 1;
            next(&queue);
            if is_in {
                refresh(&queue).await;
            }
        });
    }
}

/// Shows what is in the library now, unless a later look was shown already.
async fn refresh(queue: &Shared) -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    queue.borrow_mut().asked += 1;
    let turn = queue.borrow().asked;
    let reply = reqwasm::http::Request::get("/studio/media").send().await.ok()?;
    let html = reply.text().await.ok()?;
    let page = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    let fresh = page.query_selector("[data-library]").ok()??;
    let fresh = document.import_node_with_deep(&fresh, true).ok()?;
    if queue.borrow().shown > turn {
        return None;
    }
    queue.borrow_mut().shown = turn;
    let shown = document.find("[data-library]")?;
    shown.parent_node()?.replace_child(&fresh, &shown).ok()?;
    Some(())
}

/// Listens for as long as the page lives.
fn listen<E: wasm_bindgen::JsCast + 'static>(target: &EventTarget, name: &str, handle: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        handle(event.unchecked_into());
    });
    // Fails only for a handler that is no function.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Waits for the first of some events of a target.
async fn happened(target: &EventTarget, names: [&str; 2]) -> Option<String> {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        for name in names {
            // Fails only for a handler that is no function.
            let _ = target.add_event_listener_with_callback(name, &resolve);
        }
    });
    let event: Event = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(event.type_())
}
