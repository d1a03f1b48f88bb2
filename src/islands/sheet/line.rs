//! One line of the bag.

use tachys::{
    html::{element as el, event::click},
    prelude::*,
};
use web_sys::MouseEvent;

use super::{bag::money, content::Sheet};
use crate::islands::{
    cart,
    lines::{Line, MAX_QUANTITY, Wish},
    wire::Notice,
};

/// A line with its picture, its quantity and its price.
pub fn line(sheet: Sheet, line: Line) -> AnyView {
    let (less, more) = (Wish::Less(line.piece.clone()), Wish::Add { piece: line.piece.clone(), quantity: 1 });
    let removed = line.clone();
    let about = |key| [sheet.word(key).as_str(), ": ", &line.title].concat();
    let remove = move || {
        let (store, line) = (sheet.store, removed.clone());
        let done = move |outcome: Result<(), Notice>| {
            // What is still there needs no "undo", which would add it once more.
            if outcome.is_ok() {
                store.change(|state| state.removed = Some(line));
            }
        };
        cart::wish(Wish::Remove(removed.piece.clone()), Box::new(done));
    };
    let stepper = el::div().class("stepper").role("group").aria_label(about("quantity")).child((
        button("−".to_owned(), sheet.word("less"), line.quantity <= 1, move || ask(&less)),
        el::output().child(line.quantity),
        button("+".to_owned(), sheet.word("more"), line.quantity >= MAX_QUANTITY, move || ask(&more)),
        button(sheet.word("remove"), about("remove"), false, remove),
    ));
    let total = money(sheet, line.total_minor);
    let picture = line.image.map(|src| el::img().src(src).alt("").width("64").height("64").loading("lazy"));
    let what = {
        let more = |text: String| (!text.is_empty()).then(|| el::span().class("variant").child(text));
        el::div().class("what").child((el::span().class("title").child(line.title), more(line.specified), more(line.note), stepper))
    };
    el::li().class("line").child((picture, what, el::span().class("amount").child(total))).into_any()
}

fn ask(wish: &Wish) {
    cart::wish(wish.clone(), Box::new(|_| {}));
}

fn button(text: String, label: String, disabled: bool, act: impl Fn() + 'static) -> AnyView {
    let act: Box<dyn Fn(MouseEvent)> = Box::new(move |_| act());
    el::button().r#type("button").class("quiet").aria_label(label).disabled(disabled).on(click, act).child(text).into_any()
}
