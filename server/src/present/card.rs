//! A product as the card of its hotspot shows it.

use spotlet::domain::{Catalog, Hotspot, Money, Product, Variant};
use spotlet::view::model::{CardView, VariantView};

use super::image::Picture;
use super::{Setting, personal};
use crate::text::{compact, exact, money, words};

/// The card of a hotspot.
pub(super) fn card(
    setting: Setting<'_>,
    hotspot: &Hotspot,
    product: &Product,
    catalog: &Catalog,
    likes: u64,
) -> CardView {
    let locale = setting.audience.locale;
    let title = product.title.get(locale).to_owned();
    let variants: Vec<VariantView> = product
        .variants
        .iter()
        .map(|each| variant(setting, product, each, catalog))
        .collect();
    let selected = variants
        .iter()
        .position(|variant| variant.available)
        .unwrap_or(0);
    let shown = product
        .variants
        .get(selected)
        .and_then(|each| product.image_of(each));
    let option_names: Vec<&str> = product
        .options
        .iter()
        .map(|option| option.name.get(locale))
        .collect();
    CardView {
        hotspot: hotspot.id.to_string(),
        product: product.id.to_string(),
        description: product.description.get(locale).to_owned(),
        image: shown.map(|image| {
            let alt = if image.alt.is_empty() {
                title.as_str()
            } else {
                image.alt.get(locale)
            };
            setting.image(&Picture {
                src: &image.src,
                width: image.width,
                height: image.height,
                alt,
            })
        }),
        title,
        option_name: option_names.join(", "),
        selected,
        list_price_text: price_range(setting, product),
        likes_text: if likes == 0 {
            String::new()
        } else {
            compact(likes, setting.audience)
        },
        tax_note: {
            let taxes = &setting.state.config.taxes;
            let market = taxes.market(Some(setting.audience.country));
            words::price_note(market.map(|market| market.mode), locale).to_owned()
        },
        likes_title: if likes == 0 {
            String::new()
        } else {
            words::likes(likes, &exact(likes, setting.audience), locale)
        },
        personal: personal::fields(setting, product),
        variants,
    }
}

/// The accessible name of a hotspot: what is there and what it costs as its card opens.
pub(super) fn hotspot_label(
    setting: Setting<'_>,
    hotspot: &Hotspot,
    product: &Product,
    catalog: &Catalog,
) -> String {
    let locale = setting.audience.locale;
    let title = hotspot.label.as_ref().unwrap_or(&product.title).get(locale);
    let available = product
        .variants
        .iter()
        .find(|each| catalog.availability(each).is_available());
    match available.or(product.featured()) {
        Some(variant) => format!("{title}, {}", money(variant.price, setting.audience)),
        None => title.to_owned(),
    }
}

/// The price, or the lowest as "From …" where variants differ.
fn price_range(setting: Setting<'_>, product: &Product) -> String {
    let prices = || {
        product
            .variants
            .iter()
            .map(|variant| variant.price.amount_minor)
    };
    let Some(lowest) = product
        .variants
        .iter()
        .map(|variant| variant.price)
        .min_by_key(|p| p.amount_minor)
    else {
        return String::new();
    };
    let text = money(lowest, setting.audience);
    if prices().all(|price| price == lowest.amount_minor) {
        text
    } else {
        words::from_price(&text, setting.audience.locale)
    }
}

fn variant(
    setting: Setting<'_>,
    product: &Product,
    variant: &Variant,
    catalog: &Catalog,
) -> VariantView {
    let locale = setting.audience.locale;
    let amount = |price: Money| money(price, setting.audience);
    let availability = catalog.availability(variant);
    let choices: Vec<&str> = product
        .choices(variant)
        .map(|(_, value)| value.label.get(locale))
        .collect();
    VariantView {
        id: variant.id.to_string(),
        label: if choices.is_empty() {
            variant.title.get(locale).to_owned()
        } else {
            choices.join(", ")
        },
        price: amount(variant.price),
        amount_minor: variant.price.amount_minor,
        list_price: variant.list_price.map(amount),
        unit_price: {
            let per_unit = variant
                .unit_price()
                .map(|unit| words::unit_price(&amount(unit.price), unit.per.unit()));
            let lowest = catalog
                .lowest_price(variant)
                .map(|lowest| words::lowest_price(&amount(lowest), locale));
            let told: Vec<String> = per_unit.into_iter().chain(lowest).collect();
            (!told.is_empty()).then(|| told.join(" · "))
        },
        availability: words::availability(availability, locale),
        available: availability.is_available(),
        image: own_image(setting, product, variant),
    }
}

/// The picture that takes the card's place when this variant is chosen.
fn own_image(setting: Setting<'_>, product: &Product, variant: &Variant) -> Option<String> {
    variant.image?;
    let image = product.image_of(variant)?;
    Some(setting.thumbnail(&image.src, "").src)
}
