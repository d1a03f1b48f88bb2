//! Where messages come from: a stream, or, where none will stay open, asking now and then.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use js_sys::Math;
use reqwasm::http::Method;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{EventSource, MessageEvent};

use super::super::store::Store;
use crate::browser::{http, json, time};

const FIRST_DELAY_MS: f64 = 1_000.0;
const LONGEST_DELAY_MS: f64 = 30_000.0;
/// After so many streams in a row that told nothing, the page asks instead.
const PATIENCE: u32 = 3;
const POLL_MS: f64 = 10_000.0;
/// Every so many questions a stream is tried again.
const POLLS: u32 = 6;

/// An open source; closed when dropped.
pub struct Source {
    running: Rc<Running>,
}

struct Running {
    store: Store,
    posts: String,
    take: fn(&JsValue),
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    is_over: bool,
    stream: Option<(EventSource, Vec<EventListener>)>,
    last_id: String,
    failures: u32,
    polls: u32,
}

impl Source {
    /// Begins to take messages about posts.
    pub fn open(store: Store, posts: &[String], take: fn(&JsValue)) -> Self {
        let running = Rc::new(Running { store, posts: posts.join(","), take, state: RefCell::default() });
        stream(&running);
        Self { running }
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.running.state.borrow_mut().is_over = true;
        close(&self.running);
    }
}

fn close(running: &Rc<Running>) {
    if let Some((stream, listeners)) = running.state.borrow_mut().stream.take() {
        stream.close();
        // This may run inside one of them.
        spawn_local(async move { drop(listeners) });
    }
}

fn stream(running: &Rc<Running>) {
    let mut url = running.store.url(&["/api/live?posts=", &running.posts]);
    let last_id = running.state.borrow().last_id.clone();
    if !last_id.is_empty() {
        // A new `EventSource` sends no header; ids are plain letters, digits and `-_.`.
        url += &["&last_event_id=", &last_id].concat();
    }
    let Ok(stream) = EventSource::new(&url) else { return lost(running) };
    let mut listeners = Vec::new();
    for kind in ["likes", "comment", "stock"] {
        let heard = Rc::downgrade(running);
        listeners.push(EventListener::new(&stream, kind, move |event| {
            let (Some(running), Some(event)) = (heard.upgrade(), event.dyn_ref::<MessageEvent>()) else { return };
            {
                let mut state = running.state.borrow_mut();
                state.last_id = event.last_event_id();
                state.failures = 0;
            }
            let message = event.data().as_string().map(|text| json::parse(&text));
            (running.take)(&message.unwrap_or_default());
        }));
    }
    let failed = Rc::downgrade(running);
    listeners.push(EventListener::new(&stream, "error", move |_| {
        // The browser's own reconnecting knows no jitter; a restarted server would meet everybody at once.
        if let Some(running) = failed.upgrade() {
            let is_refused = running.state.borrow().stream.as_ref().is_some_and(|(stream, _)| stream.ready_state() == EventSource::CLOSED);
            if is_refused {
                // The server answered, and not with a stream.
                running.state.borrow_mut().failures = PATIENCE;
            }
            lost(&running);
        }
    }));
    running.state.borrow_mut().stream = Some((stream, listeners));
}

/// The stream broke off, or never stood: it is tried again a little later, or the page begins to ask.
fn lost(running: &Rc<Running>) {
    close(running);
    let failures = {
        let mut state = running.state.borrow_mut();
        state.failures += 1;
        state.failures
    };
    if failures > PATIENCE {
        running.state.borrow_mut().polls = POLLS;
        return later(running, 0.0, poll);
    }
    let delay_ms = FIRST_DELAY_MS * f64::from(1_u32 << failures.min(5));
    later(running, delay_ms, stream);
}

/// Asks once, then again, and after some time tries a stream.
fn poll(running: &Rc<Running>) {
    let running = Rc::clone(running);
    spawn_local(async move {
        let url = running.store.url(&["/api/live/snapshot?posts=", &running.posts]);
        let reply = http::send(Method::GET, &url, &[], None).await;
        if running.state.borrow().is_over {
            return;
        }
        for message in reply.map(|reply| json::list(&reply.body, "events")).unwrap_or_default() {
            (running.take)(&message);
        }
        let polls = {
            let mut state = running.state.borrow_mut();
            state.polls = state.polls.saturating_sub(1);
            state.polls
        };
        later(&running, POLL_MS, if polls == 0 { stream } else { poll });
    });
}

/// Goes on after a time that is a little different for everybody, unless the source is closed by then.
fn later(running: &Rc<Running>, delay_ms: f64, then: fn(&Rc<Running>)) {
    let running = Rc::clone(running);
    let delay_ms = delay_ms.min(LONGEST_DELAY_MS) * (0.5 + Math::random());
    spawn_local(async move {
        #[expect(clippy::cast_possible_truncation, reason = "at most 45,000")]
        time::sleep(delay_ms as i32).await;
        if !running.state.borrow().is_over {
            then(&running);
        }
    });
}
