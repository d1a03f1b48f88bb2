//! One embedded checkout: listens, answers, and tells its owner what matters. Dropping it takes the frame out of the page.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlIFrameElement, MessageChannel, MessageEvent, MessagePort};

use super::{
    frame::{self, Embedding},
    protocol::{Channel, Decision, METHOD_NOT_FOUND, Phase, after, decide, may_open},
};
use crate::browser::{json, page};

/// How long a checkout may take to greet.
const READY_MS: u32 = 8_000;

/// What the owner of a session hears.
pub enum Heard {
    /// The checkout is visible.
    Started,
    /// Nobody greeted in time: offer the same address in the same tab.
    Silent,
    /// An order was placed; this is the checkout.
    Completed(JsValue),
    /// The business gave up; it may have named an address to go on at.
    Failed(Option<String>),
}

/// An embedded checkout.
pub struct Session {
    frame: HtmlIFrameElement,
    inner: Rc<RefCell<Inner>>,
    _on_window: EventListener,
}

struct Inner {
    frame: HtmlIFrameElement,
    origin: String,
    version: String,
    phase: Phase,
    port: Option<(MessagePort, EventListener)>,
    patience: Option<Timeout>,
    tell: Rc<dyn Fn(Heard)>,
}

impl Session {
    /// Puts the checkout's frame into `place`.
    pub fn open(place: &Element, embedding: &Embedding, tell: Rc<dyn Fn(Heard)>) -> Option<Self> {
        let document = place.owner_document()?;
        let (frame, origin) = frame::create(&document, embedding)?;
        let told = tell.clone();
        let inner = Rc::new(RefCell::new(Inner {
            frame: frame.clone(),
            origin,
            version: embedding.version.clone(),
            phase: Phase::Loading,
            port: None,
            patience: Some(Timeout::new(READY_MS, move || told(Heard::Silent))),
            tell,
        }));
        let listening = inner.clone();
        let on_window = EventListener::new(&page::target()?, "message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else {
                return;
            };
            if is_from(&listening, event) {
                hear(&listening, Channel::Window, &event.data());
            }
        });
        place.append_child(&frame).ok()?;
        Some(Self {
            frame,
            inner,
            _on_window: on_window,
        })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Ok(mut inner) = self.inner.try_borrow_mut() {
            inner.phase = Phase::Ended;
            inner.patience = None;
            close(inner.port.take());
        }
        self.frame.remove();
    }
}

/// Only this frame, and only while it shows the origin we have opened.
fn is_from(inner: &RefCell<Inner>, event: &MessageEvent) -> bool {
    let Ok(inner) = inner.try_borrow() else {
        return false;
    };
    let source = event.source().map(JsValue::from);
    event.origin() == inner.origin
        && source.is_some()
        && source == inner.frame.content_window().map(JsValue::from)
}

fn hear(shared: &Rc<RefCell<Inner>>, channel: Channel, data: &JsValue) {
    // Native hosts speak in strings; a business may do so on the web too.
    let message = data
        .as_string()
        .map_or_else(|| data.clone(), |text| json::parse(&text));
    if json::text(&message, "jsonrpc").as_deref() != Some("2.0") {
        return;
    }
    let Some(method) = json::text(&message, "method") else {
        return;
    };
    let id = json::field(&message, "id");
    let params = json::field(&message, "params");
    let heard = {
        let Ok(mut inner) = shared.try_borrow_mut() else {
            return;
        };
        let decision = decide(
            inner.phase,
            channel,
            &method,
            !id.is_undefined() && !id.is_null(),
        );
        inner.phase = after(inner.phase, decision);
        carry_out(shared, &mut inner, decision, channel, &id, &params)
    };
    // Told only after the borrow has ended: the owner may drop the session on the spot.
    if let Some(heard) = heard {
        let tell = shared.try_borrow().map(|inner| inner.tell.clone());
        if let Ok(tell) = tell {
            tell(heard);
        }
    }
}

