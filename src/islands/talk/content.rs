//! The conversation as a whole: what it is made of, and who hears its events. Everything from here on is in the lazy chunk.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Element, Event, HtmlElement, MutationObserver, MutationObserverInit};

use super::{
    composer::{self, Purpose, composer},
    deed, list,
    node::{button, fill, node},
    send, styles,
};
use crate::{
    api::Conversation,
    browser::dom::{self, Find},
    islands::{embed::Embed, store::Store},
};

/// The orders a reader can choose, as the interface names them; the first holds until then.
pub const ORDERS: [&str; 3] = ["newest", "top", "unanswered"];

/// The comments of one embed.
pub struct Talk {
    /// The embed.
    pub embed: Embed,
    /// The shared state, for its visitor.
    pub store: Store,
    /// The words of the post's language.
    pub words: &'static Conversation,
    /// The language to write days and numbers in.
    pub locale: String,
    /// The disclosure.
    pub details: HtmlElement,
    /// The list.
    pub list: HtmlElement,
    /// What is told in place of a list: empty, loading, failed.
    pub notice: HtmlElement,
    /// One of [`ORDERS`].
    pub order: Cell<&'static str>,
    /// Counts how often the list was begun anew; an answer to an earlier beginning is of no use.
    pub turn: Cell<u32>,
    /// Where the next page begins.
    pub next: RefCell<Option<String>>,
    /// Whether the list is being loaded or brought up to date, and has to be once more.
    pub refreshing: Cell<Refreshing>,
    /// Where the number of comments stands; written to by the live numbers of the core.
    pub count: RefCell<Option<(HtmlElement, MutationObserver)>>,
}

/// Many changes at once are looked at once: one look at a time, and one more when something changed meanwhile.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Refreshing {
    /// Nothing is under way.
    #[default]
    No,
    /// A look is under way.
    Once,
    /// A look is under way, and what it finds may be old.
    Again,
}

thread_local! {
    // The embed keeps its own; this only finds it again.
    static TALKS: RefCell<Vec<Weak<Talk>>> = const { RefCell::new(Vec::new()) };
}

/// The chunk could not be fetched.
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Fills the disclosure the first time; for a question it also opens it and leads to the form.
#[wasm_split(comments, fallible)]
pub fn open(embed: Embed, store: Store, control: HtmlElement) -> Result<(), Missing> {
    let Some(details) = embed.root.find("[data-talk]") else { return Ok(()) };
    let known = TALKS.with_borrow(|talks| talks.iter().filter_map(Weak::upgrade).find(|talk| talk.details == details && talk.embed.is(&embed)));
    let Some(talk) = known.or_else(|| mount(embed, store, details)) else { return Ok(()) };
    if let Some(card) = dom::closest(&control, "[data-card]") {
        ask(&talk, &card);
    }
    Ok(())
}

fn ask(talk: &Talk, card: &HtmlElement) {
    dom::set_attribute(&talk.details, "open", Some(""));
    let product = dom::attribute(card, "data-product");
    let title = talk.title_of(&product).unwrap_or_default();
    if let Some(form) = talk.details.find("[data-form=say]") {
        composer::ask_about(&form, Some((&product, &title)));
        if card.matches(":popover-open").unwrap_or_default() {
            // The card's closing gives the focus back to its hotspot, a moment later; this is where the reader wants to be.
            EventListener::once(card, "toggle", move |_| composer::focus(&form, None)).forget();
            // Refused for a layer that is not shown.
            let _ = card.hide_popover();
        } else {
            composer::focus(&form, None);
        }
    }
}

