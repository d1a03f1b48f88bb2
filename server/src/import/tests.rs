#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::path::PathBuf;

use spotlet::domain::clock::FixedClock;
use spotlet::domain::{Locale, Money, Product, StockPolicy, Timestamp};

use super::*;
use crate::store;

struct Shop {
    folder: tempfile::TempDir,
    importer: Importer,
}

impl Shop {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let importer = Importer {
            store: Store::open(&folder.path().join("data"), None)
                .await
                .unwrap(),
            media: MediaStore::in_folder(folder.path().join("media")).unwrap(),
            clock: Arc::new(FixedClock(Timestamp::from_unix_ms(0))),
        };
        Self { folder, importer }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn picture(&self, name: &str) {
        image::RgbImage::new(60, 40)
            .save(self.folder.path().join(name))
            .unwrap();
    }

    async fn import(&self, name: &str, text: &str) -> Report {
        self.importer.import(&self.file(name, text)).await
    }

    async fn product(&self, id: &str) -> Option<Product> {
        let mut conn = self.importer.store.read().await.unwrap();
        store::product::get(&mut conn, &id.parse().unwrap())
            .await
            .unwrap()
    }

    async fn post(&self, id: &str) -> Option<spotlet::domain::Post> {
        let mut conn = self.importer.store.read().await.unwrap();
        store::post::get(&mut conn, &id.parse().unwrap())
            .await
            .unwrap()
    }
}

fn eur(amount_minor: i64) -> Money {
    Money {
        amount_minor,
        currency: "EUR".parse().unwrap(),
    }
}

const MUG: &str = r#"{"id":"mug","title":"Mug","price":"24.00 EUR","stock":3}"#;

#[tokio::test]
async fn a_plain_product_gets_one_variant_and_its_stock() {
    let shop = Shop::open().await;
    let report = shop.import("p.json", MUG).await;
    assert!(!report.is_refused(), "{report}");
    let mug = shop.product("mug").await.unwrap();
    assert_eq!(mug.variants[0].id.as_str(), "mug");
    assert_eq!(mug.variants[0].price, eur(2400));
    assert_eq!(mug.variants[0].stock_policy, StockPolicy::Tracked);
    let mut conn = shop.importer.store.read().await.unwrap();
    assert_eq!(
        store::stock::on_hand(&mut conn, &mug.variants[0].id)
            .await
            .unwrap(),
        3
    );
}

#[tokio::test]
async fn one_bad_entry_keeps_the_whole_file_out() {
    let shop = Shop::open().await;
    let report = shop
        .import(
            "p.json",
            &format!(r#"[{MUG}, {{"id":"Bad Id","title":"x","price":"1 EUR"}}]"#),
        )
        .await;
    assert!(report.is_refused());
    assert!(shop.product("mug").await.is_none());
    let text = report.to_string();
    assert!(text.contains("entry 1 (mug): product mug"), "{text}");
    assert!(
        text.contains("entry 2 (Bad Id): refused: id `Bad Id`"),
        "{text}"
    );
    assert!(
        text.ends_with("1 refused, so nothing of the file was taken"),
        "{text}"
    );
}

#[tokio::test]
async fn nothing_stands_there_twice() {
    let shop = Shop::open().await;
    let report = shop
        .import("p.json", &format!("[{MUG},{MUG}]"))
        .await
        .to_string();
    assert!(
        report.contains("product mug stands there twice"),
        "{report}"
    );
    let other =
        r#"{"id":"cup","title":"Cup","variants":[{"id":"mug","title":"x","price":"1 EUR"}]}"#;
    let report = shop
        .import("p.json", &format!("[{MUG},{other}]"))
        .await
        .to_string();
    assert!(
        report.contains("variant mug belongs to product mug"),
        "{report}"
    );
}

#[tokio::test]
async fn unknown_keys_warn_and_do_no_harm() {
    let shop = Shop::open().await;
    let report = shop
        .import(
            "p.json",
            r#"{"id":"mug","title":"Mug","price":"1 EUR","colour":"x"}"#,
        )
        .await;
    assert!(!report.is_refused());
    assert!(
        report
            .to_string()
            .contains("warning: the key `colour` is not known"),
        "{report}"
    );
}

#[tokio::test]
async fn a_post_takes_its_picture_and_its_likes_along() {
    let shop = Shop::open().await;
    shop.picture("room.png");
    let report = shop
        .import(
            "all.json",
            &format!(
                r#"{{"products":[{MUG}],"posts":[{{"id":"room","title":"Raum","locale":"de","likes":41,
                "creator":{{"id":"mara","name":"Mara"}},"media":[{{"kind":"photo","src":"room.png","width":1,"height":1,
                "alt":"x","hotspots":[{{"id":"m","product":"mug","x":0.5,"y":0.5}}]}}]}}]}}"#
            ),
        )
        .await;
    assert!(!report.is_refused(), "{report}");
    let post = shop.post("room").await.unwrap();
    assert_eq!(post.likes_seed, 41);
    assert_eq!(post.title.get(Locale::De), "Raum");
    let medium = &post.media[0];
    assert_eq!(
        (medium.width, medium.height),
        (60, 40),
        "measured, not believed"
    );
    assert!(shop.importer.media.picture(&medium.src).is_some());
}

