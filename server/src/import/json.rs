//! Our own JSON: a post or a product, a list of them, or `{"products": […], "posts": […]}`.

use serde_json::Value;

use super::{Content, Note, Place, Row, post::PostRow, product::ProductRow};

/// Reads the rows of a document.
pub(super) fn rows(value: Value) -> Result<Vec<Row>, Note> {
    match value {
        Value::Array(entries) => Ok(entries.into_iter().enumerate().map(entry).collect()),
        Value::Object(mut object)
            if object.contains_key("products") || object.contains_key("posts") =>
        {
            // Products first: posts of the same file may name them.
            let mut rows = Vec::new();
            for list in ["products", "posts"] {
                match object.remove(list) {
                    Some(Value::Array(entries)) => {
                        rows.extend(entries.into_iter().enumerate().map(entry))
                    }
                    Some(_) => return Err(Note::NoList(list)),
                    None => {}
                }
            }
            Ok(rows)
        }
        Value::Object(object) => Ok(vec![entry((0, Value::Object(object)))]),
        _ => Err(Note::NoEntries),
    }
}

fn entry((index, value): (usize, Value)) -> Row {
    let id = value.get("id").and_then(Value::as_str);
    let place = Place::Entry(index + 1, id.map(str::to_owned));
    let mut warnings = Vec::new();
    let content = if value.get("media").is_some() {
        PostRow::read(value, &mut warnings).map(Content::Post)
    } else {
        ProductRow::read(value, &mut warnings).map(Content::Product)
    };
    Row {
        place,
        content: content.unwrap_or_else(Content::Broken),
        warnings,
    }
}
