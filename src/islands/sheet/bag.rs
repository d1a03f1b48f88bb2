//! The bag: lines, totals, and the way to the checkout.

use reactive_graph::prelude::*;
use tachys::{
    html::{element as el, event::click},
    prelude::*,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, MouseEvent};

use super::{
    checkout::prefetch,
    content::{Sheet, Step},
    line::line,
};
use crate::{
    browser::{dom, intl, page},
    islands::{
        cart,
        checkout::{self, Way},
        embed::Embed,
        lines::{Line, Wish},
        wire::{Notice, Total},
    },
};

/// The bag as the store says. It is patched in place, so that a button keeps the focus while its line changes.
pub fn bag(sheet: Sheet) -> AnyView {
    let body = move || {
        let lines = sheet.read(|state| state.bag.lines.clone());
        let content = if lines.is_empty() { nothing(sheet) } else { filled(sheet, lines) };
        (notice(sheet), undo(sheet), content, hints(sheet))
    };
    el::div().class("body").child(body).into_any()
}

fn nothing(sheet: Sheet) -> AnyView {
    let (is_unknown, has_notice) = sheet.store.peek(|state| (state.bag.id.is_some() && !state.is_known, state.notice.is_some()));
    let (said, hint) = match (is_unknown, has_notice) {
        (false, _) => ("empty", Some("empty-hint")),
        (true, false) => ("loading", None),
        (true, true) => return ().into_any(),
    };
    let hint = hint.map(|hint| el::small().child(sheet.word(hint)));
    el::p().class("empty").child((sheet.word(said), hint)).into_any()
}

/// What went wrong.
fn notice(sheet: Sheet) -> AnyView {
    let store = sheet.store;
    let alert = store.peek(|state| state.notice.clone()).map(|notice| {
        let text = match notice {
            Notice::Offline => sheet.word("offline"),
            Notice::Failed => sheet.word("failed"),
            Notice::Said(text) => text,
        };
        let retry = move |_: MouseEvent| {
            store.change(|state| state.notice = None);
            cart::refetch();
        };
        let button = el::button().r#type("button").class("quiet").on(click, retry).child(sheet.word("retry"));
        el::p().class("alert").role("alert").child((text, button))
    });
    alert.into_any()
}

/// What the server wants said: a tax note, a quantity it could not grant.
fn hints(sheet: Sheet) -> AnyView {
    let texts = sheet.store.peek(|state| state.bag.messages.clone());
    texts.into_iter().map(|text| el::p().class("hint").child(text)).collect::<Vec<_>>().into_any()
}

/// The line taken out last can come back.
fn undo(sheet: Sheet) -> AnyView {
    let store = sheet.store;
    let content = store.peek(|state| state.removed.clone()).map(|line| {
        let said = [sheet.word("removed").as_str(), ": ", &line.title].concat();
        let put_back = move |_: MouseEvent| {
            store.change(|state| state.removed = None);
            cart::wish(Wish::Add { piece: line.piece.clone(), quantity: line.quantity }, Box::new(|_| {}));
        };
        (el::span().child(said), el::button().r#type("button").class("quiet").on(click, put_back).child(sheet.word("undo")))
    });
    el::p().role("status").class("undo").child(content).into_any()
}

fn filled(sheet: Sheet, lines: Vec<Line>) -> AnyView {
    let totals = sheet.store.peek(|state| state.bag.totals.clone());
    let lines: Vec<_> = lines.into_iter().map(|one| line(sheet, one)).collect();
    let rows: Vec<_> = totals.into_iter().map(|total| row(sheet, total)).collect();
    let checkout = el::button().r#type("button").class("button").part("button").on(click, move |event: MouseEvent| {
        go_on(sheet, &event);
    });
    (
        el::ul().class("lines").child(lines),
        el::dl().class("totals").child(rows),
        checkout.child(sheet.word("checkout")),
    )
        .into_any()
}

fn row(sheet: Sheet, total: Total) -> AnyView {
    let amount = money(sheet, total.amount_minor);
    let class = ["row ", &total.kind].concat();
    el::div().class(class).child((el::dt().child(total.label), el::dd().child(amount))).into_any()
}

/// An amount of the bag, as text.
pub fn money(sheet: Sheet, amount_minor: i64) -> String {
    sheet.store.peek(|state| sheet.locale.with_value(|locale| intl::money(amount_minor, &state.bag.currency, locale)))
}

/// Begins the checkout. The button is busy meanwhile, and a second tap is not a second checkout.
fn go_on(sheet: Sheet, event: &MouseEvent) {
    use wasm_bindgen::JsCast;
    let Some(button) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    if button.has_attribute("aria-busy") {
        return;
    }
    dom::set_busy(&button, true);
    let embed = sheet.embed.with_value(Embed::clone);
    // A failure is met again, and told, when the frame opens.
    spawn_local(async { drop(prefetch().await) });
    spawn_local(async move {
        // Whoever taps "more" and goes on at once orders that piece too, or hears that it cannot be had.
        let settled = cart::settled(sheet.store).await;
        // Whoever has closed the bag meanwhile wants to stay.
        if sheet.step.is_disposed() {
            return;
        }
        let way = match settled {
            Ok(()) => checkout::begin(sheet.store, &embed).await,
            Err(notice) => Err(notice),
        };
        dom::set_busy(&button, false);
        sheet.store.change(|state| state.notice = way.as_ref().err().cloned());
        match way {
            Ok(Way::Embedded(embedding)) => sheet.step.set(Step::Checkout(embedding)),
            Ok(Way::Page(url)) if !sheet.step.is_disposed() => page::leave_for(&url),
            Ok(Way::Prevented) => sheet.close(),
            Ok(Way::Page(_)) | Err(_) => {}
        }
    });
}
