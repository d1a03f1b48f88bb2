//! The checkout in its frame, or the link to it when the frame stays silent.

use std::rc::Rc;

use reactive_graph::{
    owner::{StoredValue, on_cleanup},
    prelude::*,
    signal::RwSignal,
};
use tachys::{html::element as el, prelude::*, reactive_graph::node_ref::NodeRef};
use web_sys::HtmlDivElement;

use super::{content::Sheet, placed::confirmation};
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

/// Opens the frame, and follows what it tells.
pub fn checkout(sheet: Sheet, embedding: Embedding) -> AnyView {
    let place = NodeRef::<el::Div>::new();
    let progress = RwSignal::new(Progress::Open);
    let session = StoredValue::new_local(None);
    let address = embedding.continue_url.clone();
    let hear = Rc::new(move |heard| match heard {
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
    place.on_load(move |place: HtmlDivElement| session.set_value(Session::open(&place, &embedding, hear)));
    on_cleanup(move || session.set_value(None));
    let news = move || match progress.get() {
        Progress::Open => ().into_any(),
        Progress::Placed(placed) => confirmation(sheet, placed),
        Progress::Stuck(url) => el::a().class("button").href(url).target("_top").child(sheet.word("continue")).into_any(),
    };
    el::div().class("checkout").child((news, el::div().class("frame").node_ref(place))).into_any()
}
