//! Google Merchant's product table: one row a variant, rows with the same `item_group_id` are one product.
//! <https://support.google.com/merchants/answer/7052112>

use std::collections::{BTreeMap, HashMap};

use csv::StringRecord;
use spotlet::api::product::Handing;
use spotlet::domain::{Contents, Localized, OptionValue, ProductOption, TaxCategory};

use super::price;
use super::product::{ImageRow, ProductRow, VariantRow};
use super::slug::slug;
use super::{Content, Note, Place, Row};

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

    fn need(&self, column: &str) -> Result<&str, Note> {
        self.get(column)
            .ok_or_else(|| Note::Empty(column.to_owned()).at(self.number))
    }
}

/// Which line a record begins in, as an editor counts: the reader's own count is one short where lines end in CR LF, as they do in
/// every form. Records are asked for in their order.
struct LineCount<'a> {
    bytes: &'a [u8],
    seen: usize,
    line: u64,
}

impl<'a> LineCount<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            seen: 0,
            line: 1,
        }
    }

    fn at(&mut self, position: &csv::Position) -> u64 {
        let begin = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.seen) {
            // What still ends the line before, and blank lines, are no part of the record.
            if self.seen >= begin && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.seen += 1;
        }
        self.line
    }
}

/// Reads the table.
pub(super) fn rows(bytes: &[u8], delimiter: u8) -> Result<Vec<Row>, Note> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(bytes);
    let header = reader.headers().map_err(|error| unreadable(&error))?;
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
        return Err(Note::NoIdColumn);
    }
    let mut groups: Vec<(String, Vec<Line>)> = Vec::new();
    let mut rows = Vec::new();
    let mut count = LineCount::of(bytes);
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = line(&columns, &record, &mut count);
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
                place: error.position().map_or(Place::Table, |at| {
                    Place::Lines(vec![at.line()], String::new())
                }),
                content: Content::Broken(unreadable(&error)),
                warnings: Vec::new(),
            }),
        }
    }
    rows.extend(groups.into_iter().map(|(group, lines)| row(&group, &lines)));
    Ok(rows)
}

/// Why a line is none, for whoever made the table.
fn unreadable(error: &csv::Error) -> Note {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => Note::OtherEncoding,
        _ => Note::Unreadable(error.to_string()),
    }
}

fn line(columns: &[String], record: &StringRecord, count: &mut LineCount<'_>) -> Line {
    let cells = columns
        .iter()
        .cloned()
        .zip(record.iter().map(str::to_owned))
        .collect();
    Line {
        number: record.position().map_or(0, |at| count.at(at)),
        cells,
    }
}

fn row(group: &str, lines: &[Line]) -> Row {
    let content = match group {
        "" => lines.iter().try_for_each(|line| line.need("id").map(drop)),
        _ => Ok(()),
    };
    let content = content.and_then(|()| product(group, lines));
    let numbers = lines.iter().map(|line| line.number).collect();
    Row {
        place: Place::Lines(numbers, group.to_owned()),
        content: content.map_or_else(Content::Broken, Content::Product),
        warnings: Vec::new(),
    }
}

fn product(group: &str, lines: &[Line]) -> Result<ProductRow, Note> {
    let first = lines.first().ok_or(Note::Nothing)?;
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
        handing: Handing::default(),
    })
}

fn variant(
    line: &Line,
    used: &[(&str, [(&str, &str); 2])],
    images: &mut Vec<String>,
) -> Result<VariantRow, Note> {
    let within = |note: Note| note.at(line.number);
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
        prices: BTreeMap::new(),
        // Addresses are left out later, and with them the positions would shift.
        image: image.filter(|_| !images.iter().any(|link| super::media::is_remote(link))),
        stock: stock(line)?,
        handing: handing(line)?,
    })
}

/// Our own column counts the main stock. Without it there are words only.
fn stock(line: &Line) -> Result<Option<u32>, Note> {
    match line.get("stock") {
        Some(pieces) => number(line, "stock", pieces).map(Some),
        None => availability(line),
    }
}

/// Google's `shipping_weight` and `unit_pricing_measure`; our own columns `stock_at_<location>`, `digital` and `backorder_days`.
fn handing(line: &Line) -> Result<Handing, Note> {
    let mut stock_at = BTreeMap::new();
    for (column, pieces) in &line.cells {
        if let Some(location) = column.strip_prefix("stock_at_")
            && !pieces.trim().is_empty()
        {
            let id =
                location
                    .replace('_', "-")
                    .parse()
                    .map_err(|error: spotlet::domain::IdError| {
                        Note::NoLocation(column.clone(), error.to_string()).at(line.number)
                    })?;
            stock_at.insert(id, number(line, column, pieces)?);
        }
    }
    Ok(Handing {
        stock_at,
        weight_grams: line
            .get("shipping_weight")
            .map(|text| grams(text).ok_or_else(|| Note::NoWeight(text.to_owned()).at(line.number)))
            .transpose()?,
        digital: match line.get("digital") {
            None => None,
            Some("true" | "yes") => Some(true),
            Some("false" | "no") => Some(false),
            Some(other) => {
                return Err(Note::NoChoice("digital", other.to_owned()).at(line.number));
            }
        },
        backorder_days: line
            .get("backorder_days")
            .map(|days| number(line, "backorder_days", days))
            .transpose()?,
        contents: line
            .get("unit_pricing_measure")
            .map(|text| {
                text.parse::<Contents>()
                    .map_err(|_| Note::NoContents(text.to_owned()).at(line.number))
            })
            .transpose()?,
    })
}

fn number(line: &Line, column: &str, text: &str) -> Result<u32, Note> {
    text.trim()
        .parse()
        .map_err(|_| Note::NoNumber(column.to_owned(), text.to_owned()).at(line.number))
}

/// A weight in one of Google's units, rounded up to whole grams.
fn grams(text: &str) -> Option<u32> {
    let (number, unit) = text.trim().split_once(char::is_whitespace)?;
    // Thousandths of a gram in one unit.
    let milligrams: u64 = match unit.trim() {
        "g" => 1_000,
        "kg" => 1_000_000,
        "oz" => 28_350,
        "lb" => 453_592,
        _ => return None,
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = u32::try_from(fraction.len()).ok().filter(|n| *n <= 6)?;
    let scale = 10_u64.pow(digits);
    let units = format!("{whole}{fraction}").parse::<u64>().ok()?;
    let weight = units.checked_mul(milligrams)?;
    u32::try_from(weight.div_ceil(scale).div_ceil(1_000)).ok()
}

/// The table knows no numbers: what is there is not counted, what is not there is counted as none.
fn availability(line: &Line) -> Result<Option<u32>, Note> {
    match line
        .get("availability")
        .map(|text| text.to_lowercase().replace(' ', "_"))
        .as_deref()
    {
        None | Some("in_stock" | "preorder" | "backorder") => Ok(None),
        Some("out_of_stock") => Ok(Some(0)),
        Some(other) => Err(Note::Availability(other.to_owned()).at(line.number)),
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

#[cfg(test)]
mod tests {
    use super::grams;

    #[test]
    fn weights_are_read_in_every_unit() {
        for (text, expected) in [
            ("2.5 kg", Some(2_500)),
            ("800 g", Some(800)),
            ("0.0004 kg", Some(1)),
            ("1 lb", Some(454)),
            ("3 oz", Some(86)),
            ("2,5 kg", None),
            ("2 stone", None),
            ("kg", None),
            ("", None),
        ] {
            assert_eq!(grams(text), expected, "{text}");
        }
    }
}
