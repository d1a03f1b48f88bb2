//! The line to the host: handshake, then messages over the port it gave us, or over the window if it gave none.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, Window};

use super::app::{self, App};
use crate::browser::{json, page};

/// Who is around this page.
enum Host {
    /// A page of the origin that the server has recorded.
    Page { window: Window, origin: String },
    /// An app that shows this page by itself.
    App(App),
}

/// Where messages go.
enum Line {
    /// Nowhere yet: the host has not answered.
    Greeting,
    /// The host's port; open once it has answered the second greeting.
    Port { port: MessagePort, is_open: bool, _listener: EventListener },
    /// The way the greeting went; the host gave no port.
    Window,
    /// The host has refused. Nothing more may be sent.
    Refused,
}

struct Inner {
    host: Host,
    delegations: JsValue,
    line: Line,
    next_id: u32,
    waiting: Vec<(String, Then)>,
    on_open: Box<dyn Fn(&JsValue)>,
}

/// How long a host may take: somebody chooses an address there, or proves to a wallet who they are.
const ASK_MS: u32 = 120_000;

/// What to do with an answer.
pub type Then = Box<dyn FnOnce(Answer)>;

/// What comes of a request.
pub enum Answer {
    /// The host's result.
    Given(JsValue),
    /// Not this time; the host's own words, empty when the shopper has changed their mind.
    NotNow(String),
    /// The host cannot do it, or has not answered in time.
    Never,
}

/// A line to the host. Cloning clones the handle.
#[derive(Clone)]
pub struct Channel(Rc<RefCell<Inner>>);

impl Channel {
    /// Greets the host, if this page is in a frame of the origin the server has recorded, or in an app that takes part. `on_open` runs once the
    /// handshake is done.
    pub fn greet(host_origin: &str, delegations: JsValue, on_open: Box<dyn Fn(&JsValue)>) -> Option<Self> {
        let window = page::window()?;
        let channel = Self(Rc::new(RefCell::new(Inner {
            host: Host::find(host_origin)?,
            delegations,
            line: Line::Greeting,
            next_id: 1,
            waiting: Vec::new(),
            on_open,
        })));
        let hearing = channel.clone();
        if channel.is_framed() {
            EventListener::new(&window, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>()
                    && hearing.is_host(event)
                {
                    hearing.hear_window(&event.data());
                }
            })
            .forget();
        } else {
            // Later: an app may answer while it is still being told, and then nothing here is ready for it.
            app::listen(move |message| {
                let (hearing, message) = (hearing.clone(), message.clone());
                Timeout::new(0, move || hearing.hear_window(&message)).forget();
            });
        }
        channel.send_ready();
        Some(channel)
    }

    /// Tells the host something; nothing while the handshake is not done, since `ec.start` will carry the state of that moment.
    pub fn notify(&self, method: &str, params: JsValue) {
        self.post(json::object([("jsonrpc", "2.0".into()), ("method", method.into()), ("params", params)]));
    }

    /// Asks the host for something.
    pub fn request(&self, method: &str, params: JsValue) {
        let id = self.take_id(method);
        self.post(json::object([("jsonrpc", "2.0".into()), ("id", id.into()), ("method", method.into()), ("params", params)]));
    }

    /// Asks the host for something and waits for the answer.
    pub fn ask(&self, method: &str, params: JsValue, then: Then) {
        let id = self.take_id(method);
        self.0.borrow_mut().waiting.push((id.clone(), then));
        self.post(json::object([
            ("jsonrpc", "2.0".into()),
            ("id", id.as_str().into()),
            ("method", method.into()),
            ("params", params),
        ]));
        let asking = self.clone();
        Timeout::new(ASK_MS, move || asking.answered(&id, Answer::Never)).forget();
    }

    /// Tells the host that there will be no session, without a greeting.
    pub fn give_up(host_origin: &str, error: JsValue) {
        if let Some(host) = Host::find(host_origin) {
            host.post(&json::object([("jsonrpc", "2.0".into()), ("method", "ec.error".into()), ("params", error)]));
        }
    }

    /// Whether a page is around this one, rather than an app.
    pub fn is_framed(&self) -> bool {
        matches!(self.0.borrow().host, Host::Page { .. })
    }

    /// Whether the handshake is done.
    pub fn is_open(&self) -> bool {
        matches!(self.0.borrow().line, Line::Window | Line::Port { is_open: true, .. })
    }

    fn take_id(&self, method: &str) -> String {
        let mut inner = self.0.borrow_mut();
        inner.next_id += 1;
        [method, "_", &(inner.next_id - 1).to_string()].concat()
    }

    fn is_host(&self, event: &MessageEvent) -> bool {
        let Host::Page { window, origin } = &self.0.borrow().host else { return false };
        let around: &JsValue = window.as_ref();
        event.origin() == *origin && event.source().is_some_and(|source| JsValue::from(source) == *around)
    }

    fn send_ready(&self) {
        let id = self.take_id("ec.ready");
        let inner = self.0.borrow();
        let params = json::object([("delegate", inner.delegations.clone())]);
        let message = json::object([
            ("jsonrpc", "2.0".into()),
            ("id", id.into()),
            ("method", "ec.ready".into()),
            ("params", params),
        ]);
        inner.post(&message);
    }

    fn post(&self, message: JsValue) {
        if self.is_open() {
            self.0.borrow().post(&message);
        }
    }

    fn hear_window(&self, data: &JsValue) {
        match self.0.borrow().line {
            Line::Greeting => {}
            // The host has given us a port, or has refused: the window is not its way any more.
            Line::Port { .. } | Line::Refused => return,
            Line::Window => return self.clone().hear_answer(data),
        }
        self.hear_greeting(data);
    }

    fn hear_answer(self, data: &JsValue) {
        if json::text(data, "jsonrpc").as_deref() == Some("2.0")
            && let Some(id) = json::text(data, "id")
        {
            // Later: whoever waits may ask again, and this is still being heard.
            let answer = answer(data);
            Timeout::new(0, move || self.answered(&id, answer)).forget();
        }
    }

    fn answered(&self, id: &str, answer: Answer) {
        let mut inner = self.0.borrow_mut();
        let Some(index) = inner.waiting.iter().position(|(other, _)| other == id) else { return };
        let (_, then) = inner.waiting.swap_remove(index);
        drop(inner);
        then(answer);
    }

    /// The answer to the first greeting. With a port in it, everything else in it is void and we greet again over the port.
    fn hear_greeting(&self, data: &JsValue) {
        let Some(result) = ready_result(data) else { return };
        let upgrade = json::field(&json::field(&result, "upgrade"), "port").dyn_into::<MessagePort>();
        let line = match (is_success(&result), upgrade) {
            (false, _) => Line::Refused,
            (true, Err(_)) => Line::Window,
            (true, Ok(port)) => {
                let hearing = self.clone();
                let listener = EventListener::new(&port, "message", move |event| {
                    if let Some(event) = event.dyn_ref::<MessageEvent>() {
                        hearing.hear_port(&event.data());
                    }
                });
                port.start();
                Line::Port { port, is_open: false, _listener: listener }
            }
        };
        let must_greet_again = matches!(line, Line::Port { .. });
        self.0.borrow_mut().line = line;
        if must_greet_again {
            self.send_ready();
        } else {
            self.opened(&result);
        }
    }

    fn hear_port(&self, data: &JsValue) {
        if self.is_open() {
            return self.clone().hear_answer(data);
        }
        let Some(result) = ready_result(data) else { return };
        if let Line::Port { is_open, .. } = &mut self.0.borrow_mut().line {
            *is_open = is_success(&result);
        }
        if !self.is_open() {
            self.0.borrow_mut().line = Line::Refused;
        }
        self.opened(&result);
    }

    fn opened(&self, result: &JsValue) {
        if self.is_open() {
            (self.0.borrow().on_open)(result);
        }
    }
}

