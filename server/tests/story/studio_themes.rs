//! The brand's look: themes and the logo, from the form to what shoppers get.

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::json;
use spotlet::domain::CreatorId;
use spotlet::domain::member::Role;
use spotlet::domain::theme::Theme;
use spotlet_server::look::{LOGO, Logo};
use spotlet_server::mail::{MailDress, html};
use spotlet_server::media::Ink;
use spotlet_server::outbox;
use spotlet_server::service::mails;
use spotlet_server::store::{self, theme};

use crate::mails::mailing;
use crate::support::studio::Browser;
use crate::support::ucp::{complete, ready_checkout};
use crate::support::{App, MailServer, Reply, files};

const THEMES: &str = "/studio/brand/themes";

/// A theme's form with some fields of another value.
fn form(version: i64, changed: &[(&str, &str)]) -> String {
    let mut fields = Theme::standard().fields();
    fields.push(("version".to_owned(), version.to_string()));
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, text) in &fields {
        let other = changed.iter().find(|(field, _)| field == name);
        query.append_pair(name, other.map_or(text, |(_, text)| text));
    }
    query.finish()
}

async fn post(browser: &Browser<'_>, path: &str, body: &str) -> Reply {
    browser.post(path).form(body).send().await
}

async fn text(app: &App, path: &str) -> String {
    app.get(path).send().await.expect(200).text
}

/// The address of the brand's stylesheet in some markup.
fn link(markup: &str) -> Option<String> {
    let at = markup.find("/themes.css")?;
    let begin = markup[..at].rfind("/v1/a/")?;
    Some(markup[begin..at + "/themes.css".len()].to_owned())
}

pub async fn shoppers_get_what_the_brand_saved(app: App) {
    const FRAGMENT: &str = "/p/autumn-living-room/fragment";
    assert_eq!(
        link(&text(&app, FRAGMENT).await),
        None,
        "no theme, no stylesheet"
    );
    let brand = app.member("eda", Role::Editor).await;
    let made = post(&brand, THEMES, "name=Noir&from=").await.expect(303);
    assert_eq!(
        made.header("location"),
        Some("/studio/brand/themes/noir?said=theme-made")
    );
    let wine = form(
        1,
        &[
            ("light-accent", "#7a1f3d"),
            ("radius", "0px"),
            ("font", "Didot, serif"),
        ],
    );
    post(&brand, "/studio/brand/themes/noir", &wine)
        .await
        .expect(303);

    let fragment = text(&app, FRAGMENT).await;
    let path = link(&fragment).expect("the stylesheet is linked");
    let css = app.get(&path).send().await.expect(200);
    assert!(
        css.text.starts_with(":host([theme=\"noir\"]){"),
        "{}",
        css.text
    );
    assert!(css.text.contains("--_light-accent:#7a1f3d;"));
    assert!(
        css.text
            .contains("--_font:var(--spotlet-font, \"Didot\", serif)")
    );
    assert!(css.header("content-type").unwrap().starts_with("text/css"));
    assert!(css.header("cache-control").unwrap().contains("immutable"));
    assert_eq!(css.header("access-control-allow-origin"), Some("*"));
    let script = text(&app, "/p/autumn-living-room.js").await;
    assert!(
        script.contains("theme=\\\\\\\"noir\\\\\\\"") || script.contains(":host([theme="),
        "it comes with the script"
    );
    // Pages of ours link the same file; the studio does not.
    for page in [
        "/p/autumn-living-room",
        "/bag",
        "/p/autumn-living-room/frame",
    ] {
        assert_eq!(
            link(&text(&app, page).await).as_ref(),
            Some(&path),
            "{page}"
        );
    }
    let studio = brand.get(THEMES).send().await.expect(200).text;
    assert_eq!(link(&studio), None);
    assert!(studio.contains("noir") && studio.contains("Changed by eda"));

    post(&brand, "/studio/brand/themes/noir/default", "default=yes")
        .await
        .expect(303);
    let now = link(&text(&app, FRAGMENT).await).unwrap();
    assert_ne!(now, path, "other content, other address");
    assert!(text(&app, &now).await.starts_with(":host,:root{"));
    // Who kept the old address gets the rules of today, and asks again next time.
    let old = app.get(&path).send().await.expect(200);
    assert_eq!(old.header("cache-control"), Some("no-cache"));

    post(&brand, "/studio/brand/themes/noir/delete", "")
        .await
        .expect(303);
    assert_eq!(link(&text(&app, FRAGMENT).await), None);
    assert_eq!(text(&app, &now).await, "");
    assert_eq!(app.state.look.now().default_name(), None);
    for path in ["/studio/brand/themes/noir", "/studio/brand/themes/%22%5D"] {
        assert_eq!(brand.get(path).send().await.status, 404, "{path}");
    }
}

