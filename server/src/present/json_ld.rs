//! A post for search engines: its products with their offers, and how many like it. <https://schema.org>

use serde_json::{Value, json};
use spotlet::domain::{Catalog, Product, Variant};

use super::Setting;
use crate::service::posts::LikedPost;
use crate::text::plain_amount;

/// The JSON-LD of a post's page, safe inside a script element.
#[must_use]
pub fn json_ld(setting: Setting<'_>, liked: &LikedPost, catalog: &Catalog) -> String {
    let LikedPost { post, likes, .. } = liked;
    let locale = setting.audience.locale;
    let url = format!("{}/p/{}", setting.origin(), post.id);
    let images: Vec<String> = post
        .media
        .iter()
        .filter_map(|medium| medium.still())
        .map(|src| setting.media_url(src))
        .collect();
    let products: Vec<Value> = catalog
        .products()
        .iter()
        .map(|each| product(setting, each, catalog, &url))
        .collect();
    let posting = json!({
        "@type": "SocialMediaPosting",
        "@id": url,
        "url": url,
        "headline": post.title.get(locale),
        "description": post.summary.as_ref().map(|summary| summary.get(locale)),
        "inLanguage": locale.language(),
        "image": images,
        "author": {
            "@type": "Person",
            "name": post.creator.name,
            "url": format!("{}/c/{}", setting.origin(), post.creator.id),
        },
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/LikeAction",
            "userInteractionCount": likes.likes,
        },
    });
    let graph: Vec<Value> = std::iter::once(posting).chain(products).collect();
    script_safe(&without_nulls(
        json!({ "@context": "https://schema.org", "@graph": graph }),
    ))
}

/// What is not known is left out; some readers take `null` for a value.
pub(super) fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

fn product(setting: Setting<'_>, product: &Product, catalog: &Catalog, url: &str) -> Value {
    let locale = setting.audience.locale;
    let images: Vec<String> = product
        .images
        .iter()
        .map(|image| setting.media_url(&image.src))
        .collect();
    let offers: Vec<Value> = product
        .variants
        .iter()
        .map(|each| offer(setting, each, catalog, url))
        .collect();
    json!({
        "@type": "Product",
        "name": product.title.get(locale),
        "description": product.description.get(locale),
        "image": images,
        "brand": { "@type": "Brand", "name": setting.state.config.brand.name },
        "offers": offers,
    })
}

fn offer(setting: Setting<'_>, variant: &Variant, catalog: &Catalog, url: &str) -> Value {
    let stock = if catalog.availability(variant).is_available() {
        "InStock"
    } else {
        "OutOfStock"
    };
    json!({
        "@type": "Offer",
        "name": variant.title.get(setting.audience.locale),
        "sku": variant.sku.as_deref().unwrap_or(variant.id.as_str()),
        "price": plain_amount(variant.price),
        "priceCurrency": variant.price.currency.as_str(),
        "availability": format!("https://schema.org/{stock}"),
        "url": url,
    })
}

/// JSON that can stand in a script element or be a script: nothing in it ends the element, and the two line
/// separators that old scripts choke on are escaped.
#[must_use]
pub fn script_safe(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_script() {
        for hostile in [
            "</script><script>alert(1)</script>",
            "<!--",
            "]]>",
            "\u{2028}alert(1)\u{2029}",
            "\"\\",
        ] {
            let safe = script_safe(&json!({ "text": hostile }));
            assert!(!safe.contains(['<', '>', '\u{2028}', '\u{2029}']), "{safe}");
            let back: Value = serde_json::from_str(&safe).unwrap();
            assert_eq!(back["text"], hostile);
        }
    }
}