#[tokio::test]
async fn posts_with_unknown_products_or_missing_pictures_are_refused() {
    let shop = Shop::open().await;
    shop.picture("room.png");
    let post = |src: &str| {
        format!(
            r#"{{"id":"room","title":"Room","creator":{{"id":"mara","name":"Mara"}},"media":[{{"kind":"photo",
            "src":"{src}","width":1,"height":1,"hotspots":[{{"id":"m","product":"mug","x":0.5,"y":0.5}}]}}]}}"#
        )
    };
    for (src, expected) in [
        ("room.png", "names the product mug"),
        ("none.png", "none.png was not found"),
        ("../room.png", "does not lie below"),
        ("/etc/passwd", "does not lie below"),
        ("https://a.example/x.jpg", "lies on another site"),
    ] {
        let report = shop.import("post.json", &post(src)).await.to_string();
        assert!(report.contains(expected), "{src}: {report}");
    }
    assert!(shop.post("room").await.is_none());
}

#[tokio::test]
async fn merchant_rows_of_a_group_become_one_product() {
    let shop = Shop::open().await;
    shop.picture("a.png");
    let report = shop
        .import(
            "feed.csv",
            "id,title,description,image_link,availability,price,sale_price,item_group_id,color,gtin\n\
             T-R,Throw,Warm,a.png,in_stock,99.00 EUR,79.00 EUR,throw,Rust,123\n\
             T-O,Throw,Warm,a.png,out of stock,99.00 EUR,,throw,Oatmeal,\n\
             vase,Vase,,https://x.example/v.jpg,in_stock,EUR 59,,,,\n",
        )
        .await;
    assert!(!report.is_refused(), "{report}");
    let throw = shop.product("throw").await.unwrap();
    let ids: Vec<_> = throw
        .variants
        .iter()
        .map(|variant| variant.id.as_str())
        .collect();
    assert_eq!(ids, ["t-r", "t-o"]);
    assert_eq!(throw.variants[0].price, eur(7900));
    assert_eq!(throw.variants[0].list_price, Some(eur(9900)));
    assert_eq!(throw.variants[0].title.get(Locale::En), "Rust");
    assert_eq!(
        throw.variants[1].stock_policy,
        StockPolicy::Tracked,
        "and none is on hand"
    );
    assert_eq!(throw.images.len(), 1);
    let vase = shop.product("vase").await.unwrap();
    assert!(vase.options.is_empty() && vase.images.is_empty());
    assert!(report.to_string().contains("was left out"), "{report}");
}