pub async fn hostile_values_and_names_are_refused(app: App) {
    let brand = app.owner().await;
    for name in ["", "auto", "linen", "no ir", "a\"]b", "%22%5D%7B", "Ünsinn"] {
        let reply = post(&brand, THEMES, &format!("name={name}")).await;
        assert_eq!(reply.status, 422, "{name}");
    }
    post(&brand, THEMES, "name=noir").await.expect(303);
    assert_eq!(post(&brand, THEMES, "name=noir").await.status, 422, "taken");
    let before = app.state.look.now();
    for (field, hostile) in [
        ("light-accent", "red;}:host{display:none"),
        ("dark-surface", "url(https://evil.example)"),
        ("dark-text", "</style><script>"),
        ("font", "x\"; } body { color: red"),
        ("font", "a</style>"),
        ("radius", "3px;color:red"),
        ("hotspot-size", "expression(1)"),
        ("shadow", "0 0 0 100vmax red"),
        ("speed", "-1"),
    ] {
        let reply = post(
            &brand,
            "/studio/brand/themes/noir",
            &form(1, &[(field, hostile)]),
        )
        .await;
        assert_eq!(reply.status, 422, "{field}: {hostile}");
        assert!(!reply.text.contains("<script>"), "{}", reply.text);
        // What was typed stands there to be mended, as text.
        assert!(reply.text.contains("aria-invalid=\"true\"") || field == "shadow");
    }
    assert_eq!(app.state.look.now(), before);
}

pub async fn two_people_do_not_overwrite_each_other_silently(app: App) {
    const NOIR: &str = "/studio/brand/themes/noir";
    let eda = app.member("eda", Role::Editor).await;
    let ole = app.member("ole", Role::Editor).await;
    post(&eda, THEMES, "name=noir").await.expect(303);
    let first = form(1, &[("light-text", "#101010")]);
    post(&eda, NOIR, &first).await.expect(303);
    post(&eda, NOIR, &first).await.expect(303);
    let late = post(&ole, NOIR, &form(1, &[("light-text", "#202020")])).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("eda saved this theme") && late.text.contains("#202020"));
    assert!(
        late.text.contains("name=\"version\" value=\"2\""),
        "saving again replaces theirs"
    );
    let page = eda.get(NOIR).send().await.expect(200).text;
    assert!(page.contains("#101010") && !page.contains("#202020"));
    post(&ole, NOIR, &form(2, &[("light-text", "#202020")]))
        .await
        .expect(303);
    assert!(
        eda.get(NOIR)
            .send()
            .await
            .expect(200)
            .text
            .contains("Changed by ole")
    );
    // A duplicate looks like the original.
    post(&eda, THEMES, "name=noir-2&from=noir")
        .await
        .expect(303);
    let look = app.state.look.now();
    let theme = |name: &str| look.theme(&name.parse().unwrap()).cloned();
    assert_eq!(theme("noir-2"), theme("noir"));
    assert!(theme("noir").is_some_and(|theme| theme.light.text.to_string() == "#202020"));
}

pub async fn contrast_is_judged_without_a_script(app: App) {
    let brand = app.owner().await;
    post(&brand, THEMES, "name=pale").await.expect(303);
    let pale = form(
        1,
        &[("light-surface", "#ffffff"), ("light-muted", "#999999")],
    );
    post(&brand, "/studio/brand/themes/pale", &pale)
        .await
        .expect(303);
    let page = brand
        .get("/studio/brand/themes/pale")
        .send()
        .await
        .expect(200)
        .text;
    assert!(
        page.contains("2.84") && page.contains("too little"),
        "grey on white"
    );
    assert!(page.contains("would do"), "and what would be enough");
    assert!(
        !page.contains("style=\""),
        "a strict policy has no style attributes"
    );
}

