//! Products and variants as the catalog tells them to platforms.

use serde::{Deserialize, Serialize};

use super::Price;
use super::price::{PriceRange, UnitPrice};

/// A product with what can be bought of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The product's id.
    pub id: String,
    /// The same as a word for addresses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handle: Option<String>,
    /// What it is called.
    pub title: String,
    /// What there is to say about it.
    pub description: Description,
    /// The lowest and highest price of its variants.
    pub price_range: PriceRange,
    /// The same of the prices before a reduction, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price_range: Option<PriceRange>,
    /// Its pictures, the one for listings first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// What can be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ProductOption>,
    /// The choices in force; only in `get_product` replies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<Vec<SelectedOption>>,
    /// What can be bought, the featured one first.
    pub variants: Vec<Variant>,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What can be specified of each piece, by our extension.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personalization: Vec<super::personalization::Field>,
}

/// One thing that can be bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// The variant's id, which lines name.
    pub id: String,
    /// The merchant's article number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// What it is called.
    pub title: String,
    /// What there is to say about it.
    pub description: Description,
    /// What it costs.
    pub price: Price,
    /// What it cost before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price: Option<Price>,
    /// What it costs per kilogram, litre or metre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<UnitPrice>,
    /// Whether it can be bought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<Availability>,
    /// Its choices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<SelectedOption>,
    /// Its pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// Which of the ids asked for led here; only in lookup replies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Vec<InputCorrelation>>,
}

/// Text about a product. We write plain text only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Plain text.
    pub plain: String,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// `image`, `video` or `model_3d`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it is.
    pub url: String,
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt_text: Option<String>,
    /// Width in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductOption {
    /// What is chosen.
    pub name: String,
    /// The choices.
    pub values: Vec<OptionValue>,
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionValue {
    /// Names the choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it is called.
    pub label: String,
    /// Whether it can be bought with the other choices in force; only in `get_product` replies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available: Option<bool>,
    /// Whether there is such a variant at all; only in `get_product` replies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<bool>,
}

/// A choice that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectedOption {
    /// What is chosen.
    pub name: String,
    /// Names the choice; outweighs the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the choice is called.
    pub label: String,
}

/// Whether a variant can be bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// Whether it can.
    pub available: bool,
    /// `in_stock` or `out_of_stock`.
    pub status: String,
}

/// Which id of a lookup led to a variant, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputCorrelation {
    /// The id asked for.
    pub id: String,
    /// `exact` for a variant's id, `featured` for a product's.
    #[serde(rename = "match")]
    pub matched: String,
}