fn mount(embed: Embed, store: Store, details: HtmlElement) -> Option<Rc<Talk>> {
    let locale = embed.locale();
    let notice = node("p", "empty", "")?;
    dom::set_attribute(&notice, "role", Some("status"));
    let talk = Rc::new(Talk {
        words: Conversation::of(locale.parse().unwrap_or_default()),
        list: node("ol", "comments", "")?,
        order: Cell::new(ORDERS[0]),
        turn: Cell::default(),
        next: RefCell::default(),
        refreshing: Cell::default(),
        count: RefCell::default(),
        embed,
        store,
        locale,
        details,
        notice,
    });
    let body = node("div", "conversation", "")?;
    let more = button("more", talk.words.more)?;
    dom::set_attribute(&more, "hidden", Some(""));
    // What was being written when the element was moved in its page is still being written.
    let form = talk.details.find("[data-form=say]").or_else(|| composer(&talk, Purpose::Say));
    fill(&body, [form, orders(&talk), Some(talk.notice.clone()), Some(talk.list.clone()), Some(more)]);
    talk.embed.keep((listen(&talk, &body, "click", "[data-deed]", deed::act), listen(&talk, &body, "submit", "[data-form]", send::send)));
    watch_count(&talk);
    // The link that stands there without the chunk, or what was left behind when the element was moved in its page.
    for old in talk.details.all(":scope > :not(summary)") {
        old.remove();
    }
    fill(&talk.details, [Some(body)]);
    TALKS.with_borrow_mut(|talks| {
        talks.retain(|talk| talk.strong_count() > 0);
        talks.push(Rc::downgrade(&talk));
    });
    talk.embed.keep(Rc::clone(&talk));
    let shown = Rc::clone(&talk);
    spawn_local(async move {
        let url = shown.store.asset("comments.css");
        styles::adopt(&shown.embed.root, &url).await;
        list::load(&shown, false).await;
    });
    Some(talk)
}

fn orders(talk: &Talk) -> Option<HtmlElement> {
    let line = node("div", "orders", "")?;
    dom::set_attribute(&line, "role", Some("group"));
    dom::set_attribute(&line, "aria-label", Some(talk.words.sort));
    for (order, word) in ORDERS.into_iter().zip([talk.words.newest, talk.words.top, talk.words.unanswered]) {
        let button = button("sort", word)?;
        dom::set_attribute(&button, "data-order", Some(order));
        dom::set_attribute(&button, "aria-pressed", Some(if order == talk.order.get() { "true" } else { "false" }));
        fill(&line, [Some(button)]);
    }
    Some(line)
}

/// One listener for all buttons, one for all forms.
fn listen(
    talk: &Rc<Talk>,
    body: &HtmlElement,
    kind: &'static str,
    selector: &'static str,
    act: fn(&Rc<Talk>, &HtmlElement),
) -> EventListener {
    let talk = Rc::downgrade(talk);
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(body, kind, options, move |event: &Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.and_then(|target| dom::closest(&target, selector));
        if let (Some(talk), Some(control)) = (talk.upgrade(), control) {
            if kind == "submit" {
                event.prevent_default();
            }
            act(&talk, &control);
        }
    })
}

/// A new number means that somebody has said something, or taken it back.
fn watch_count(talk: &Rc<Talk>) {
    let Some(place) = talk.details.find("[data-comment-count]") else { return };
    let weak = Rc::downgrade(talk);
    let changed = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if let Some(talk) = weak.upgrade() {
            spawn_local(async move { list::refresh(&talk).await });
        }
    });
    let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) else { return };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    // Fails only without options.
    let _ = observer.observe_with_options(&place, &options);
    talk.embed.keep(Watching { observer: observer.clone(), _changed: changed });
    talk.count.replace(Some((place, observer)));
}

struct Watching {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Talk {
    /// Address of the comments, or of something below them.
    pub fn url(&self, path: &[&str]) -> String {
        let post = self.embed.data("post");
        self.store.url(&["/api/posts/", &post, "/comments", &path.concat()])
    }

    /// The title of a product, as its card says it.
    pub fn title_of(&self, product: &str) -> Option<String> {
        let cards = self.embed.root.all("[data-card]");
        let card = cards.into_iter().find(|card| dom::attribute(card, "data-product") == product)?;
        card.find("[part=title]").map(|title| dom::text(&title))
    }
}