pub async fn creators_see_themes_and_change_none(app: App) {
    let brand = app.owner().await;
    post(&brand, THEMES, "name=noir").await.expect(303);
    let night = form(1, &[("dark-accent", "#c0ffee")]);
    post(&brand, "/studio/brand/themes/noir", &night)
        .await
        .expect(303);
    let mara = Role::Creator(CreatorId::new("mara").unwrap());
    let mara = app.member("mara", mara).await;
    assert_eq!(mara.get(THEMES).send().await.status, 403);
    assert_eq!(
        post(&mara, "/studio/brand/themes/noir", &night)
            .await
            .status,
        403
    );
    // The preview of their own post shows it, by day and by night.
    let page = mara
        .get("/studio/posts/autumn-living-room")
        .send()
        .await
        .expect(200)
        .text;
    assert!(page.contains("data-themes=\"noir\""), "{page}");
    let preview = "/studio/posts/autumn-living-room/preview?theme=noir&scheme=dark";
    let preview = mara.get(preview).send().await.expect(200).text;
    assert!(preview.contains("theme=\"dark\"") && preview.contains("/themes/noir.css"));
    let begin = preview.find("/v1/a/").unwrap();
    let mut paths = preview[begin..]
        .split('"')
        .filter(|part| part.ends_with("/themes/noir.css"));
    let path = paths.next_back().unwrap();
    let path = &path[path.find("/v1/a/").unwrap()..];
    let css = text(&app, path).await;
    assert!(css.starts_with(":host,:root{") && css.contains("--_dark-accent:#c0ffee"));
}

/// A logo with a transparent ground in the library; answers its id.
async fn drawn(brand: &Browser<'_>) -> String {
    let mut drawn = RgbaImage::from_pixel(400, 100, Rgba([0, 0, 0, 0]));
    (0..100).for_each(|at| drawn.put_pixel(at, at, Rgba([20, 20, 20, 255])));
    let png = files::encoded(&DynamicImage::from(drawn), ImageFormat::Png);
    let wanted = json!({ "name": "logo.png", "bytes": png.len(), "type": "image/png" });
    let begun = brand
        .post("/api/studio/media")
        .json(wanted)
        .send()
        .await
        .expect(201);
    let upload = format!(
        "/api/studio/media/uploads/{}",
        begun.json["upload"].as_str().unwrap()
    );
    let part = brand
        .patch(&upload)
        .header("upload-offset", "0")
        .body(png.into());
    part.send().await.expect(204);
    let medium = brand.post(&format!("{upload}/finish")).send().await;
    medium.json["id"].as_str().unwrap().to_owned()
}

pub async fn mails_and_pages_wear_the_default_theme_and_the_logo(app: App) {
    let brand = app.owner().await;
    let checkout = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &checkout, "tok_success").await.expect(200);
    let letter = mails::newest(&app.state, 1).await.unwrap().remove(0).letter;
    let dressed = || {
        html(
            &letter,
            &MailDress::of(&app.state.look.now(), &app.state.media),
        )
    };
    assert!(!dressed().contains("<img") && dressed().contains("#1d1b18"));
    post(&brand, THEMES, "name=noir").await.expect(303);
    let look = form(
        1,
        &[
            ("light-accent", "#7a1f3d"),
            ("light-surface", "#faf0f4"),
            ("radius", "9"),
        ],
    );
    post(&brand, "/studio/brand/themes/noir", &look)
        .await
        .expect(303);
    post(&brand, "/studio/brand/themes/noir/default", "default=yes")
        .await
        .expect(303);
    let mail = dressed();
    for part in [
        "background:#7a1f3d",
        "background:#faf0f4",
        "border-radius:9px",
    ] {
        assert!(mail.contains(part), "{part}");
    }

    let id = drawn(&brand).await;
    let path = "/studio/brand/logo";
    assert_eq!(
        post(&brand, path, "light=nothing-like-it").await.status,
        422
    );
    post(&brand, path, &format!("light={id}&dark="))
        .await
        .expect(303);
    let page = text(&app, "/p/autumn-living-room").await;
    let name = &app.state.config.brand.name;
    assert!(
        page.contains("/cut.png\"") && page.contains(&format!("alt=\"{name}\"")),
        "{page}"
    );
    // Black and without a dark version: it is turned at night, as no colour would be.
    assert!(page.contains("logo light-cut dark-cut-turned"), "{page}");
    assert!(
        dressed().contains("/cut.png\" width=\"192\" height=\"48\""),
        "{}",
        dressed()
    );
    let used = brand
        .post(&format!("/studio/media/{id}/delete"))
        .form("")
        .send()
        .await;
    assert_ne!(used.status, 303, "what is the logo stays");
    post(&brand, path, "light=&dark=").await.expect(303);
    assert!(!dressed().contains("<img"));
}

