//! Made to measure and engraved: the card's fields as a request carries them, a preview of what is written, and the price of the choice.
//!
//! The price comes from the server, like every price; the code that asks for it is a chunk, fetched when somebody first types into a field.

use std::cell::Cell;

use gloo_events::EventListener;
use reqwasm::http::Method;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Element, FormData, HtmlElement, HtmlInputElement};

use super::{
    embed::{Embed, item_on},
    store::store,
};
use crate::browser::{
    dom::{self, Find},
    http, json, page, time,
};

const FIELDS: &str = "[name^=\"personal.\"]";
/// So long nothing is typed before the price is asked for.
const PAUSE_MS: i32 = 300;

/// The answers of a card's form as JSON, in the order of its fields; empty when there are none.
pub fn made(card: &Element, form: &FormData) -> String {
    let answers: Vec<JsValue> = fields(card)
        .filter_map(|(id, input)| {
            let text = form.get(&input.name()).as_string()?.trim().to_owned();
            if text.is_empty() {
                return None;
            }
            // The server tells measures as numbers; the same answer must look the same.
            let number = if input.type_() == "number" { text.parse::<i32>().ok() } else { None };
            Some(json::object([("id", id.into()), ("value", number.map_or_else(|| text.into(), JsValue::from))]))
        })
        .collect();
    if answers.is_empty() { String::new() } else { json::write(&json::array(answers)) }
}

/// The answers of a card as they stand now.
fn made_now(card: &Element) -> String {
    let form = card.find("form").and_then(|form| FormData::new_with_form(&form.dyn_into().ok()?).ok());
    form.map(|form| made(card, &form)).unwrap_or_default()
}

fn fields(card: &Element) -> impl Iterator<Item = (String, HtmlInputElement)> {
    card.all(FIELDS).into_iter().filter_map(|input| {
        let id = dom::attribute(&input, "name").strip_prefix("personal.")?.to_owned();
        Some((id, input.dyn_into().ok()?))
    })
}

/// Follows what is typed, where there is something to type.
pub fn watch(embed: &Embed) {
    if embed.root.find("[data-personal]").is_none() {
        return;
    }
    let asked = embed.clone();
    embed.keep(EventListener::new(&embed.root, "input", move |event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let card = input.and_then(|input| dom::closest(&input, "[data-card]"));
        // Another variant may cost more to make.
        if let Some(card) = card.filter(|card| card.find(FIELDS).is_some()) {
            begin(asked.clone(), card);
        }
    }));
    // What was typed before the core came, also into a card that is closed by now.
    for card in embed.root.all("[data-card]") {
        if !made_now(&card).is_empty() {
            begin(embed.clone(), card);
        }
    }
}

fn begin(embed: Embed, card: HtmlElement) {
    // Without the chunk the bag still says the price, and refuses what cannot be made.
    spawn_local(async { drop(follow(embed, card).await) });
}

/// The chunk could not be fetched.
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    /// Counts what was typed.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The property of a card that holds its own last turn: only the last of what was typed is asked about, and only that answer is shown.
const LAST: &str = "spotletTurn";

fn is_last(card: &Element, turn: u32) -> bool {
    json::integer(card, LAST) == Some(turn.into())
}

/// Shows the text as it will stand on the thing, and after a pause the price of it.
#[wasm_split(personal, fallible)]
fn follow(embed: Embed, card: HtmlElement) -> Result<(), Missing> {
    for (id, input) in fields(&card) {
        if let Some(place) = card.find(&["[data-preview=\"", &id, "\"]"].concat()) {
            let text = input.value().trim().to_owned();
            place.set_hidden(text.is_empty());
            place.set_text_content(Some(&text));
        }
    }
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    json::set(&card, LAST, &turn.into());
    spawn_local(async move {
        time::sleep(PAUSE_MS).await;
        if is_last(&card, turn) {
            quote(&embed, &card, turn).await;
        }
    });
    Ok(())
}

/// Asks for the price of the choice and shows it, or what is wrong with the choice beside its field.
async fn quote(embed: &Embed, card: &Element, turn: u32) {
    let (Some(store), Some(item)) = (store(), item_on(card, 1)) else { return };
    let query = page::query(&[
        ("variant", item.variant.as_str()),
        ("personalization", &made_now(card)),
        ("locale", &embed.data("locale")),
        ("country", &embed.data("country")),
    ]);
    let url = store.url(&["/api/products/", &item.id, "/price?", &query]);
    let Ok(reply) = http::send(Method::GET, &url, &[], None).await else { return };
    if !reply.is_ok() || !is_last(card, turn) {
        return;
    }
    if let (Some(place), Some(price)) = (card.find("[data-price]:not(input)"), json::text(&reply.body, "price")) {
        place.set_text_content(Some(&price));
    }
    let problems = json::list(&reply.body, "problems");
    for (id, input) in fields(card) {
        let problem = problems.iter().find(|problem| json::text(problem, "field").as_deref() == Some(&id));
        // An empty field is not a mistake while others are being filled in.
        let said = problem.filter(|_| !input.value().is_empty()).and_then(|problem| json::text(problem, "text"));
        dom::set_attribute(&input, "aria-invalid", said.as_ref().map(|_| "true"));
        if let Some(place) = card.find(&["[data-problem=\"", &id, "\"]"].concat()) {
            place.set_text_content(said.as_deref());
        }
    }
}