#[tokio::test]
async fn merchant_mistakes_are_told_by_line() {
    let shop = Shop::open().await;
    let report = shop
        .import(
            "feed.csv",
            "id,title,price\na,A,1 EUR\nb,B,free\nc,,1 EUR\n",
        )
        .await;
    let text = report.to_string();
    assert!(
        text.contains("line 3 (b): refused: line 3: `free` is no price"),
        "{text}"
    );
    assert!(
        text.contains("line 4 (c): refused: line 4: `title` is empty"),
        "{text}"
    );
    assert!(shop.product("a").await.is_none());
}

#[tokio::test]
async fn a_line_has_the_number_that_an_editor_shows() {
    let shop = Shop::open().await;
    let table = "id,title,description,price,item_group_id,color\r\n\
         a,A,\"two\r\nlines, \"\"quoted\"\"\",1 EUR,,\r\n\
         \r\n\
         b,B,,free,,\r\n\
         c-1,C,,2 EUR,c,Red\r\n\
         d,,\"three\r\n\r\nlines\",1 EUR,,\r\n\
         c-2,C,,2 EUR,c,\r\n\
         ,Nobody,,1 EUR,,\r\n";
    let text = shop.import("feed.csv", table).await.to_string();
    for told in [
        "line 2 (a): product a",
        "line 5 (b): refused: line 5: `free` is no price",
        "lines 6, 10 (c): refused: line 10: `color` is empty",
        "line 7 (d): refused: line 7: `title` is empty",
        "line 11: refused: line 11: `id` is empty",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    // The same when it was pasted below a blank line.
    let pasted = format!("\n{table}");
    let report = shop.importer.import_products("pasted", &pasted, true).await;
    assert!(report.to_string().contains("line 6 (b)"), "{report}");
    for id in ["a", "b", "c", "d"] {
        assert!(shop.product(id).await.is_none(), "{id}: all or nothing");
    }
}

#[tokio::test]
async fn an_entry_is_told_by_its_place_in_the_data() {
    let shop = Shop::open().await;
    for (text, told) in [
        (
            r#"{"items":[{"productId":"a"},{"productTitle":"B"}]}"#,
            vec![
                "items[0] (a): refused: `productTitle` is missing",
                "items[1]: refused: `productId` is missing",
            ],
        ),
        (
            r#"<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"Product","name":"Mug"}]}</script>
               <script type="application/ld+json">[{"@type":"Product"}]</script>"#,
            vec![
                "JSON-LD 1 @graph[1] (Mug): refused: it has no `offers`",
                "JSON-LD 2[0]: refused: it has no `name`",
            ],
        ),
    ] {
        let report = shop.importer.import_products("pasted", text, true).await;
        for told in told {
            assert!(report.to_string().contains(told), "{told}: {report}");
        }
    }
}

#[tokio::test]
async fn a_picture_that_is_not_there_says_how_it_comes_in() {
    let shop = Shop::open().await;
    let table = |link: &str| format!("id,title,price,image_link\na,A,1 EUR,{link}\n");
    for (link, beside, pasted) in [
        (
            "https://x.example/a.jpg",
            "save it beside the file",
            "upload it under Media",
        ),
        (
            "a.jpg",
            "not found in the folder of the file",
            "is not in the library: upload it under Media",
        ),
    ] {
        let file = shop.import("feed.csv", &table(link)).await.to_string();
        assert!(file.contains(beside) && !file.contains("Media"), "{file}");
        let text = shop
            .importer
            .import_products("pasted", &table(link), false)
            .await;
        let text = text.to_string();
        assert!(text.contains(pasted) && !text.contains("beside"), "{text}");
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_told_in_the_reader_s_language() {
    let shop = Shop::open().await;
    std::fs::create_dir(shop.folder.path().join("a.jpg")).unwrap();
    let file = shop.file("feed.csv", "id,title,price,image_link\na,A,1 EUR,a.jpg\n");
    let folder = MediaFolder::beside(&file, &shop.importer.media);
    let read = folder
        .picture("a.jpg", crate::media::PictureRole::Product)
        .await;
    let note = read.err().unwrap();
    let told = |locale| crate::text::words::import::note(&note, locale);
    assert!(told(Locale::En).starts_with("a.jpg: it cannot be read: "));
    assert!(told(Locale::De).starts_with("a.jpg kann nicht gelesen werden: "));
}

#[tokio::test]
async fn amp_items_become_products() {
    let shop = Shop::open().await;
    shop.picture("lamp.png");
    let report = shop
        .import(
            "amp.json",
            r#"{"items":[{"productUrl":"https://x.example","productId":"Lamp_1","productTitle":"Lamp",
            "productPrice":19.99,"productPriceCurrency":"EUR","productDetails":"Bright.",
            "productImages":[{"url":"lamp.png","alt":"A lamp"}]}]}"#,
        )
        .await;
    assert!(!report.is_refused(), "{report}");
    let lamp = shop.product("lamp-1").await.unwrap();
    assert_eq!(lamp.variants[0].price, eur(1999));
    assert_eq!(lamp.images[0].alt.get(Locale::En), "A lamp");
}

