//! What the server's replies say, as far as the islands care. Unknown fields and unknown kinds pass unread.

use wasm_bindgen::JsValue;

use super::lines::{Line, Piece};
use crate::browser::{http::Reply, json};

/// A cart, as UCP tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bag {
    /// Cart id; none before the first line.
    pub id: Option<String>,
    /// ISO 4217 code.
    pub currency: String,
    /// Lines in order.
    pub lines: Vec<Line>,
    /// Totals in order.
    pub totals: Vec<Total>,
    /// What the server wants said about it.
    pub messages: Vec<String>,
}

/// One row of the totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// UCP type, such as `subtotal`.
    pub kind: String,
    /// Label in the shopper's language.
    pub label: String,
    /// Amount in minor units.
    pub amount_minor: i64,
}

/// What to tell a shopper whose wish was not granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nobody answered.
    Offline,
    /// The server refused without a sentence.
    Failed,
    /// The server's own sentence.
    Said(String),
}

/// A reply that is no cart.
pub enum Refusal {
    /// The cart is no more.
    Gone,
    /// Anything else.
    Because(Notice),
}

/// The cart in a reply, or why there is none.
pub fn read_cart(reply: &Reply) -> Result<Bag, Refusal> {
    let body = &reply.body;
    match json::text(body, "id") {
        Some(id) if reply.is_ok() && !has_failed(body) => Ok(read_bag(id, body)),
        _ if matches!(reply.status, 404 | 410) || is_missing(body) => Err(Refusal::Gone),
        _ => Err(Refusal::Because(notice(body))),
    }
}

/// Whether UCP's envelope tells of an error; its HTTP status may well be 200.
pub fn has_failed(body: &JsValue) -> bool {
    json::text(&json::field(body, "ucp"), "status").as_deref() == Some("error")
}

fn is_missing(body: &JsValue) -> bool {
    let codes = json::list(body, "messages").into_iter().filter_map(|message| json::text(&message, "code"));
    has_failed(body) && codes.into_iter().any(|code| matches!(code.as_str(), "not_found" | "cart_not_found" | "expired"))
}

/// The sentence of a refusal: UCP's first message, or the detail of a problem document.
pub fn notice(body: &JsValue) -> Notice {
    let said = messages(body).into_iter().next().or_else(|| json::text(body, "detail"));
    said.map_or(Notice::Failed, Notice::Said)
}

fn messages(body: &JsValue) -> Vec<String> {
    json::list(body, "messages").iter().filter_map(|message| json::text(message, "content")).collect()
}

fn read_bag(id: String, body: &JsValue) -> Bag {
    let mut lines: Vec<_> = json::list(body, "line_items").iter().filter_map(read_line).collect();
    let mut said = Vec::new();
    for message in json::list(body, "messages") {
        let Some(content) = json::text(&message, "content") else { continue };
        // Stands beside the line that its path names, "$.line_items[0]".
        let place = json::text(&message, "path").filter(|_| json::text(&message, "code").as_deref() == Some("price_note"));
        let index = place.as_deref().and_then(|path| path.strip_prefix("$.line_items[")?.strip_suffix(']')?.parse::<usize>().ok());
        match index.and_then(|index| lines.get_mut(index)) {
            Some(line) => line.note = content,
            None => said.push(content),
        }
    }
    Bag {
        id: Some(id),
        currency: json::text(body, "currency").unwrap_or_default(),
        lines,
        totals: json::list(body, "totals").iter().filter_map(read_total).collect(),
        messages: said,
    }
}

/// A line of a cart or a checkout.
pub fn read_line(line: &JsValue) -> Option<Line> {
    let item = json::field(line, "item");
    let answers = json::list(line, "personalization");
    let totals = json::list(line, "totals");
    let total = totals.iter().filter_map(read_total).find(|total| total.kind == "total");
    Some(Line {
        id: json::text(line, "id").unwrap_or_default(),
        piece: Piece { variant: json::text(&item, "id")?, made: made(&answers) },
        specified: answers.iter().map(told).collect::<Vec<_>>().join(" · "),
        title: json::text(&item, "title").unwrap_or_default(),
        note: String::new(),
        image: json::text(&item, "image_url"),
        unit_minor: json::integer(&item, "price").unwrap_or_default(),
        total_minor: total.map(|total| total.amount_minor).unwrap_or_default(),
        quantity: json::integer(line, "quantity").and_then(|quantity| u32::try_from(quantity).ok())?,
    })
}

/// Answers as requests carry them: without the words for people.
fn made(answers: &[JsValue]) -> String {
    if answers.is_empty() {
        return String::new();
    }
    json::write(&json::array(answers.iter().map(|answer| {
        json::object([("id", json::field(answer, "id")), ("value", json::field(answer, "value"))])
    })))
}

/// "Width 1200 mm".
fn told(answer: &JsValue) -> String {
    let word = |name| json::text(answer, name).unwrap_or_default();
    [word("label").as_str(), " ", &word("display_value")].concat()
}

fn read_total(total: &JsValue) -> Option<Total> {
    let kind = json::text(total, "type")?;
    Some(Total {
        label: json::text(total, "display_text").unwrap_or_else(|| kind.clone()),
        amount_minor: json::integer(total, "amount")?,
        kind,
    })
}

/// The sum to pay of a cart or a checkout, in minor units.
pub fn total_minor(body: &JsValue) -> Option<i64> {
    let totals = json::list(body, "totals");
    totals.iter().filter_map(read_total).find(|total| total.kind == "total").map(|total| total.amount_minor)
}
