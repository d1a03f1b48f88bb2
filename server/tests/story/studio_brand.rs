//! The shop's settings in the studio: what is saved counts at once, here and on other servers; what the file would be
//! refused for is refused beside its field; nobody overwrites anybody silently.

use serde_json::json;
use spotlet::domain::CreatorId;
use spotlet::domain::member::Role;
use spotlet_server::config::Config;
use spotlet_server::settings;
use spotlet_server::store::{self, setting};
use url::form_urlencoded::Serializer;

use crate::comments::say;
use crate::support::studio::Browser;
use crate::support::ucp::new_checkout;
use crate::support::{App, Reply};

const HOSTS: &str = "/studio/brand/hosts";
const SHOP: &str = "/studio/brand/shop";
pub const DISCOUNTS: &str = "/studio/brand/discounts";
pub const MARKETS: &str = "/studio/brand/markets";
pub const SHIPPING: &str = "/studio/brand/shipping";
pub const PAYMENTS: &str = "/studio/brand/payments";
const FRAME: &str = "/p/autumn-living-room/frame";

pub fn encoded(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What a hidden field of a page says.
pub fn hidden(page: &str, name: &str) -> String {
    let at = format!("name=\"{name}\" value=\"");
    let rest = page
        .split(&at)
        .nth(1)
        .unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// The version that the form of a page begins from.
pub async fn version(browser: &Browser<'_>, path: &str) -> String {
    let page = browser.get(path).send().await.expect(200);
    hidden(&page.text, "version")
}

/// Fills the form of a page in and sends it.
pub async fn save(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Reply {
    let version = version(browser, path).await;
    send(browser, path, &version, fields).await
}

async fn send(browser: &Browser<'_>, path: &str, version: &str, fields: &[(&str, &str)]) -> Reply {
    let mut all = vec![("do", "save"), ("version", version)];
    all.extend_from_slice(fields);
    browser.post(path).form(&encoded(&all)).send().await
}

/// What stands beside a field.
pub fn beside<'a>(page: &'a Reply, field: &str) -> &'a str {
    let at = format!("id=\"f-{field}-error\"");
    let rest = page.text.split(&at).nth(1);
    let rest = rest.unwrap_or_else(|| panic!("nothing beside {field}: {}", page.text));
    let text = rest.split('>').nth(1).unwrap();
    text.split('<').next().unwrap()
}

fn frame_ancestors(reply: &Reply) -> String {
    let policy = reply.header("content-security-policy").unwrap();
    let part = policy
        .split(';')
        .find(|part| part.contains("frame-ancestors"));
    part.unwrap().trim().replace("frame-ancestors ", "")
}

pub async fn hosts_are_allowed_at_once_and_none_means_any(app: App) {
    let owner = app.owner().await;
    let framed = async || frame_ancestors(&app.get(FRAME).send().await.expect(200));
    assert_eq!(framed().await, "*");
    let two = [
        ("h0-origin", "https://blog.example/"),
        ("h1-origin", "https://News.example"),
        ("h2-origin", ""),
    ];
    save(&owner, HOSTS, &two).await.expect(303);
    assert_eq!(
        framed().await,
        "'self' https://blog.example https://news.example"
    );
    // A box takes a row out.
    let less = [two[0], two[1], ("h0-remove", "yes")];
    save(&owner, HOSTS, &less).await.expect(303);
    assert_eq!(framed().await, "'self' https://news.example");
    for wrong in [
        "blog.example",
        "https://blog.example/path",
        "javascript:alert(1)",
    ] {
        let fields = [("h0-origin", "https://blog.example"), ("h1-origin", wrong)];
        let refused = save(&owner, HOSTS, &fields).await.expect(422);
        assert!(
            beside(&refused, "h1-origin").contains("an origin such as"),
            "{wrong}"
        );
        assert!(
            refused.text.contains(&format!("value=\"{wrong}\"")),
            "{}",
            refused.text
        );
        assert!(!refused.text.contains("f-h0-origin-error"));
    }
    assert_eq!(framed().await, "'self' https://news.example");
    // The button for one more changes nothing yet, and keeps the version that the form began from.
    let longer = [
        ("do", "add-h-origin"),
        ("version", "1"),
        ("h0-origin", "https://a.example"),
    ];
    let longer = owner
        .post(HOSTS)
        .form(&encoded(&longer))
        .send()
        .await
        .expect(200);
    assert!(longer.text.contains("f-h2-origin"));
    assert_eq!(hidden(&longer.text, "version"), "1");
    save(&owner, HOSTS, &[]).await.expect(303);
    assert_eq!(framed().await, "*");
}

pub async fn what_the_environment_sets_stays(app: App) {
    let app = app
        .reconfigured(|config| Config {
            fixed: ["allowed_hosts", "brand.name"].into(),
            allowed_hosts: vec!["https://fixed.example".to_owned()],
            ..config
        })
        .await;
    let owner = app.owner().await;
    let page = owner.get(HOSTS).send().await.expect(200);
    assert!(page.text.contains("SPOTLET_ALLOWED_HOSTS"), "{}", page.text);
    save(&owner, HOSTS, &[("h0-origin", "https://mine.example")])
        .await
        .expect(303);
    let framed = frame_ancestors(&app.get(FRAME).send().await.expect(200));
    assert_eq!(framed, "'self' https://fixed.example");
    let shop = owner.get(SHOP).send().await.expect(200);
    assert!(shop.text.contains("SPOTLET_BRAND_NAME"), "{}", shop.text);
}

pub async fn the_shop_says_who_it_is_and_what_holds(app: App) {
    let owner = app.owner().await;
    let shop = [
        ("brand-name", "Lindholm"),
        ("brand-seller", "Lindholm AB\nStorgatan 1"),
        ("brand-invoice_prefix", "L-"),
        ("brand-terms_url", "https://lindholm.example/terms"),
        ("comments", "hold"),
        ("time_zone", "Asia/Tokyo"),
        ("creators-commission_percent", "12.5"),
        ("creators-window_days", "7"),
        ("creators-link_days", "30"),
        ("creators-credit", "first"),
        ("creators-commission", "mara 20"),
    ];
    save(&owner, SHOP, &shop).await.expect(303);
    let said = say(&app, "", json!({ "text": "Lovely." }))
        .await
        .expect(201);
    assert_eq!(said.json["state"], "held", "{}", said.text);
    let now = app.state.clone();
    assert_eq!(now.config.brand.name, "Lindholm");
    assert_eq!(now.config.time_zone, "Asia/Tokyo");
    assert_eq!(now.config.creators.basis_points, 1_250);
    let mara = CreatorId::new("mara").unwrap();
    assert_eq!(now.config.creators.rate_of(&mara), 2_000);
    let id = new_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let page = app.get(&format!("/checkout/{id}")).send().await.expect(200);
    assert!(page.text.contains("Lindholm"));
    assert!(page.text.contains("https://lindholm.example/terms"));
    for (field, value, text) in [
        ("brand-terms_url", "javascript:alert(1)", "an address"),
        ("time_zone", "Europe/Atlantis", "IANA"),
        ("creators-commission_percent", "1000", "a percentage"),
        ("creators-window_days", "0", "at least 1"),
        ("creators-link_days", "-1", "a whole number"),
        ("creators-commission", "mara", "is no line"),
        ("comments", "maybe", "open, hold or off"),
    ] {
        let mut fields: Vec<_> = shop
            .iter()
            .copied()
            .filter(|(name, _)| *name != field)
            .collect();
        fields.push((field, value));
        let refused = save(&owner, SHOP, &fields).await.expect(422);
        assert!(
            beside(&refused, field).contains(text),
            "{field}: {}",
            beside(&refused, field)
        );
    }
}

pub async fn nobody_overwrites_anybody_and_what_was_comes_back(app: App) {
    let (olive, otto) = (app.owner().await, app.member("otto", Role::Owner).await);
    let seen = version(&olive, HOSTS).await;
    save(&otto, HOSTS, &[("h0-origin", "https://otto.example")])
        .await
        .expect(303);
    let hers = [
        ("h0-origin", "https://olive.example"),
        ("token", "drawn-once"),
    ];
    let refused = send(&olive, HOSTS, &seen, &hers).await.expect(409);
    assert!(
        refused.text.contains("https://olive.example"),
        "what she typed still stands"
    );
    assert!(refused.text.contains("Otto") || refused.text.contains("otto"));
    let framed = async |app: &App| frame_ancestors(&app.get(FRAME).send().await.expect(200));
    assert_eq!(framed(&app).await, "'self' https://otto.example");
    // She has seen it, and saves over it; pressed twice it counts once.
    let seen = hidden(&refused.text, "version");
    send(&olive, HOSTS, &seen, &hers).await.expect(303);
    send(&olive, HOSTS, &seen, &hers).await.expect(303);
    assert_eq!(framed(&app).await, "'self' https://olive.example");
    let page = olive.get(HOSTS).send().await.expect(200);
    let rows = page.text.matches("<span class=\"what\">").count();
    assert_eq!(rows, 2, "one row a change: {}", page.text);
    let newest = hidden(&page.text, "version");
    let back = |number: &str, version: &str| {
        encoded(&[("token", ""), ("version", version), ("number", number)])
    };
    let history = format!("{HOSTS}/history");
    // An older page cannot bring anything back.
    let stale = olive.post(&history).form(&back(&seen, &seen));
    stale.send().await.expect(409);
    olive
        .post(&history)
        .form(&back(&seen, &newest))
        .send()
        .await
        .expect(303);
    assert_eq!(framed(&app).await, "'self' https://otto.example");
    let newest = version(&olive, HOSTS).await;
    olive
        .post(&history)
        .form(&back("999", &newest))
        .send()
        .await
        .expect(404);
    olive
        .post(&history)
        .form(&back("0", &newest))
        .send()
        .await
        .expect(303);
    assert_eq!(framed(&app).await, "*", "the file counts again");
    let newest = version(&olive, HOSTS).await;
    olive
        .post(&history)
        .form(&back(&seen, &newest))
        .send()
        .await
        .expect(303);
    let app = app.restarted().await;
    assert_eq!(
        framed(&app).await,
        "'self' https://otto.example",
        "it is kept"
    );
}

pub async fn another_server_sees_it_soon(app: App) {
    let other = app.beside().await;
    let owner = app.owner().await;
    save(&owner, HOSTS, &[("h0-origin", "https://blog.example")])
        .await
        .expect(303);
    settings::look(&other.state).await.unwrap();
    let framed = frame_ancestors(&other.get(FRAME).send().await.expect(200));
    assert_eq!(framed, "'self' https://blog.example");
    // Whoever began before has what was then, to its end.
    assert!(other.state.config.allowed_hosts.is_empty());
    assert_eq!(other.state.clone().config.allowed_hosts.len(), 1);
}

pub async fn a_document_that_does_not_hold_any_more_is_left_out(app: App) {
    let owner = app.owner().await;
    for (section, document) in [
        ("hosts", r#"{"allowed_hosts":["nowhere"]}"#),
        ("shop", r#"{"brand":{"colour":"red"}}"#),
        ("future", "{}"),
        ("markets", r#"{"default_country":"AT"}"#),
    ] {
        let mut tx = app.state.store.write().await.unwrap();
        let change = setting::Change {
            number: setting::next(&mut tx).await.unwrap(),
            section: section.to_owned(),
            document: document.to_owned(),
            token: section.to_owned(),
            saved_by: "Olive".to_owned(),
            saved_at: app.state.clock.now(),
        };
        setting::append(&mut tx, &change).await.unwrap();
        store::commit(tx).await.unwrap();
    }
    settings::look(&app.state).await.unwrap();
    let now = app.state.clone();
    assert!(now.config.allowed_hosts.is_empty());
    assert_eq!(now.config.default_country.as_str(), "AT");
    let page = owner.get(HOSTS).send().await.expect(200);
    assert!(
        page.text.contains("does not hold any more"),
        "{}",
        page.text
    );
}

pub async fn each_role_finds_what_it_may_change(app: App) {
    let owner = app.owner().await;
    let editor = app.member("eda", Role::Editor).await;
    let page = editor.get("/studio/brand").send().await.expect(200);
    assert!(page.text.contains(DISCOUNTS));
    assert!(!page.text.contains(PAYMENTS) && !page.text.contains(HOSTS));
    let page = owner.get("/studio/brand").send().await.expect(200);
    for path in [SHOP, HOSTS, DISCOUNTS, MARKETS, SHIPPING, PAYMENTS] {
        assert!(page.text.contains(path), "{path}");
        let german = owner.get(path).header("accept-language", "de").send().await;
        assert!(german.expect(200).text.contains("lang=\"de\""), "{path}");
    }
    let mara = Role::Creator(CreatorId::new("mara").unwrap());
    let mara = app.member("mara", mara).await;
    mara.get("/studio/brand").send().await.expect(403);
    let posts = mara.get("/studio").send().await.expect(200);
    assert!(!posts.text.contains("/studio/brand"));
}