#[tokio::test]
async fn what_is_no_catalog_at_all_says_so() {
    let shop = Shop::open().await;
    for (name, text, expected) in [
        ("a.json", "{", "it is no JSON"),
        ("b.json", "3", "it must be a post, a product"),
        ("c.csv", "title\nx\n", "no column `id`"),
    ] {
        let report = shop.import(name, text).await.to_string();
        assert!(report.contains(expected), "{name}: {report}");
    }
    let missing = shop
        .importer
        .import(std::path::Path::new("/nowhere/x.json"))
        .await;
    assert!(missing.to_string().contains("cannot be read"));
}

#[tokio::test]
async fn the_demo_brand_can_be_imported() {
    let shop = Shop::open().await;
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo");
    for file in ["products.json", "posts.json"] {
        let report = shop.importer.import(&demo.join(file)).await;
        assert!(!report.is_refused(), "{report}");
        assert!(!report.to_string().contains("warning"), "{report}");
    }
    for id in [
        "autumn-living-room",
        "slow-coffee",
        "garden-bench",
        "quiet-desk",
    ] {
        assert!(shop.post(id).await.is_some(), "{id}");
    }
    let coffee = shop.post("slow-coffee").await.unwrap();
    let clip = shop.importer.media.video(&coffee.media[1].src).unwrap();
    let mimes: Vec<_> = clip
        .sources
        .iter()
        .map(|source| source.mime.as_str())
        .collect();
    assert_eq!(mimes, ["video/webm", "video/mp4"]);
}

#[tokio::test]
async fn a_changed_price_is_remembered_and_the_lowest_before_a_reduction_found() {
    let mut shop = Shop::open().await;
    let variant = "mug".parse().unwrap();
    for (day, prices) in [
        (0, r#""price": "24.00 EUR""#),
        (40, r#""price": "22.00 EUR""#),
        (41, r#""price": "24.00 EUR""#),
        (42, r#""price": "24.00 EUR""#),
        (60, r#""price": "20.00 EUR", "list_price": "24.00 EUR""#),
    ] {
        shop.importer.clock = Arc::new(FixedClock(Timestamp::default().plus_days(day)));
        let text = format!(r#"[{{"id": "mug", "title": "Mug", {prices}}}]"#);
        assert!(!shop.import("goods.json", &text).await.is_refused());
    }
    let mut conn = shop.importer.store.read().await.unwrap();
    let history = store::price::history(&mut conn, &variant).await.unwrap();
    assert_eq!(history.len(), 4, "what stays the same is written once");
    let catalog = store::catalog::all(&mut conn).await.unwrap();
    let (_, mug) = catalog.variant(&variant).unwrap();
    let lowest = catalog.lowest_price(mug).map(|price| price.amount_minor);
    assert_eq!(lowest, Some(2_200));
}
