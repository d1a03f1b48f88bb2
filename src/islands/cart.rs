//! The bag's way to the server. Wishes wait in line and are sent one after the other, each computed from the bag that the one before has left.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
};

use reqwasm::http::Method;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    lines::{Line, Wish, grant},
    store::{Store, store},
    wire::{Bag, Notice, Refusal, read_cart},
};
use crate::browser::{
    http::{self, Reply, Unreachable},
    json, page, time,
};

const AGAIN_MS: i32 = 50;

/// Where a wish comes from: the market whose prices were shown, and whom to credit.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// ISO 3166 country.
    pub country: String,
    /// BCP 47 language.
    pub locale: String,
    /// Post id.
    pub post: String,
    /// Hotspot id; may be empty.
    pub hotspot: String,
    /// Creator id.
    pub creator: String,
}

/// Called once with the outcome of a wish.
pub type Done = Box<dyn FnOnce(Result<(), Notice>)>;

enum Task {
    Refetch,
    Grant(Wish, Origin, Done),
}

thread_local! {
    static QUEUE: RefCell<VecDeque<Task>> = const { RefCell::new(VecDeque::new()) };
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
    /// How many wishes wait or are under way.
    static WISHES: Cell<u32> = const { Cell::new(0) };
    static ORIGIN: RefCell<Origin> = RefCell::default();
    /// How many orders this page has seen made of its bag.
    static ORDERS: Cell<u32> = const { Cell::new(0) };
}

/// Asks for a change of the bag.
pub fn wish(wish: Wish, done: Done) {
    WISHES.set(WISHES.get() + 1);
    // Whoever taps elsewhere before it is its turn says where that wish comes from, not this one.
    enqueue(Task::Grant(wish, ORIGIN.with_borrow(Clone::clone), done));
}

/// Asks for the bag as it stands on the server, if there is one. Another tab may have changed it.
pub fn refetch() {
    let is_waiting = QUEUE.with_borrow(|queue| queue.iter().any(|task| matches!(task, Task::Refetch)));
    if !is_waiting && store().is_some_and(|store| store.peek(|state| state.bag.id.is_some())) {
        enqueue(Task::Refetch);
    }
}

/// The bag has become an order. What another tab has put into it meanwhile is still there, as the server knows.
pub fn ordered(store: Store) {
    ORDERS.set(ORDERS.get() + 1);
    store.change(|state| {
        state.is_known = false;
        state.bag = Bag { id: state.bag.id.take(), ..Bag::default() };
    });
    refetch();
}

/// Remembers where wishes come from, until somebody else says so.
pub fn set_origin(origin: Origin) {
    ORIGIN.set(origin);
}

/// Comes back once no wish is under way: what is made of the bag before would miss it. A wish that was refused meanwhile is the error.
pub async fn settled(store: Store) -> Result<(), Notice> {
    let mut refused = None;
    while WISHES.get() > 0 {
        time::sleep(AGAIN_MS).await;
        refused = store.peek(|state| state.notice.clone());
    }
    refused.map_or(Ok(()), Err)
}

/// Market and attribution of what was wished for last, in UCP's shape.
pub fn context_and_attribution() -> (JsValue, JsValue) {
    told_of(ORIGIN.with_borrow(Clone::clone))
}

fn told_of(origin: Origin) -> (JsValue, JsValue) {
    let told = |text: String| if text.is_empty() { JsValue::UNDEFINED } else { text.into() };
    let context = json::object([("address_country", told(origin.country)), ("language", told(origin.locale))]);
    let attribution = json::object([
        ("post", told(origin.post)),
        ("hotspot", told(origin.hotspot)),
        ("creator", told(origin.creator)),
    ]);
    (context, attribution)
}

/// Lines as UCP's requests want them: an item and a quantity, never a price.
pub fn line_items(lines: &[Line]) -> JsValue {
    json::array(lines.iter().map(|line| {
        let id = if line.id.is_empty() { JsValue::UNDEFINED } else { line.id.as_str().into() };
        let item = json::object([("id", line.piece.variant.as_str().into())]);
        // Nothing made is no JSON, so it reads as `undefined` and vanishes.
        let made = json::parse(&line.piece.made);
        json::object([("id", id), ("item", item), ("quantity", line.quantity.into()), ("personalization", made)])
    }))
}

