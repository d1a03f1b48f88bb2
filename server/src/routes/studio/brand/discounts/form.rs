//! The form of a discount.

use serde_json::{Map, Value, json};
use spotlet::domain::discount::{Benefit, Discount};
use spotlet::view::model::studio::{InputKind, SectionView};
use spotlet::view::studio::words::{DiscountWords, SettingsWords};

use super::super::fields::{Fields, Form, Wrong, choice, part};
use crate::settings::written::{self, percent, price};
use crate::time_zones;

/// A new one: ten percent for a code, as most are.
pub fn empty() -> Fields {
    let mut fields = Fields::default();
    fields.set("kind", "percent");
    fields
}

/// The fields of one.
pub fn fields(discount: &Discount, zone: &str) -> Fields {
    let mut fields = Fields::default();
    fields.set_words("title", &discount.title);
    let code = discount.code.as_ref().map(|code| code.as_str());
    fields.set("code", code.unwrap_or_default());
    let (kind, worth) = match discount.benefit {
        Benefit::Percent(share) => ("percent", percent(share)),
        Benefit::Amount(amount) => ("amount", price(amount)),
        Benefit::FreeShipping => ("free_shipping", String::new()),
    };
    fields.set("kind", kind);
    fields.set("worth", worth);
    let at = |at: Option<_>| at.map(|at| time_zones::field(zone, at)).unwrap_or_default();
    fields.set("valid_from", at(discount.valid_from));
    fields.set("valid_until", at(discount.valid_until));
    let number = |number: Option<u32>| number.map(|it| it.to_string()).unwrap_or_default();
    fields.set("limit", number(discount.limit));
    fields.set("limit_per_buyer", number(discount.limit_per_buyer));
    fields.set(
        "min_subtotal",
        discount.min_subtotal.map(price).unwrap_or_default(),
    );
    let products: Vec<&str> = discount.products.iter().map(|id| id.as_str()).collect();
    fields.set("products", products.join(", "));
    fields.set("tags", discount.tags.join(", "));
    fields
}

/// A name for a new one that no discount ever had: from its code, else its title.
pub fn new_id(fields: &Fields, is_taken: impl Fn(&str) -> bool) -> String {
    let said = ["code", "title-en", "title-de"];
    let said = said.into_iter().find_map(|name| fields.filled(name));
    let letters = said.unwrap_or_default().to_lowercase();
    let words: Vec<&str> = letters
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let base: String = match words.join("-") {
        empty if empty.is_empty() => "discount".to_owned(),
        base => base.chars().take(48).collect::<String>(),
    };
    let base = base.trim_end_matches('-').to_owned();
    let mut tries = (2_u32..).map(|number| format!("{base}-{number}"));
    match is_taken(&base) || base == "new" {
        false => base,
        true => tries.find(|id| !is_taken(id)).unwrap_or(base),
    }
}

/// What was typed, as a table of the file.
pub fn document(
    fields: &Fields,
    id: &str,
    zone: &str,
    words: &SettingsWords,
) -> Result<Value, Wrong> {
    let mut table = Map::new();
    table.insert("id".to_owned(), json!(id));
    table.insert("title".to_owned(), json!(fields.words("title")));
    for key in ["code", "min_subtotal"] {
        if let Some(text) = fields.filled(key) {
            table.insert(key.to_owned(), json!(text));
        }
    }
    match fields.get("kind") {
        "free_shipping" => table.insert("free_shipping".to_owned(), json!(true)),
        kind @ ("percent" | "amount") => table.insert(kind.to_owned(), json!(fields.get("worth"))),
        _ => return Err(Wrong::field("kind", words.missing.to_owned())),
    };
    for key in ["products", "tags"] {
        let names = fields.get(key).split([',', '\n']).map(str::trim);
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        table.insert(key.to_owned(), json!(names));
    }
    for key in ["valid_from", "valid_until"] {
        let Some(text) = fields.filled(key) else {
            continue;
        };
        let wrong = || Wrong::field(key, words.must_be.replace("{expected}", "2026-11-27T00:00"));
        let at = time_zones::typed(zone, text).ok_or_else(wrong)?;
        table.insert(key.to_owned(), json!(written::moment(at)));
    }
    for key in ["limit", "limit_per_buyer"] {
        if let Some(number) = fields.number(key, words)? {
            table.insert(key.to_owned(), json!(number));
        }
    }
    if fields.words("title").is_empty() {
        return Err(Wrong::field("title-en", words.missing.to_owned()));
    }
    Ok(Value::Object(table))
}

/// How the names of the fields of a key end.
pub fn endings(key: &str) -> Vec<&'static str> {
    match key {
        "discount.code" => vec!["code"],
        "discount.percent" | "discount.amount" => vec!["worth"],
        "discount.min_subtotal" => vec!["min_subtotal"],
        "discount.products" => vec!["products"],
        _ => Vec::new(),
    }
}

/// The form.
pub fn parts(form: &Form<'_>) -> Vec<SectionView> {
    let own = DiscountWords::of(form.audience.locale);
    let words = form.words;
    let kinds = choice([
        ("percent", own.kind_percent),
        ("amount", own.kind_amount),
        ("free_shipping", own.kind_free),
    ]);
    let when = own.when_hint.replace("{zone}", &form.settings.time_zone);
    let mut what = form.texts("title", own.discount_title).to_vec();
    what.extend([
        form.hinted("code", own.code, InputKind::Text, own.code_hint),
        form.input("kind", own.kind, kinds),
        form.hinted("worth", own.worth, InputKind::Text, own.worth_hint),
    ]);
    vec![
        part("what", own.what_title, own.what_hint, what),
        part(
            "when",
            own.when_title,
            &when,
            vec![
                form.input("valid_from", own.valid_from, InputKind::Moment),
                form.input("valid_until", own.valid_until, InputKind::Moment),
            ],
        ),
        part(
            "for",
            own.for_title,
            own.for_hint,
            vec![
                form.hinted(
                    "min_subtotal",
                    own.min_subtotal,
                    InputKind::Text,
                    words.price_hint,
                ),
                form.hinted("products", own.products, InputKind::Text, own.products_hint),
                form.hinted("tags", own.tags, InputKind::Text, own.tags_hint),
            ],
        ),
        part(
            "limits",
            own.limits_title,
            own.limits_hint,
            vec![
                form.input("limit", own.limit, InputKind::Number),
                form.input("limit_per_buyer", own.limit_per_buyer, InputKind::Number),
            ],
        ),
    ]
}
