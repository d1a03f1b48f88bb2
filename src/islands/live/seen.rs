//! Tells the server what happened in the posts of this page, in sums: no visitor, no moment, nothing stored.
//!
//! To what the core remembers it adds that a post came into view, and where a picture was pressed. Messages gather until the page rests
//! or is left; what is lost with them is a number, never anybody's work.

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MouseEvent};

use super::super::{
    embed::Embed,
    embeds,
    seen::{Happening, note, remember, take, tell_by},
    store::store,
};
use crate::browser::{
    dom::{self, Find},
    json, page, time,
};

/// Events gather this long.
const GATHER_MS: i32 = 4_000;
/// As many as the server reads of one message.
const MOST: usize = 64;

/// An observer and what it calls.
type Watching = (IntersectionObserver, Closure<dyn FnMut(Array, IntersectionObserver)>);

/// What was set up for an embed; it ends with it.
struct Watched {
    _press: EventListener,
    view: Option<Watching>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.view {
            observer.disconnect();
        }
    }
}

/// Begins to tell; once a page.
pub fn begin() {
    tell_by(|| {
        spawn_local(async {
            time::sleep(GATHER_MS).await;
            tell();
        });
    });
}

/// Watches the embeds that are not watched yet. Returns whether there were any.
pub fn watch() -> bool {
    let mut has_new = false;
    for embed in embeds::all() {
        let post = embed.data("post");
        if !post.is_empty() && !embed.keeps::<Watched>() {
            has_new = true;
            embed.keep(Watched { _press: press(&embed, post.clone()), view: view(&embed, post) });
        }
    }
    has_new
}

/// Where a picture is pressed, with or without a hotspot there.
fn press(embed: &Embed, post: String) -> EventListener {
    EventListener::new(&embed.root, "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(slide) = target.and_then(|target| dom::closest(&target, "[data-medium]")) else { return };
        let area = slide.get_bounding_client_rect();
        // A key press on a hotspot is a click that no pointer made.
        if event.detail() == 0 || area.width() <= 0.0 || area.height() <= 0.0 {
            return;
        }
        let share = |at: i32, from: f64, length: f64| (f64::from(at) - from) / length;
        let medium = f64::from(dom::attribute(&slide, "data-medium").parse::<u32>().unwrap_or_default());
        let place = (medium, share(event.client_x(), area.left(), area.width()), share(event.client_y(), area.top(), area.height()));
        remember(Happening { post: post.clone(), kind: "press", hotspot: String::new(), place: Some(place) });
    })
}

/// The first moment at which half of the picture is to be seen.
fn view(embed: &Embed, post: String) -> Option<Watching> {
    let stage = embed.root.find("[part=media]")?;
    let seen = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(move |entries: Array, observer: IntersectionObserver| {
        let is_in_view = entries.iter().any(|entry| entry.dyn_ref::<IntersectionObserverEntry>().is_some_and(IntersectionObserverEntry::is_intersecting));
        if is_in_view {
            observer.disconnect();
            note(post.clone(), "view", String::new());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_threshold(&0.5.into());
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(&stage);
    Some((observer, seen))
}

/// Sends what has gathered, a message a post.
pub fn tell() {
    let Some(store) = store() else { return };
    let mut waiting = take();
    while let Some(post) = waiting.first().map(|happening| happening.post.clone()) {
        let (mine, others): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|happening| happening.post == post);
        waiting = others;
        for some in mine.chunks(MOST) {
            let body = json::write(&json::object([("events", json::array(some.iter().map(event)))]));
            page::beacon(&[&store.server(), "/api/posts/", &post, "/seen"].concat(), &body);
        }
    }
}

fn event(happening: &Happening) -> JsValue {
    let event = json::object([("kind", happening.kind.into())]);
    if !happening.hotspot.is_empty() {
        json::set(&event, "hotspot", &happening.hotspot.as_str().into());
    }
    if let Some((medium, x, y)) = happening.place {
        for (name, value) in [("medium", medium), ("x", x), ("y", y)] {
            json::set(&event, name, &value.into());
        }
    }
    event
}
