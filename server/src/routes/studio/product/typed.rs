//! The fields of a product's form, by name. [`super::fill`] writes a product into them, [`super::read`] makes a product of them.
//!
//! Rows are numbered: `v0-price` is the price of the first variant. A row ends the list when its first field is missing.

use std::collections::BTreeMap;

use spotlet::domain::{Locale, Localized};

use crate::media::MediaStore;
use crate::service::studio::products::Opened;

/// What stands in the fields, by their names.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, String>);

/// The kinds of rows: what they are called in names, and the field that each one has.
pub const ROWS: [(&str, &str); 5] = [
    ("i", "src"),
    ("o", "en"),
    ("v", "id"),
    ("f", "id"),
    ("r", "kind"),
];

impl Typed {
    /// The form of a new product: one variant.
    pub fn empty() -> Self {
        let mut typed = Self::default();
        typed.set("v0-id", "");
        typed
    }

    /// What was sent. Of two fields with a name the last counts, as a checkbox's does.
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        let mut picked = Vec::new();
        for (name, value) in fields {
            match name.as_str() {
                "pick" => picked.push(value),
                _ => typed.set(&name, value.replace("\r\n", "\n")),
            }
        }
        for src in picked {
            let row = typed.count("i");
            typed.set(&format!("i{row}-src"), src);
            typed.set(&format!("i{row}-place"), (row + 1).to_string());
        }
        typed
    }

    /// Lets only pictures stand that the product has or the store knows, with their true sizes.
    pub fn settle_images(&mut self, opened: Option<&Opened>, media: &MediaStore) {
        for row in 0..self.count("i") {
            let src = self.at("i", row, "src").to_owned();
            let own = opened
                .and_then(|opened| opened.product.images.iter().find(|image| image.src == src));
            let size = match own {
                Some(image) => Some((image.width, image.height)),
                None => media.picture(&src).map(|info| (info.width, info.height)),
            };
            match size {
                Some((width, height)) => {
                    self.set(&format!("i{row}-width"), width.to_string());
                    self.set(&format!("i{row}-height"), height.to_string());
                }
                None => self.set(&format!("i{row}-remove"), "yes"),
            }
        }
    }

    /// What stands in a field; nothing where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The same, in one row.
    pub fn at(&self, kind: &str, row: usize, field: &str) -> &str {
        self.get(&format!("{kind}{row}-{field}"))
    }

    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// How many rows of a kind there are.
    pub fn count(&self, kind: &str) -> usize {
        let first = ROWS.iter().find(|(name, _)| *name == kind);
        let first = first.map_or("id", |(_, field)| field);
        (0..)
            .take_while(|row| self.0.contains_key(&format!("{kind}{row}-{first}")))
            .count()
    }

    /// What the pressed button asks for.
    pub fn take_deed(&mut self) -> String {
        self.0.remove("do").unwrap_or_else(|| "save".to_owned())
    }

    /// Adds an empty row of a kind.
    pub fn add(&mut self, deed: &str) {
        let (kind, field, value) = match deed {
            "add-option" => ("o", "en", ""),
            "add-variant" => ("v", "id", ""),
            "add-measure" | "add-engraving" => ("f", "id", ""),
            "add-rule" => ("r", "kind", "when_set"),
            _ => return,
        };
        let row = self.count(kind);
        self.set(&format!("{kind}{row}-{field}"), value);
        match deed {
            "add-measure" => self.set(&format!("f{row}-kind"), "measure"),
            "add-engraving" => self.set(&format!("f{row}-kind"), "engraving"),
            _ => {}
        }
    }

    /// What a form carries along unseen.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let is_unseen = |name: &str| {
            name == "version"
                || name.ends_with("-src")
                || name.ends_with("-width")
                || name.ends_with("-height")
                || name.ends_with("-was")
                || (name.starts_with('f') && name.ends_with("-kind"))
        };
        self.0
            .iter()
            .filter(|(name, _)| is_unseen(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// The version that the form began from.
    pub fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or(0)
    }

    pub(super) fn set_words(&mut self, name: &str, text: &Localized) {
        self.set(&format!("{name}-en"), text.exactly(Locale::En));
        self.set(&format!("{name}-de"), text.exactly(Locale::De));
    }

    pub(super) fn words(&self, name: &str) -> Localized {
        let (en, de) = (format!("{name}-en"), format!("{name}-de"));
        Localized::by_language([("en", self.get(&en)), ("de", self.get(&de))])
    }

    pub(super) fn is_removed(&self, kind: &str, row: usize) -> bool {
        !self.at(kind, row, "remove").is_empty()
    }
}
