//! Posts in the words of others: AMP's shopping JSON, Instagram's product tags. Pure; the inverse of `import` for AMP.
//!
//! To add a format: a function from a post and its products to JSON.

use serde_json::{Value, json};
use spotlet::api::PostJson;
use spotlet::domain::{Catalog, MediumKind, Money, Product};

use crate::text::plain_amount;

/// The products of a post as `amp-story-shopping-attachment` reads them.
/// <https://amp.dev/documentation/components/amp-story-shopping>
#[must_use]
pub fn amp(origin: &str, post: &PostJson, catalog: &Catalog) -> Value {
    let url = format!("{origin}/p/{}", post.id);
    let items: Vec<Value> = catalog
        .products()
        .iter()
        .filter_map(|product| item(origin, &url, post, product))
        .collect();
    json!({ "items": items })
}

fn item(origin: &str, url: &str, post: &PostJson, product: &Product) -> Option<Value> {
    let variant = product.featured()?;
    let locale = post.locale;
    let image = product.image_of(variant).map(|image| {
        let src = match image.src.contains("://") {
            true => image.src.clone(),
            false => format!("{origin}/media/{}", image.src),
        };
        json!({ "url": src, "alt": image.alt.get(locale) })
    });
    Some(json!({
        "productUrl": url,
        "productId": product.id,
        "productTitle": product.title.get(locale),
        "productPrice": decimal(variant.price),
        "productPriceCurrency": variant.price.currency,
        "productDetails": product.description.get(locale),
        "productImages": image.into_iter().collect::<Vec<_>>(),
    }))
}

/// A price as a JSON number with its decimals; written from digits, so that no float is in between.
fn decimal(price: Money) -> Value {
    serde_json::from_str(&plain_amount(price)).unwrap_or(Value::Null)
}

/// The hotspots of each picture as the Graph API's `product_tags`; a video's tags have no place there.
/// <https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/product-tagging>
#[must_use]
pub fn instagram(post: &PostJson) -> Value {
    let media: Vec<Value> = post
        .media
        .iter()
        .map(|medium| {
            let tags: Vec<Value> = medium
                .hotspots
                .iter()
                .map(|spot| match medium.kind {
                    MediumKind::Photo => {
                        json!({ "product_id": spot.product, "x": rounded(spot.x.get()), "y": rounded(spot.y.get()) })
                    }
                    _ => json!({ "product_id": spot.product }),
                })
                .collect();
            json!({ "media": medium.src, "product_tags": tags })
        })
        .collect();
    json!({ "id": post.id, "media": media })
}

/// A share of the picture to a ten-thousandth, which is finer than any finger.
fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}
