//! What the shop of a story sells, and its one post.

use std::path::Path;

use serde_json::json;
use spotlet::domain::FulfillmentRules;
use spotlet::domain::fulfillment::Stock;
use spotlet::domain::id::VariantId;
use spotlet::domain::post::Post;
use spotlet::domain::product::Product;
use spotlet_server::config::{Config, Layer};
use spotlet_server::state::AppState;
use spotlet_server::store::{self, post, product, stock};

/// Delivery as the demo shop configures it.
pub fn fulfillment() -> FulfillmentRules {
    let demo = include_str!("../../../../demo/spotlet.toml");
    let layer = Layer::parse(demo, Path::new("demo/spotlet.toml")).unwrap();
    Config::from_layer(layer).unwrap().fulfillment
}

pub async fn fill(state: &AppState) {
    let mut tx = state.store.write().await.unwrap();
    let now = state.clock.now();
    for product in products() {
        product::put(&mut tx, &product, now).await.unwrap();
    }
    for (variant, on_hand) in [
        ("lounge-chair-olive", 5),
        ("lounge-chair-rust", 1),
        ("coffee-mug-white", 20),
        ("garden-shears", 3),
        ("desk-lamp-brass", 0),
    ] {
        let variant = VariantId::new(variant).unwrap();
        stock::set(&mut tx, &variant, &Stock::main(on_hand))
            .await
            .unwrap();
    }
    post::put(&mut tx, &living_room(), now).await.unwrap();
    store::commit(tx).await.unwrap();
}

fn products() -> Vec<Product> {
    let eur = |amount: i64| json!({ "amount_minor": amount, "currency": "EUR" });
    let products = json!([
        {
            "id": "lounge-chair",
            "title": { "en": "Lounge Chair", "de": "Loungesessel" },
            "description": { "en": "Solid oak and wool." },
            "options": [{
                "name": { "en": "Colour", "de": "Farbe" },
                "values": [
                    { "id": "olive", "label": { "en": "Olive", "de": "Oliv" } },
                    { "id": "rust", "label": { "en": "Rust", "de": "Rost" } },
                ],
            }],
            "variants": [
                { "id": "lounge-chair-olive", "title": "Olive", "options": ["olive"], "price": eur(64_900) },
                { "id": "lounge-chair-rust", "title": "Rust", "options": ["rust"], "price": eur(69_900) },
            ],
            "tags": ["seating"],
        },
        {
            "id": "coffee-mug",
            "title": { "en": "Coffee Mug", "de": "Kaffeebecher" },
            "variants": [{ "id": "coffee-mug-white", "title": "White", "price": eur(1_900) }],
        },
        {
            "id": "garden-shears",
            "title": { "en": "Garden Shears", "de": "Gartenschere" },
            "variants": [{ "id": "garden-shears", "title": "Garden Shears", "price": eur(4_900), "stock_policy": "tracked" }],
            "personalization": {
                "fields": [{ "id": "engraving", "label": { "en": "Engraving", "de": "Gravur" }, "kind": "engraving", "max_characters": 8 }],
                "prices": [{ "rule": "when_set", "field": "engraving", "amount_minor": 900 }],
            },
        },
        {
            "id": "care-guide",
            "title": { "en": "Care Guide", "de": "Pflegeheft" },
            "variants": [{ "id": "care-guide", "title": "Care Guide", "price": eur(2_900), "stock_policy": "untracked", "is_digital": true }],
        },
        {
            "id": "pleated-blind",
            "title": "Pleated Blind",
            "variants": [{ "id": "pleated-blind", "title": "Pleated Blind", "price": eur(7_900), "stock_policy": "untracked" }],
            "personalization": {
                "fields": [
                    { "id": "width", "label": { "en": "Width", "de": "Breite" }, "required": true, "kind": "measure", "unit": "mm", "min": 300, "max": 1500, "step": 5 },
                    { "id": "height", "label": { "en": "Height", "de": "Höhe" }, "required": true, "kind": "measure", "unit": "mm", "min": 400, "max": 2200 },
                ],
                "prices": [{ "rule": "per_square_metre", "width": "width", "height": "height", "included_mm2": 500_000, "amount_minor": 6_000 }],
            },
        },
        {
            "id": "desk-lamp",
            "title": "Desk Lamp",
            "variants": [{ "id": "desk-lamp-brass", "title": "Brass", "price": eur(12_900) }],
        },
    ]);
    let products: Vec<Product> = serde_json::from_value(products).unwrap();
    products
        .into_iter()
        .map(|product| product.checked().unwrap())
        .collect()
}

fn living_room() -> Post {
    let post = json!({
        "id": "autumn-living-room",
        "title": "Autumn living room",
        "creator": { "id": "mara", "name": "Mara" },
        "media": [{
            "kind": "photo", "src": "living-room.jpg", "width": 1600, "height": 1200, "alt": "A room",
            "hotspots": [
                { "id": "chair", "product": "lounge-chair", "x": 0.31, "y": 0.62 },
                { "id": "mug", "product": "coffee-mug", "x": 0.5, "y": 0.4 },
            ],
        }],
        "likes_seed": 41,
    });
    serde_json::from_value::<Post>(post)
        .unwrap()
        .checked()
        .unwrap()
}
