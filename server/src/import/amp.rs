//! AMP's shopping JSON, as stories with `amp-story-shopping-attachment` carry it: `{"items": [{"productId": …}]}`.
//! <https://amp.dev/documentation/components/amp-story-shopping>

use serde::Deserialize;
use serde_json::{Number, Value};
use spotlet::api::product::Handing;
use spotlet::domain::{Currency, Localized, TaxCategory};

use super::price;
use super::product::{ImageRow, ProductRow};
use super::slug::slug;
use super::{Content, Note, Place, Row};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    product_id: String,
    product_title: String,
    product_price: Number,
    product_price_currency: Currency,
    #[serde(default)]
    product_details: String,
    #[serde(default)]
    product_images: Vec<ItemImage>,
}

#[derive(Deserialize)]
struct ItemImage {
    url: String,
    #[serde(default)]
    alt: String,
}

/// Reads the list of items.
pub(super) fn rows(items: &[Value]) -> Vec<Row> {
    items
        .iter()
        .enumerate()
        .map(|(index, value)| row(index, value))
        .collect()
}

fn row(index: usize, value: &Value) -> Row {
    let content = Item::deserialize(value)
        .map_err(|error| Note::shape(&error))
        .and_then(product);
    let id = value.get("productId").and_then(Value::as_str);
    let id = id.map_or_else(String::new, |id| format!(" ({id})"));
    Row {
        place: Place::Named(format!("items[{index}]{id}")),
        content: content.map_or_else(Content::Broken, Content::Product),
        warnings: Vec::new(),
    }
}

fn product(item: Item) -> Result<ProductRow, Note> {
    // The number is read as it stands in the file: 19.99 has no exact float.
    let price = price::amount(&item.product_price.to_string(), item.product_price_currency)?;
    let image = |image: ItemImage| ImageRow::Described {
        src: image.url,
        alt: Localized::plain(image.alt),
    };
    Ok(ProductRow {
        id: slug(&item.product_id),
        title: Localized::plain(item.product_title),
        description: Localized::plain(item.product_details),
        images: item.product_images.into_iter().map(image).collect(),
        options: Vec::new(),
        variants: Vec::new(),
        tags: Vec::new(),
        tax: TaxCategory::Standard,
        price: Some(price),
        list_price: None,
        handing: Handing::default(),
        stock: None,
        personalization: Default::default(),
    })
}
