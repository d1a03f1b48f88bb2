//! The checkout in its frame, or the link to it when the frame stays silent.

use std::rc::Rc;

use leptos::{html::Div, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::content::{Sheet, Step};
use crate::{
    host::{
        frame::Embedding,
        session::{Heard, Session},
    },
    islands::{checkout, embed::Embed},
};

/// How far the frame has come.
#[derive(Clone, PartialEq)]
enum Progress {
    Loading,
    Visible,
    /// Offer this address in the same tab.
    Stuck(String),
}

#[component]
pub fn Checkout(sheet: Sheet, embedding: Embedding) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let progress = RwSignal::new(Progress::Loading);
    let session = StoredValue::new_local(None);
    let address = embedding.continue_url.clone();
    let hear = Rc::new(move |heard| match heard {
        Heard::Started => progress.set(Progress::Visible),
        Heard::Silent => progress.set(Progress::Stuck(address.clone())),
        Heard::Completed(order) => {
            let placed = sheet.embed.with_value(Embed::clone);
            let placed = checkout::finish(sheet.store, &placed, &order);
            sheet.step.set(Step::Placed(placed));
        }
        Heard::Failed(url) => {
            session.set_value(None);
            progress.set(Progress::Stuck(url.unwrap_or_else(|| address.clone())));
        }
    });
    place.on_load(move |place| {
        let place: &Element = place.unchecked_ref();
        session.set_value(Session::open(place, &embedding, hear));
    });
    on_cleanup(move || session.set_value(None));
    view! {
        <div class="checkout" data-progress=move || if progress.get() == Progress::Visible { "visible" } else { "loading" }>
            {move || match progress.get() {
                Progress::Loading => Some(view! { <p class="empty" role="status">{sheet.word("loading")}</p> }.into_any()),
                Progress::Visible => None,
                Progress::Stuck(url) => Some(view! { <a class="button" href=url target="_top">{sheet.word("continue")}</a> }.into_any()),
            }}
            <div class="frame" node_ref=place></div>
        </div>
    }
}