pub async fn a_logo_that_nobody_judged_is_judged_once(app: App) {
    let brand = app.owner().await;
    let id = drawn(&brand).await;
    post(&brand, "/studio/brand/logo", &format!("light={id}&dark="))
        .await
        .expect(303);
    // As it was kept before anybody looked at pixels.
    let mut old = app.state.look.now().logo.clone().unwrap();
    old.light.ink = None;
    let kept = async |app: &App, logo: &Logo| {
        let mut tx = app.state.store.write().await.unwrap();
        let at = app.state.clock.now();
        theme::set_look(&mut tx, LOGO, &Some(logo), "Olive", at)
            .await
            .unwrap();
        store::commit(tx).await.unwrap();
    };
    kept(&app, &old).await;
    let app = app.restarted().await;
    // The start does not wait for it.
    app.state.look.judged().await;
    let judged = app.state.look.now().logo.clone().unwrap();
    assert_eq!(judged.light.ink, Some(Ink::Dark));
    let page = text(&app, "/p/autumn-living-room").await;
    assert!(page.contains("logo light-cut dark-cut-turned"), "{page}");
    let mut conn = app.state.store.read().await.unwrap();
    let now: Option<Option<Logo>> = theme::look(&mut conn, LOGO).await.unwrap();
    assert_eq!(now.flatten().unwrap().light.ink, Some(Ink::Dark));
    drop(conn);

    // One whose picture is gone stays on its plate, and nothing fails.
    let (hash, file) = old.light.src.split_once('/').unwrap();
    old.light.src = format!("{}/{file}", "0".repeat(hash.len()));
    kept(&app, &old).await;
    let app = app.restarted().await;
    app.state.look.judged().await;
    assert_eq!(app.state.look.now().logo.as_ref().unwrap().light.ink, None);
    text(&app, "/p/autumn-living-room").await;
}

pub async fn the_logo_travels_with_the_mail(app: App) {
    // In a mail it is a part beside the letter, which names it: nothing is loaded from anywhere.
    let server = MailServer::start().await;
    let app = mailing(app, &server).await;
    let brand = app.owner().await;
    let id = drawn(&brand).await;
    post(&brand, "/studio/brand/logo", &format!("light={id}&dark="))
        .await
        .expect(303);
    let checkout = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &checkout, "tok_success").await.expect(200);
    outbox::work_off(&app.state).await.unwrap();
    let all = server.mails();
    let mail = all.last().unwrap();
    let (_, related) = mail
        .split_once("multipart/related")
        .expect("a related part");
    assert!(mail.find("multipart/alternative").unwrap() < mail.find("multipart/related").unwrap());
    let (_, id) = related.split_once("Content-ID: <").expect("the logo's id");
    let (id, logo) = id.split_once('>').unwrap();
    let head = |part: &str| {
        let near = logo.find("\r\n\r\n").unwrap_or(logo.len());
        logo[..near].contains(part) || related.contains(part)
    };
    assert!(
        head("Content-Type: image/png") && head("Content-Disposition: inline"),
        "{related}"
    );
    // Lines of quoted-printable are cut anywhere, and an equals sign is written as a number.
    let letter = related.replace("=\r\n", "").replace("=3D", "=");
    assert!(letter.contains(&format!("src=\"cid:{id}\"")), "{letter}");
    assert!(!letter.contains("src=\"http"), "{letter}");
    let bytes: String = logo
        .split_once("\r\n\r\n")
        .unwrap()
        .1
        .chars()
        .take(11)
        .collect();
    assert_eq!(bytes, "iVBORw0KGgo", "it is a PNG, in base64");
}
