//! What networks, search engines and oEmbed consumers read of a post, with titles that try to break out of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG};
use quick_xml::events::Event;
use serde_json::Value;

use crate::testing::{HOSTILE, Shop};

/// The properties that schema.org knows of a type and we use, those that Google requires first.
const SHAPES: &[(&str, &[&str], &[&str])] = &[
    (
        "SocialMediaPosting",
        &["headline", "author", "url"],
        &[
            "@id",
            "description",
            "inLanguage",
            "image",
            "interactionStatistic",
        ],
    ),
    ("Person", &["name"], &["url"]),
    (
        "InteractionCounter",
        &["interactionType", "userInteractionCount"],
        &[],
    ),
    (
        "Product",
        &["name", "image", "offers"],
        &["description", "brand", "hasMerchantReturnPolicy"],
    ),
    ("Brand", &["name"], &[]),
    (
        "Offer",
        &["price", "priceCurrency", "availability", "url"],
        &["name", "sku", "priceSpecification"],
    ),
    (
        "UnitPriceSpecification",
        &["price", "priceCurrency"],
        &["priceType", "unitCode", "referenceQuantity"],
    ),
];

#[tokio::test]
async fn json_ld_has_the_shape_that_search_engines_ask_for() {
    let shop = Shop::open().await;
    let page = shop.get("/p/room").await.text;
    let (_, rest) = page
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    let document: Value = serde_json::from_str(json).unwrap();
    assert_eq!(document["@context"], "https://schema.org");
    let graph = document["@graph"].as_array().unwrap();
    assert_eq!(graph[0]["headline"], HOSTILE);
    assert_eq!(graph.len(), 3, "the posting and two products");
    for node in graph {
        check(node);
    }
}

/// Every node has a type we know, all that is required of it, and nothing that is unknown or empty.
fn check(node: &Value) {
    match node {
        Value::Array(items) => items.iter().for_each(check),
        Value::Object(fields) => {
            let kind = fields["@type"].as_str().unwrap();
            let (_, required, optional) = SHAPES
                .iter()
                .find(|(known, ..)| *known == kind)
                .unwrap_or_else(|| panic!("no shape for {kind}"));
            for name in *required {
                assert!(fields.contains_key(*name), "{kind} without {name}");
            }
            for (name, value) in fields {
                let is_known = name == "@type"
                    || required.contains(&name.as_str())
                    || optional.contains(&name.as_str());
                assert!(is_known, "{kind} has {name}");
                assert!(!value.is_null(), "{kind}.{name}");
                check_value(kind, name, value);
                check(value);
            }
        }
        _ => {}
    }
}

fn check_value(kind: &str, name: &str, value: &Value) {
    let text = value.as_str().unwrap_or_default();
    match name {
        "url" => assert!(text.starts_with("https://shop.example/"), "{text}"),
        "price" => {
            let (whole, cents) = text.split_once('.').unwrap();
            assert!(whole.parse::<u64>().is_ok() && cents.len() == 2, "{text}");
        }
        "priceCurrency" => assert_eq!(text.len(), 3),
        "availability" => assert!(
            [
                "https://schema.org/InStock",
                "https://schema.org/OutOfStock"
            ]
            .contains(&text),
            "{text}"
        ),
        "interactionType" => assert_eq!(text, "https://schema.org/LikeAction"),
        "userInteractionCount" => assert!(value.as_u64().is_some(), "{value}"),
        "offers" => assert!(!value.as_array().unwrap().is_empty(), "{kind}"),
        _ => {}
    }
}