/// Sends a UCP request.
pub async fn ucp(store: Store, method: Method, path: &[&str], body: Option<&JsValue>) -> Result<Reply, Unreachable> {
    let agent = ["profile=\"", &store.url(&["/ucp/platform.json"]), "\""].concat();
    let headers = [("UCP-Agent", agent.as_str()), ("Request-Id", &page::new_uuid())];
    http::send(method, &store.url(&["/ucp/v1", &path.concat()]), &headers, body).await
}

fn enqueue(task: Task) {
    QUEUE.with_borrow_mut(|queue| queue.push_back(task));
    if let (Some(store), false) = (store(), IS_RUNNING.replace(true)) {
        spawn_local(work(store));
    }
}

async fn work(store: Store) {
    while let Some(task) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
        match task {
            Task::Refetch => {
                let is_missed = store.peek(|state| !state.is_known && state.bag.id.is_some());
                let outcome = fetch(store).await;
                // What is shown already stays: a failure shows up with the next wish.
                if is_missed {
                    store.change(|state| state.notice = outcome.err());
                }
            }
            Task::Grant(wish, origin, done) => {
                let outcome = change(store, &wish, origin).await;
                store.change(|state| state.notice = outcome.clone().err());
                WISHES.set(WISHES.get().saturating_sub(1));
                done(outcome);
            }
        }
    }
    IS_RUNNING.set(false);
}

async fn fetch(store: Store) -> Result<(), Notice> {
    let now = || (store.peek(|state| state.bag.id.clone()), ORDERS.get());
    loop {
        let before = now();
        let Some(asked) = &before.0 else { return Ok(()) };
        let reply = ucp(store, Method::GET, &["/carts/", asked], None).await;
        // Ordered, or replaced in another tab, while the answer was on its way: it is about a bag of the past.
        if now() != before {
            continue;
        }
        match reply.map(|reply| read_cart(&reply)) {
            Ok(Ok(bag)) => store.show(bag),
            Ok(Err(Refusal::Gone)) => store.show(Bag::default()),
            Ok(Err(Refusal::Because(notice))) => return Err(notice),
            Err(Unreachable) => return Err(Notice::Offline),
        }
        return Ok(());
    }
}

async fn change(store: Store, wish: &Wish, origin: Origin) -> Result<(), Notice> {
    if !store.peek(|state| state.is_known) {
        fetch(store).await?;
    }
    let bag = store.peek(|state| state.bag.clone());
    let mut lines = grant(bag.lines, wish);
    let told = told_of(origin);
    if let Some(id) = &bag.id {
        match send(store, Method::PUT, &["/carts/", id], &lines, &told, Some(id)).await {
            // An expired bag starts anew with what was in it.
            Err(Refusal::Gone) => lines.iter_mut().for_each(|line| line.id.clear()),
            Err(Refusal::Because(notice)) => return Err(notice),
            Ok(()) => return Ok(()),
        }
    }
    match send(store, Method::POST, &["/carts"], &lines, &told, None).await {
        Ok(()) => Ok(()),
        Err(Refusal::Gone) => Err(Notice::Failed),
        Err(Refusal::Because(notice)) => Err(notice),
    }
}

async fn send(
    store: Store,
    method: Method,
    path: &[&str],
    lines: &[Line],
    (context, attribution): &(JsValue, JsValue),
    id: Option<&str>,
) -> Result<(), Refusal> {
    let body = json::object([
        ("id", id.map_or(JsValue::UNDEFINED, JsValue::from)),
        ("line_items", line_items(lines)),
        ("context", context.clone()),
        ("attribution", attribution.clone()),
    ]);
    let reply = ucp(store, method, path, Some(&body)).await.map_err(|Unreachable| Refusal::Because(Notice::Offline))?;
    store.show(read_cart(&reply)?);
    Ok(())
}
