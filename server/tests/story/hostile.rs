//! Foreign text that tries to be more than text: in comments, names, titles and descriptions, on every surface.

use serde_json::json;
use spotlet::domain::Localized;
use spotlet::domain::id::{PostId, ProductId};
use spotlet_server::store::{self, post, product};

use crate::comments::{listed, say};
use crate::support::App;

/// What breaks out of markup, attributes, scripts, JSON, templates, tables, queries or lines.
pub const NASTY: [&str; 20] = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "\" onmouseover=\"alert(4)",
    "' autofocus onfocus='alert(5)",
    "javascript:alert(6)",
    "<a href=\"javascript:alert(7)\">x</a>",
    "<svg/onload=alert(8)>",
    "</template><script>alert(9)</script>",
    "</textarea></title></style><b>x",
    "<!-- unclosed",
    "<div-unclosed",
    "]]><x>",
    "{{constructor.constructor('alert(10)')()}} ${alert(11)} <%= 7*7 %>",
    "=HYPERLINK(\"http://x.example\")",
    "'; DROP TABLE comments; --",
    "&lt;script&gt; &amp;quot; &#x3c;",
    "\u{202e}evil\u{202c} zero\u{200b}width \u{2028}line",
    "Donaudampfschifffahrtsgesellschaftskapitaenskajuetentuerschluesselloch<b>",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} \u{5e9}\u{5dc}\u{5d5}\u{5dd}<i>",
];

/// Names of attributes and tags: what stands inside tags and outside of their quoted values.
fn names_in_tags(html: &str) -> String {
    let (mut names, mut is_tag, mut quote) = (String::new(), false, None);
    let mut before = ' ';
    for c in html.chars() {
        match (is_tag, quote) {
            (false, _) => is_tag = before == '<' && c.is_ascii_alphabetic(),
            (true, Some(end)) => quote = (c != end).then_some(end),
            (true, None) if matches!(c, '"' | '\'') => quote = Some(c),
            (true, None) if c == '>' => is_tag = false,
            (true, None) => {}
        }
        if is_tag && quote.is_none() {
            names.push(c);
        }
        before = c;
    }
    names.to_lowercase()
}

pub async fn foreign_text_is_text_everywhere(app: App) {
    for nasty in NASTY {
        write_everywhere(&app, nasty).await;
        let visitor = comment(&app, nasty).await;
        let added = app
            .post("/bag")
            .header("origin", &app.state.config.public_url)
            .header("content-type", "application/x-www-form-urlencoded")
            .raw("variant=coffee-mug-white&post=autumn-living-room&locale=en")
            .send()
            .await
            .expect(303);
        let cookie = added.header("set-cookie").unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let checkout = app
            .post("/bag/checkout")
            .header("origin", &app.state.config.public_url)
            .header("cookie", &cookie)
            .send()
            .await
            .expect(303);
        for path in [
            "/p/autumn-living-room",
            "/p/autumn-living-room/fragment",
            "/p/autumn-living-room/frame",
            "/c/mara",
            "/bag",
            checkout.header("location").unwrap(),
        ] {
            let page = app
                .get(path)
                .header("cookie", &cookie)
                .send()
                .await
                .expect(200)
                .text;
            assert!(
                !nasty.contains('<') || !page.contains(nasty),
                "{path} holds {nasty} as it was typed: {page}"
            );
            let names = names_in_tags(&page);
            for name in ["onmouseover", "onfocus", "onerror", "onload", "javascript:"] {
                assert!(!names.contains(name), "{path}: {name} of {nasty}");
            }
            // Nothing opens or closes a script that our own markup does not.
            let (opened, closed) = (
                page.matches("<script").count(),
                page.matches("</script").count(),
            );
            assert_eq!(opened, closed, "{path}: {nasty}");
            assert!(opened <= 3, "{path} has {opened} scripts: {nasty}");
        }
        let script = app
            .get("/p/autumn-living-room.js")
            .send()
            .await
            .expect(200)
            .text;
        assert!(!script.contains("</script"), "{nasty}");
        let list = listed(&app, "", &visitor).await;
        let text = list["comments"][0]["text"].as_str().unwrap();
        assert!(
            !text.contains(['\u{202e}', '\u{200b}', '\u{2028}']),
            "{text:?}"
        );
        if nasty.is_ascii() {
            assert_eq!(text, nasty, "it is shown as it was typed");
        }
    }
}

async fn comment(app: &App, nasty: &str) -> String {
    let name: String = nasty.chars().take(40).collect();
    // Each is the first of a fresh visitor, so that no limit is met.
    let said = say(app, "", json!({ "text": nasty, "name": name }))
        .await
        .expect(201);
    app.wait_ms(1);
    said.header("spotlet-visitor").unwrap().to_owned()
}

/// Title and description of a product, title and summary of the post, name of its creator, text of its picture.
async fn write_everywhere(app: &App, nasty: &str) {
    let mut tx = app.state.store.write().await.unwrap();
    let now = app.state.clock.now();
    let (mug, room) = (
        ProductId::new("coffee-mug").unwrap(),
        PostId::new("autumn-living-room").unwrap(),
    );
    let mut mug = product::get(&mut tx, &mug).await.unwrap().unwrap();
    mug.title = Localized::plain(nasty);
    mug.description = Localized::plain(nasty);
    product::put(&mut tx, &mug, now).await.unwrap();
    let mut room = post::get(&mut tx, &room).await.unwrap().unwrap();
    room.title = Localized::plain(nasty);
    room.summary = Some(Localized::plain(nasty));
    room.creator.name = format!("Creator {nasty}");
    for medium in &mut room.media {
        medium.alt = Localized::plain(nasty);
    }
    post::put(&mut tx, &room, now).await.unwrap();
    store::commit(tx).await.unwrap();
}