impl Inner {
    fn post(&self, message: &JsValue) {
        match &self.line {
            // Fails only for values that cannot be cloned; ours are plain.
            Line::Port { port, .. } => drop(port.post_message(message)),
            Line::Greeting | Line::Window => self.host.post(message),
            Line::Refused => {}
        }
    }
}

impl Host {
    fn find(origin: &str) -> Option<Self> {
        let own = page::window()?;
        let window = own.parent().ok()??;
        if window == own {
            return App::find().map(Self::App);
        }
        let origin = origin.to_owned();
        (!origin.is_empty()).then_some(Self::Page { window, origin })
    }

    fn post(&self, message: &JsValue) {
        match self {
            // To the recorded origin and no other: a page that has framed us in its place hears nothing.
            Self::Page { window, origin } => drop(window.post_message(message, origin)),
            Self::App(app) => app.post(message),
        }
    }
}

/// The result of an answer to `ec.ready`.
fn ready_result(data: &JsValue) -> Option<JsValue> {
    let is_ours = json::text(data, "jsonrpc").as_deref() == Some("2.0") && json::text(data, "id")?.starts_with("ec.ready_");
    let result = json::field(data, "result");
    (is_ours && result.is_object()).then_some(result)
}

fn is_success(result: &JsValue) -> bool {
    json::text(&json::field(result, "ucp"), "status").as_deref() == Some("success")
}

fn answer(data: &JsValue) -> Answer {
    let result = json::field(data, "result");
    if is_success(&result) {
        return Answer::Given(result);
    }
    let messages = json::list(&result, "messages");
    let Some(first) = messages.first() else { return Answer::Never };
    match (json::text(first, "severity").as_deref(), json::text(first, "code").as_deref()) {
        (Some("unrecoverable"), _) => Answer::Never,
        (_, Some("abort_error")) => Answer::NotNow(String::new()),
        _ => Answer::NotNow(json::text(first, "content").unwrap_or_default()),
    }
}