fn carry_out(
    shared: &Rc<RefCell<Inner>>,
    inner: &mut Inner,
    decision: Decision,
    channel: Channel,
    id: &JsValue,
    params: &JsValue,
) -> Option<Heard> {
    match decision {
        Decision::Upgrade => upgrade(shared, inner, id),
        Decision::Accept => {
            inner.patience = None;
            let result = json::object([("ucp", inner.ucp("success"))]);
            inner.answer(channel, id, "result", &result);
        }
        Decision::Start => return Some(Heard::Started),
        Decision::Complete => return Some(Heard::Completed(json::field(params, "checkout"))),
        Decision::Fail => {
            inner.patience = None;
            // `params` is the error response itself; the schema's name for it is `error`.
            let nested = json::text(&json::field(params, "error"), "continue_url");
            return Some(Heard::Failed(json::text(params, "continue_url").or(nested)));
        }
        Decision::OpenWindow => {
            let url = json::text(params, "url").unwrap_or_default();
            if may_open(&url, &inner.origin) {
                frame::open_window(&url);
                let result = json::object([("ucp", inner.ucp("success"))]);
                inner.answer(channel, id, "result", &result);
            } else {
                inner.refuse(channel, id, "window_open_rejected_error");
            }
        }
        Decision::Refuse(code) => inner.refuse(channel, id, code),
        Decision::Unknown => {
            let error = json::object([
                ("code", METHOD_NOT_FOUND.into()),
                ("message", "Method not found.".into()),
            ]);
            inner.answer(channel, id, "error", &error);
        }
        Decision::Change | Decision::Ignore => {}
    }
    None
}

/// Hands a port over. Nothing else may stand in this answer.
fn upgrade(shared: &Rc<RefCell<Inner>>, inner: &mut Inner, id: &JsValue) {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let (ours, theirs) = (channel.port1(), channel.port2());
    let listening = Rc::downgrade(shared);
    let listener = EventListener::new(&ours, "message", move |event| {
        if let (Some(inner), Some(event)) = (listening.upgrade(), event.dyn_ref::<MessageEvent>()) {
            hear(&inner, Channel::Port, &event.data());
        }
    });
    ours.start();
    close(inner.port.replace((ours, listener)));
    let port = json::object([("port", theirs.clone().into())]);
    let result = json::object([("ucp", inner.ucp("success")), ("upgrade", port)]);
    if let Some(window) = inner.frame.content_window() {
        // To the origin that was opened and no other: a frame that navigated away gets nothing.
        let _ = window.post_message_with_transfer(
            &envelope(id, "result", &result),
            &inner.origin,
            &Array::of1(&theirs),
        );
    }
}

fn close(port: Option<(MessagePort, EventListener)>) {
    if let Some((port, listener)) = port {
        drop(listener);
        port.close();
    }
}

fn envelope(id: &JsValue, field: &str, value: &JsValue) -> JsValue {
    json::object([
        ("jsonrpc", "2.0".into()),
        ("id", id.clone()),
        (field, value.clone()),
    ])
}

impl Inner {
    fn ucp(&self, status: &str) -> JsValue {
        json::object([
            ("version", self.version.as_str().into()),
            ("status", status.into()),
        ])
    }

    fn answer(&self, channel: Channel, id: &JsValue, field: &str, value: &JsValue) {
        let message = envelope(id, field, value);
        // Fails only for values that cannot be cloned; ours are plain.
        let _ = match (channel, &self.port) {
            (Channel::Port, Some((port, _))) => port.post_message(&message),
            _ => self
                .frame
                .content_window()
                .map_or(Ok(()), |window| window.post_message(&message, &self.origin)),
        };
    }

    fn refuse(&self, channel: Channel, id: &JsValue, code: &str) {
        let message = json::object([
            ("type", "error".into()),
            ("code", code.into()),
            ("content", "The host does not do this.".into()),
            ("severity", "unrecoverable".into()),
        ]);
        let result = json::object([
            ("ucp", self.ucp("error")),
            ("messages", json::array([message])),
        ]);
        self.answer(channel, id, "result", &result);
    }
}
