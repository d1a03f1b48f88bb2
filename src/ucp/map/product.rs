//! Products for the wire.

use super::MapContext;
use super::personal;
use super::selection::Selection;
use super::totals::price;
use crate::domain::{self, Catalog, Money};
use crate::ucp::price::{Measure, PriceRange, UnitPrice};
use crate::ucp::product::{
    Availability, Description, InputCorrelation, Media, OptionValue, ProductOption, SelectedOption,
};
use crate::ucp::{Product, Variant};

/// A product of a search reply, with all its variants. The catalog knows what is on hand.
#[must_use]
pub fn product(product: &domain::Product, catalog: &Catalog, ctx: &MapContext<'_>) -> Product {
    let variants = &product.variants;
    let title = product.title.get(ctx.locale).to_owned();
    let range = |amounts: Vec<Money>| {
        let min = amounts.iter().min_by_key(|money| money.amount_minor)?;
        let max = amounts.iter().max_by_key(|money| money.amount_minor)?;
        Some(PriceRange {
            min: price(*min),
            max: price(*max),
        })
    };
    let nothing = || {
        let zero = price(Money::zero(domain::Currency::EUR));
        PriceRange {
            min: zero.clone(),
            max: zero,
        }
    };
    Product {
        id: product.id.to_string(),
        handle: Some(product.id.to_string()),
        title,
        description: description(product, ctx),
        // A checked product has a variant, and so a price.
        price_range: range(variants.iter().map(|v| v.price).collect()).unwrap_or_else(nothing),
        list_price_range: range(variants.iter().filter_map(|v| v.list_price).collect()),
        media: product
            .images
            .iter()
            .map(|image| media(image, ctx))
            .collect(),
        options: product
            .options
            .iter()
            .map(|option| product_option(option, ctx))
            .collect(),
        selected: None,
        variants: variants
            .iter()
            .map(|v| variant(product, v, catalog, ctx))
            .collect(),
        tags: product.tags.clone(),
        personalization: product
            .personalization
            .fields
            .iter()
            .map(|field| personal::field(field, ctx))
            .collect(),
    }
}

/// A product of a lookup reply: only the variants that the ids led to, each with those ids. Nothing if none did.
#[must_use]
pub fn lookup(
    found: &domain::Product,
    ids: &[String],
    catalog: &Catalog,
    ctx: &MapContext<'_>,
) -> Option<Product> {
    let mut reply = product(found, catalog, ctx);
    let featured = reply.variants.first().map(|variant| variant.id.clone());
    for variant in &mut reply.variants {
        let mut inputs = Vec::new();
        for id in ids {
            let matched = if *id == variant.id && found.id.as_str() != id {
                "exact"
            } else if *id == reply.id && featured.as_ref() == Some(&variant.id) {
                "featured"
            } else {
                continue;
            };
            let input = InputCorrelation {
                id: id.clone(),
                matched: matched.to_owned(),
            };
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
        variant.inputs = (!inputs.is_empty()).then_some(inputs);
    }
    reply.variants.retain(|variant| variant.inputs.is_some());
    (!reply.variants.is_empty()).then_some(reply)
}

/// A product of a `get_product` reply: the variants that fit the choices in force, the featured one first, and for
/// every choice whether it leads anywhere. `id` is the product's or a variant's, which then makes the choices.
#[must_use]
pub fn product_detail(
    found: &domain::Product,
    id: &str,
    selected: &[SelectedOption],
    preferences: &[String],
    catalog: &Catalog,
    ctx: &MapContext<'_>,
) -> Product {
    let mut reply = product(found, catalog, ctx);
    let asked = found
        .variants
        .iter()
        .find(|v| v.id.as_str() == id && found.id.as_str() != id);
    let selection = match asked {
        Some(variant) => Selection::of_variant(variant),
        None if selected.is_empty() => found
            .featured()
            .map(Selection::of_variant)
            .unwrap_or_default(),
        None => Selection::read(found, selected).relaxed(found, preferences),
    };
    reply.selected = Some(selection.told(found, ctx));
    for (at, option) in reply.options.iter_mut().enumerate() {
        for value in &mut option.values {
            let with_value = selection.with(at, value.id.as_deref().unwrap_or_default());
            let mut fitting = found
                .variants
                .iter()
                .filter(|v| with_value.fits(v))
                .peekable();
            value.exists = Some(fitting.peek().is_some());
            value.available = Some(fitting.any(|v| catalog.availability(v).is_available()));
        }
    }
    reply.variants = found
        .variants
        .iter()
        .filter(|v| selection.fits(v))
        .map(|v| variant(found, v, catalog, ctx))
        .collect();
    // The variant asked for is the featured one, wherever the catalog has it.
    reply.variants.sort_by_key(|variant| variant.id != id);
    reply
}

fn variant(
    product: &domain::Product,
    variant: &domain::Variant,
    catalog: &Catalog,
    ctx: &MapContext<'_>,
) -> Variant {
    let available = catalog.availability(variant).is_available();
    Variant {
        id: variant.id.to_string(),
        sku: variant.sku.clone(),
        title: variant.title.get(ctx.locale).to_owned(),
        description: description(product, ctx),
        price: price(variant.price),
        list_price: variant.list_price.map(price),
        unit_price: variant.contents.map(|contents| {
            let unit = contents.price(variant.price);
            UnitPrice {
                amount: unit.price.amount_minor,
                currency: unit.price.currency.as_str().to_owned(),
                measure: Measure {
                    value: contents.amount(),
                    unit: contents.unit().to_owned(),
                },
                reference: Measure {
                    value: 1,
                    unit: unit.per.unit().to_owned(),
                },
            }
        }),
        availability: Some(Availability {
            available,
            status: if available {
                "in_stock"
            } else {
                "out_of_stock"
            }
            .to_owned(),
        }),
        options: Selection::of_variant(variant).told(product, ctx),
        media: product
            .image_of(variant)
            .map(|image| media(image, ctx))
            .into_iter()
            .collect(),
        inputs: None,
    }
}

fn description(product: &domain::Product, ctx: &MapContext<'_>) -> Description {
    Description {
        plain: product.description.get(ctx.locale).to_owned(),
    }
}

fn media(image: &domain::Image, ctx: &MapContext<'_>) -> Media {
    Media {
        kind: "image".to_owned(),
        url: ctx.media_url(&image.src),
        alt_text: Some(image.alt.get(ctx.locale).to_owned()).filter(|alt| !alt.is_empty()),
        width: Some(image.width).filter(|width| *width > 0),
        height: Some(image.height).filter(|height| *height > 0),
    }
}

fn product_option(option: &domain::ProductOption, ctx: &MapContext<'_>) -> ProductOption {
    ProductOption {
        name: option.name.get(ctx.locale).to_owned(),
        values: option
            .values
            .iter()
            .map(|value| OptionValue {
                id: Some(value.id.clone()),
                label: value.label.get(ctx.locale).to_owned(),
                available: None,
                exists: None,
            })
            .collect(),
    }
}
