//! A shop's page: the products that it tells search engines of, as schema.org JSON-LD.
//! <https://schema.org/Product>, <https://schema.org/ProductGroup>

use serde_json::Value;
use spotlet::api::product::Handing;
use spotlet::domain::{Currency, Localized, TaxCategory};

use super::price::{self, Price};
use super::product::{ImageRow, ProductRow, VariantRow};
use super::slug::slug;
use super::{Content, Note, Place, Row};

/// Deeper than any page nests its data.
const MAX_DEPTH: u8 = 12;

/// Reads the products of a page's HTML.
pub(super) fn rows(html: &str) -> Result<Vec<Row>, Note> {
    let mut rows = Vec::new();
    let mut scripts = 0;
    for script in scripts_of(html) {
        scripts += 1;
        match serde_json::from_str::<Value>(script.trim()) {
            Ok(value) => {
                let path = format!("JSON-LD {scripts}");
                find(&value, &path, MAX_DEPTH, &mut rows);
            }
            Err(error) => rows.push(Row {
                place: Place::Named(format!("JSON-LD {scripts}")),
                content: Content::Broken(Note::NoJson(error.to_string())),
                warnings: Vec::new(),
            }),
        }
    }
    match rows.is_empty() {
        true if scripts == 0 => Err(Note::NoData),
        true => Err(Note::NoProductData),
        false => Ok(rows),
    }
}

/// Reads JSON-LD by itself.
pub(super) fn rows_of_json(value: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    find(value, "JSON-LD", MAX_DEPTH, &mut rows);
    rows
}

/// The contents of `<script type="application/ld+json">`. A script's text ends at the first `</script`, whatever stands in it.
fn scripts_of(html: &str) -> Vec<&str> {
    let lower = html.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = lower.get(at..).and_then(|rest| rest.find("<script")) {
        let tag = at + begin;
        let Some(close) = lower.get(tag..).and_then(|rest| rest.find('>')) else {
            break;
        };
        let content = tag + close + 1;
        let end = lower.get(content..).and_then(|rest| rest.find("</script"));
        let end = end.map_or(html.len(), |end| content + end);
        let is_data = lower
            .get(tag..content)
            .is_some_and(|tag| tag.contains("application/ld+json"));
        if is_data && let Some(text) = html.get(content..end) {
            found.push(text);
        }
        at = end;
    }
    found
}