#[tokio::test]
async fn a_link_to_a_product_unfurls_as_that_product() {
    let shop = Shop::open().await;
    let post = shop.get("/p/room").await.text;
    let product = shop.get("/p/room?h=m").await.text;
    let unknown = shop.get("/p/room?h=%3Cscript%3E").await.text;
    for (page, title, url) in [
        (
            &product,
            "content=\"Mug · ",
            "https://shop.example/p/room?h=m",
        ),
        (
            &post,
            "content=\"&lt;/script&gt;",
            "https://shop.example/p/room",
        ),
        (
            &unknown,
            "content=\"&lt;/script&gt;",
            "https://shop.example/p/room",
        ),
    ] {
        assert!(
            page.contains(&format!("property=\"og:title\" {title}")),
            "{title}"
        );
        assert!(
            page.contains(&format!("property=\"og:url\" content=\"{url}\"")),
            "{url}"
        );
        assert!(page.contains("rel=\"canonical\" href=\"https://shop.example/p/room\""));
        assert!(page.contains("property=\"og:image:secure_url\" content=\"https://"));
        assert!(page.contains("property=\"og:image:width\" content=\"1200\""));
        assert!(!page.contains("<script>"));
    }
}

#[tokio::test]
async fn the_preview_is_drawn_once_and_kept() {
    let shop = Shop::open().await;
    let whole = shop.get("/p/room/preview.jpg").await;
    assert_eq!(whole.status, StatusCode::OK);
    assert_eq!(whole.headers[CONTENT_TYPE], "image/jpeg");
    let tag = whole.headers[ETAG].to_str().unwrap();
    let again = shop
        .get_with("/p/room/preview.jpg", &[("if-none-match", tag)])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let about = shop.get("/p/room/preview.jpg?h=m").await;
    assert_ne!(about.headers[ETAG], whole.headers[ETAG]);
    assert_eq!(
        shop.get("/p/none/preview.jpg").await.status,
        StatusCode::NOT_FOUND
    );
    let code = shop.get("/p/room/qr.svg?h=m").await;
    assert_eq!(code.headers[CONTENT_TYPE], "image/svg+xml");
    assert!(code.text.contains("<svg"));
}

#[tokio::test]
async fn oembed_keeps_to_what_the_consumer_can_show() {
    let shop = Shop::open().await;
    let url = "/oembed?url=https%3A%2F%2Fshop.example%2Fp%2Froom";
    for (query, width, max_height) in [
        ("", 720, u64::MAX),
        ("&maxwidth=300", 300, u64::MAX),
        ("&maxwidth=120&maxheight=90", 120, 90),
        ("&maxwidth=5000&format=json", 720, u64::MAX),
    ] {
        let reply = shop.get(&format!("{url}{query}")).await;
        let answer: Value = serde_json::from_str(&reply.text).unwrap();
        assert_eq!(
            (&answer["version"], &answer["type"]),
            (&"1.0".into(), &"rich".into())
        );
        assert_eq!(answer["width"], width, "{query}");
        assert!(answer["height"].as_u64().unwrap() <= max_height, "{query}");
        if answer.get("thumbnail_url").is_some() {
            assert!(answer["thumbnail_height"].as_u64().unwrap() <= max_height);
        }
        let html = answer["html"].as_str().unwrap();
        assert!(
            html.starts_with("<iframe src=\"https://shop.example/p/room/frame\""),
            "{html}"
        );
        assert!(
            html.ends_with("></iframe>") && html.matches('<').count() == 2,
            "{html}"
        );
        assert_eq!(answer["title"], HOSTILE);
    }
    let credited = "/oembed?url=https%3A%2F%2Fshop.example%2Fp%2Froom%3Fcreator%3Dx-1%26y%3D2";
    let answer = shop.get(credited).await.text;
    assert!(answer.contains("/p/room/frame?creator=x-1"), "{answer}");
}

#[tokio::test]
async fn oembed_writes_xml_that_can_be_read() {
    let shop = Shop::open().await;
    let reply = shop
        .get("/oembed?format=xml&url=https%3A%2F%2Fshop.example%2Fp%2Froom")
        .await;
    assert_eq!(reply.headers[CONTENT_TYPE], "text/xml; charset=utf-8");
    let mut reader = quick_xml::Reader::from_str(&reply.text);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                elements.push(String::from_utf8(element.name().0.to_vec()).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(elements[..4], ["oembed", "version", "type", "title"]);
    assert!(elements.contains(&"html".to_owned()) && !elements.contains(&"iframe".to_owned()));
}
