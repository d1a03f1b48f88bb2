//! The checkout in its frame, or the link to it when the frame stays silent.

use std::{any::Any, rc::Rc};

use reactive_graph::{
    owner::{StoredValue, on_cleanup},
    prelude::*,
    signal::RwSignal,
};
use tachys::{html::element as el, prelude::*, reactive_graph::node_ref::NodeRef};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use web_sys::HtmlDivElement;

use super::{
    content::{Missing, Sheet},
    placed::confirmation,
};
use crate::{
    host::{
        frame::Embedding,
        session::{Heard, Session},
    },
    islands::{checkout, checkout::Placed, embed::Embed},
};

/// How far the frame has come.
#[derive(Clone)]
enum Progress {
    /// The frame has the floor. It shows at once: its page is whole without a script, and a form that appears late is tapped in vain.
    Open,
    /// The order is placed. The frame stays: only it may show what the shopper typed, and the link to the order's page.
    Placed(Placed),
    /// Offer this address in the same tab. A frame that is only silent stays: somebody may be typing in it.
    Stuck(String),
}

type Hear = Rc<dyn Fn(Heard)>;

/// The protocol's side of it, a chunk of its own: it comes while the session is made.
#[wasm_split(host, fallible, preload(prefetch))]
pub fn open(place: HtmlDivElement, embedding: Embedding, hear: Hear) -> Result<Option<Box<dyn Any>>, Missing> {
    let session = Session::open(&place, &embedding, hear);
    Ok(session.map(|session| Box::new(session) as Box<dyn Any>))
}

/// Opens the frame, and follows what it tells.
pub fn checkout(sheet: Sheet, embedding: Embedding) -> AnyView {
    let place = NodeRef::<el::Div>::new();
    let progress = RwSignal::new(Progress::Open);
    let session = StoredValue::new_local(None);
    let address = embedding.continue_url.clone();
    let instead = address.clone();
    let hear: Hear = Rc::new(move |heard| match heard {
        Heard::Started => progress.set(Progress::Open),
        Heard::Silent => progress.set(Progress::Stuck(address.clone())),
        Heard::Completed(order) => {
            let embed = sheet.embed.with_value(Embed::clone);
            sheet.is_placed.set(true);
            progress.set(Progress::Placed(checkout::finish(sheet.store, &embed, &order)));
        }
        Heard::Failed(url) => {
            session.set_value(None);
            progress.set(Progress::Stuck(url.unwrap_or_else(|| address.clone())));
        }
    });
    place.on_load(move |place: HtmlDivElement| {
        spawn_local(async move {
            match open(place, embedding, hear).await {
                // Refused when the sheet was closed meanwhile, which ends the session here.
                Ok(opened) => drop(session.try_set_value(opened)),
                Err(Missing) => progress.set(Progress::Stuck(instead)),
            }
        });
    });
    on_cleanup(move || session.set_value(None));
    let news = move || match progress.get() {
        Progress::Open => ().into_any(),
        Progress::Placed(placed) => confirmation(sheet, placed),
        Progress::Stuck(url) => el::a().class("button").href(url).target("_top").child(sheet.word("continue")).into_any(),
    };
    el::div().class("checkout").child((news, el::div().class("frame").node_ref(place))).into_any()
}