/// `path` says where in the data `value` stands, as a person would count.
fn find(value: &Value, path: &str, depth: u8, rows: &mut Vec<Row>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    match value {
        Value::Array(all) => {
            for (index, each) in all.iter().enumerate() {
                find(each, &format!("{path}[{index}]"), depth, rows);
            }
        }
        Value::Object(_) if is_a(value, "ProductGroup") || is_a(value, "Product") => {
            let name = text(value, "name").map_or_else(String::new, |name| format!(" ({name})"));
            let place = Place::Named(format!("{path}{name}"));
            let mut warnings = Vec::new();
            let content = product(value, &mut warnings);
            rows.push(Row {
                place,
                content: content.map_or_else(Content::Broken, Content::Product),
                warnings,
            });
        }
        Value::Object(object) => {
            for key in ["@graph", "mainEntity", "itemListElement", "item"] {
                if let Some(inner) = object.get(key) {
                    find(inner, &format!("{path} {key}"), depth, rows);
                }
            }
        }
        _ => {}
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    let is = |text: &str| text.rsplit(['/', ':', '#']).next() == Some(name);
    match value.get("@type") {
        Some(Value::String(one)) => is(one),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    let text = value.get(key)?.as_str()?.trim();
    (!text.is_empty()).then_some(text)
}

fn product(value: &Value, warnings: &mut Vec<Note>) -> Result<ProductRow, Note> {
    let title = text(value, "name").ok_or(Note::NoKey("name"))?;
    let own = [
        "productGroupID",
        "sku",
        "productID",
        "mpn",
        "gtin13",
        "gtin",
    ];
    let id = own.iter().find_map(|key| text(value, key)).unwrap_or(title);
    let mut variants = Vec::new();
    for (index, each) in list(value.get("hasVariant")).into_iter().enumerate() {
        let own = text(each, "sku").or(text(each, "name"));
        let name = own.ok_or(Note::NamelessVariant(index + 1))?;
        variants.push(VariantRow {
            id: slug(name),
            title: text(each, "name").map(Localized::plain),
            options: Vec::new(),
            sku: text(each, "sku").map(str::to_owned),
            price: Some(offer(each).or_else(|error| offer(value).map_err(|_| error))?),
            list_price: None,
            prices: Default::default(),
            image: None,
            stock: stock(each),
            handing: Handing::default(),
        });
    }
    if list(value.get("offers")).len() > 1 {
        warnings.push(Note::SeveralOffers);
    }
    let price = match variants.is_empty() {
        true => Some(offer(value)?),
        false => None,
    };
    Ok(ProductRow {
        id: slug(id),
        title: Localized::plain(title),
        description: Localized::plain(text(value, "description").unwrap_or_default()),
        images: images(value).into_iter().map(ImageRow::Named).collect(),
        options: Vec::new(),
        variants,
        tags: text(value, "category")
            .map(str::to_owned)
            .into_iter()
            .collect(),
        tax: TaxCategory::Standard,
        price,
        list_price: None,
        stock: stock(value),
        personalization: Default::default(),
        handing: Handing::default(),
    })
}

fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(all)) => all.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

/// The price of the first offer. Of a range, the least.
fn offer(value: &Value) -> Result<Price, Note> {
    let offer = list(value.get("offers"))
        .into_iter()
        .next()
        .ok_or(Note::NoKey("offers"))?;
    let said = list(offer.get("priceSpecification")).into_iter().next();
    let read = |key: &str| {
        let value = offer
            .get(key)
            .or_else(|| said.and_then(|said| said.get(key)))?;
        match value {
            Value::String(text) => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    };
    let amount = read("price")
        .or_else(|| read("lowPrice"))
        .ok_or(Note::NoOfferKey("price"))?;
    let currency = read("priceCurrency").ok_or(Note::NoOfferKey("priceCurrency"))?;
    let currency: Currency = currency.parse().map_err(|_| Note::NoCurrency(currency))?;
    price::amount(&amount, currency)
}

/// What is sold out is counted, with nothing there; how much there is of the rest, no page says.
fn stock(value: &Value) -> Option<u32> {
    let offer = list(value.get("offers")).into_iter().next()?;
    let availability = text(offer, "availability")?;
    ["OutOfStock", "SoldOut", "Discontinued"]
        .iter()
        .any(|word| availability.ends_with(word))
        .then_some(0)
}

fn images(value: &Value) -> Vec<String> {
    let address = |image: &Value| match image {
        Value::String(url) => Some(url.clone()),
        other => text(other, "url")
            .or(text(other, "contentUrl"))
            .map(str::to_owned),
    };
    list(value.get("image"))
        .into_iter()
        .filter_map(address)
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;

    fn product_of(html: &str) -> ProductRow {
        match rows(html).unwrap().remove(0).content {
            Content::Product(row) => row,
            Content::Broken(reason) => panic!("{reason}"),
            Content::Post(_) => panic!("a post"),
        }
    }

    #[test]
    fn a_product_is_found_in_a_page() {
        let html = r#"<!doctype html><SCRIPT type="application/ld+json">{"@graph":[{"@type":"WebSite"},
            {"@type":["Product"],"name":"Mug","sku":"MUG 1","image":["https://a.example/m.jpg"],
             "offers":{"@type":"Offer","price":"24.50","priceCurrency":"EUR","availability":"https://schema.org/OutOfStock"}}]}</script>"#;
        let mug = product_of(html);
        assert_eq!((mug.id.as_str(), mug.stock), ("mug-1", Some(0)));
        assert_eq!(mug.price.unwrap().0.amount, 2450);
        assert_eq!(mug.images.len(), 1);
    }

    #[test]
    fn a_group_has_its_variants() {
        let html = r#"<script type='application/ld+json'>{"@type":"https://schema.org/ProductGroup","name":"Chair","productGroupID":"chair",
            "hasVariant":[{"@type":"Product","sku":"chair-a","name":"Olive","offers":[{"price":100,"priceCurrency":"EUR"}]},
            {"@type":"Product","sku":"chair-b","name":"Rust","offers":{"lowPrice":"110.00","priceCurrency":"EUR"}}]}</script>"#;
        let chair = product_of(html);
        assert_eq!(chair.variants.len(), 2);
        assert_eq!(chair.variants[1].price.unwrap().0.amount, 11_000);
    }

    #[test]
    fn what_is_missing_is_told() {
        for (html, words) in [
            ("<p>nothing</p>", "no schema.org data"),
            (
                r#"<script type="application/ld+json">{"@type":"WebSite"}</script>"#,
                "name no product",
            ),
        ] {
            let error = rows(html).err().unwrap().to_string();
            assert!(error.contains(words), "{error}");
        }
        for (json, words) in [
            (r#"{"@type":"Product","name":"Mug"}"#, "no `offers`"),
            (
                r#"{"@type":"Product","name":"Mug","offers":{"price":"1"}}"#,
                "priceCurrency",
            ),
            ("{oops", "no JSON"),
        ] {
            let html = format!("<script type=\"application/ld+json\">{json}</script>");
            let Content::Broken(reason) = rows(&html).unwrap().remove(0).content else {
                panic!("{json} was taken");
            };
            assert!(reason.to_string().contains(words), "{reason}");
        }
    }
}
