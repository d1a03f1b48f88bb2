//! One post, or one bag button, that the loader has handed over.

use std::{any::Any, cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::{
    cart::Origin,
    ga4::{Detail, Item},
    strings::Strings,
};
use crate::{
    browser::{
        dom::{self, Find},
        event, json, time,
    },
    domain::Currency,
};

const STATUS_MS: i32 = 4_000;

/// An element with its shadow root. Cloning clones the handles.
#[derive(Clone)]
pub struct Embed {
    /// The embedding element, where events are fired.
    pub host: HtmlElement,
    /// What the server wrote.
    pub root: ShadowRoot,
    /// What ends with this embed, shared by all clones: listeners, observers, watches.
    kept: Rc<RefCell<Vec<Box<dyn Any>>>>,
    /// What is mounted in its dialog, until the dialog closes.
    pub mounted: Rc<RefCell<Option<Box<dyn Any>>>>,
}

impl Embed {
    /// An embed for which nothing runs yet.
    pub fn new(host: HtmlElement, root: ShadowRoot) -> Self {
        Self { host, root, kept: Rc::default(), mounted: Rc::default() }
    }

    /// Whether both are the same life of an element: one that is moved in its page begins another.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.kept, &other.kept)
    }

    /// Keeps something until the embed is let go.
    pub fn keep(&self, thing: impl Any) {
        self.kept.borrow_mut().push(Box::new(thing));
    }

    /// Whether a thing of this type is kept.
    pub fn keeps<T: 'static>(&self) -> bool {
        self.kept.borrow().iter().any(|thing| thing.is::<T>())
    }

    /// Drops everything that was kept for it.
    pub fn let_go(&self) {
        // Taken out first: what is dropped may look at the embed again.
        drop((self.kept.take(), self.mounted.take()));
    }

    /// A `data-` attribute of the post; empty for a bag button.
    pub fn data(&self, name: &str) -> String {
        self.root.find("article").map(|article| dom::attribute(&article, &["data-", name].concat())).unwrap_or_default()
    }

    /// The language to write numbers in.
    pub fn locale(&self) -> String {
        let locale = self.data("locale");
        if locale.is_empty() { "en".to_owned() } else { locale }
    }

    /// The dialog for bag and checkout.
    pub fn dialog(&self) -> Option<HtmlElement> {
        self.root.find("[data-sheet]")
    }

    /// The words of this post's language.
    pub fn strings(&self) -> Strings {
        let dialog = self.dialog();
        Strings::read(|name| dialog.as_ref()?.get_attribute(name))
    }

    /// Market and attribution of what is done here.
    pub fn origin(&self, hotspot: &str) -> Origin {
        Origin {
            country: self.data("country"),
            locale: self.data("locale"),
            post: self.data("post"),
            hotspot: hotspot.to_owned(),
            creator: self.creator("credit"),
        }
    }

    /// Whom the page names, else whom the post does: `creator` is an id, `credit` may be the code of a creator link.
    fn creator(&self, name: &str) -> String {
        let own = dom::attribute(&self.host, "creator");
        if own.is_empty() { self.data(name) } else { own }
    }

    /// Tells something short to eyes and screen readers, for a while.
    pub fn say(&self, text: &str) {
        let Some(status) = self.root.find("[data-status]") else { return };
        status.set_text_content(Some(text));
        let said = status.first_child();
        wasm_bindgen_futures::spawn_local(async move {
            time::sleep(STATUS_MS).await;
            // Unless something else has been said meanwhile.
            if status.first_child() == said {
                status.set_text_content(None);
            }
        });
    }

    /// The detail of an event about these items.
    pub fn detail(&self, hotspot: &str, items: Vec<Item>) -> Detail {
        let currency = self.data("currency");
        Detail {
            digits: currency.parse().map_or(2, |currency: Currency| currency.exponent()),
            currency,
            items,
            value_minor: None,
            post: self.data("post"),
            hotspot: hotspot.to_owned(),
            creator: self.creator("creator"),
        }
    }

    /// Fires `spotlet:{name}`. Returns whether nobody prevented its default.
    pub fn emit(&self, name: &str, detail: &Detail) -> bool {
        event::emit(&self.host, name, &to_js(detail))
    }

    /// Fires an event with one field more.
    pub fn emit_with(&self, name: &str, detail: &Detail, field: &str, value: JsValue) -> bool {
        let detail = to_js(detail);
        json::set(&detail, field, &value);
        event::emit(&self.host, name, &detail)
    }

    /// Fires `spotlet:error`.
    pub fn emit_error(&self, code: &str, message: &str) {
        event::emit(&self.host, "error", &json::object([("code", code.into()), ("message", message.into())]));
    }
}

/// The product on a card, as an item of an event. `None` where the markup was altered beyond reading.
pub fn item_on(card: &Element, quantity: u32) -> Option<Item> {
    let chosen = card.find("[name=variant]:checked").or_else(|| card.find("input[type=hidden][name=variant]"))?;
    Some(item_of(card, &chosen, quantity))
}

/// The product on a card in the variant that `choice`, an input of the card, stands for.
pub fn item_of(card: &Element, choice: &Element, quantity: u32) -> Item {
    Item {
        id: dom::attribute(card, "data-product"),
        name: card.find("[part=title]").map(|title| dom::text(&title)).unwrap_or_default(),
        variant: dom::attribute(choice, "value"),
        unit_minor: dom::attribute(choice, "data-amount").parse().unwrap_or_default(),
        quantity,
    }
}

fn to_js(detail: &Detail) -> JsValue {
    let told = |text: &str| if text.is_empty() { JsValue::UNDEFINED } else { text.into() };
    let items = detail.items.iter().map(|item| {
        json::object([
            ("item_id", item.id.as_str().into()),
            ("item_name", item.name.as_str().into()),
            ("item_variant", told(&item.variant)),
            ("price", detail.price(item).into()),
            ("quantity", item.quantity.into()),
        ])
    });
    json::object([
        ("currency", detail.currency.as_str().into()),
        ("value", detail.value().into()),
        ("items", json::array(items)),
        ("post", told(&detail.post)),
        ("hotspot", told(&detail.hotspot)),
        ("creator", told(&detail.creator)),
    ])
}
