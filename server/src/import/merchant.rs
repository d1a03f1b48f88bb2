//! Google Merchant's product table: one row a variant, rows with the same `item_group_id` are one product.
//! <https://support.google.com/merchants/answer/7052112>

use std::collections::{BTreeMap, HashMap};

use csv::StringRecord;
use spotlet::domain::{Localized, OptionValue, ProductOption, TaxCategory};

use super::price;
use super::product::{ImageRow, ProductRow, VariantRow};
use super::slug::slug;
use super::{Content, Row};

/// Columns that tell the variants of a group apart, with the name of the option.
const OPTION_COLUMNS: [(&str, [(&str, &str); 2]); 4] = [
    ("color", [("en", "Colour"), ("de", "Farbe")]),
    ("size", [("en", "Size"), ("de", "Größe")]),
    ("material", [("en", "Material"), ("de", "Material")]),
    ("pattern", [("en", "Pattern"), ("de", "Muster")]),
];

/// One line of the table.
struct Line {
    number: u64,
    cells: HashMap<String, String>,
}

impl Line {
    /// A cell's text; empty and absent are the same.
    fn get(&self, column: &str) -> Option<&str> {
        self.cells
            .get(column)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }

    fn need(&self, column: &str) -> Result<&str, String> {
        self.get(column)
            .ok_or_else(|| format!("line {}: `{column}` is empty", self.number))
    }
}

/// Reads the table.
pub(super) fn rows(bytes: &[u8], delimiter: u8) -> Result<Vec<Row>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(bytes);
    let header = reader.headers().map_err(|error| error.to_string())?;
    // Google writes `item_group_id`, its sheets `item group id`.
    let columns: Vec<String> = header
        .iter()
        .map(|name| {
            name.trim_start_matches('\u{feff}')
                .trim()
                .to_lowercase()
                .replace(' ', "_")
        })
        .collect();
    if !columns.iter().any(|column| column == "id") {
        return Err("the first line names no column `id`".to_owned());
    }
    let mut groups: Vec<(String, Vec<Line>)> = Vec::new();
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = line(&columns, &record);
                let group = line
                    .get("item_group_id")
                    .or(line.get("id"))
                    .unwrap_or_default()
                    .to_owned();
                match groups.iter_mut().find(|(name, _)| *name == group) {
                    Some((_, lines)) => lines.push(line),
                    None => groups.push((group, vec![line])),
                }
            }
            Err(error) => rows.push(Row {
                place: "table".to_owned(),
                content: Content::Broken(error.to_string()),
                warnings: Vec::new(),
            }),
        }
    }
    rows.extend(groups.into_iter().map(|(group, lines)| row(&group, &lines)));
    Ok(rows)
}

fn line(columns: &[String], record: &StringRecord) -> Line {
    let cells = columns
        .iter()
        .cloned()
        .zip(record.iter().map(str::to_owned))
        .collect();
    Line {
        number: record.position().map_or(0, csv::Position::line),
        cells,
    }
}

fn row(group: &str, lines: &[Line]) -> Row {
    let first = lines.first().map_or(0, |line| line.number);
    let content = product(group, lines);
    Row {
        place: format!("line {first} ({group})"),
        content: content.map_or_else(Content::Broken, Content::Product),
        warnings: Vec::new(),
    }
}

fn product(group: &str, lines: &[Line]) -> Result<ProductRow, String> {
    let first = lines.first().ok_or("the group is empty")?;
    let used: Vec<_> = OPTION_COLUMNS
        .into_iter()
        .filter(|(column, _)| {
            lines.len() > 1 && lines.iter().any(|line| line.get(column).is_some())
        })
        .collect();
    let mut images = Vec::new();
    let mut variants = Vec::new();
    for line in lines {
        variants.push(variant(line, &used, &mut images)?);
    }
    Ok(ProductRow {
        id: slug(group),
        title: Localized::plain(first.need("title")?),
        description: Localized::plain(first.get("description").unwrap_or_default()),
        images: images.into_iter().map(ImageRow::Named).collect(),
        options: used
            .iter()
            .map(|(column, name)| option(column, *name, lines))
            .collect(),
        variants,
        tax: TaxCategory::Standard,
        tags: first
            .get("product_type")
            .map(str::to_owned)
            .into_iter()
            .collect(),
        price: None,
        list_price: None,
        stock: None,
        personalization: Default::default(),
    })
}

fn variant(
    line: &Line,
    used: &[(&str, [(&str, &str); 2])],
    images: &mut Vec<String>,
) -> Result<VariantRow, String> {
    let within = |error| format!("line {}: {error}", line.number);
    let price = price::parse(line.need("price")?).map_err(within)?;
    let sale_price = line
        .get("sale_price")
        .map(price::parse)
        .transpose()
        .map_err(within)?;
    let image = line.get("image_link").map(|link| {
        images
            .iter()
            .position(|known| known == link)
            .unwrap_or_else(|| {
                images.push(link.to_owned());
                images.len() - 1
            })
    });
    Ok(VariantRow {
        id: slug(line.need("id")?),
        title: None,
        options: used
            .iter()
            .map(|(column, _)| line.need(column).map(slug))
            .collect::<Result<_, _>>()?,
        sku: line.get("mpn").or(line.get("gtin")).map(str::to_owned),
        price: Some(sale_price.unwrap_or(price)),
        list_price: sale_price.map(|_| price),
        // Addresses are left out later, and with them the positions would shift.
        image: image.filter(|_| !images.iter().any(|link| super::media::is_remote(link))),
        stock: availability(line)?,
    })
}

/// The table knows no numbers: what is there is not counted, what is not there is counted as none.
fn availability(line: &Line) -> Result<Option<u32>, String> {
    match line
        .get("availability")
        .map(|text| text.to_lowercase().replace(' ', "_"))
        .as_deref()
    {
        None | Some("in_stock" | "preorder" | "backorder") => Ok(None),
        Some("out_of_stock") => Ok(Some(0)),
        Some(other) => Err(format!(
            "line {}: availability `{other}` is not known",
            line.number
        )),
    }
}

fn option(column: &str, name: [(&str, &str); 2], lines: &[Line]) -> ProductOption {
    let labels: BTreeMap<String, &str> = lines
        .iter()
        .filter_map(|line| line.get(column))
        .map(|label| (slug(label), label))
        .collect();
    let values = labels.into_iter().map(|(id, label)| OptionValue {
        id,
        label: label.into(),
    });
    ProductOption {
        name: Localized::of(name),
        values: values.collect(),
    }
}
