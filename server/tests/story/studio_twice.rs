//! Every form of the studio that makes something, tapped twice.

use serde_json::json;
use spotlet::domain::comment::CommentMode;
use spotlet_server::config::Config;
use spotlet_server::routes::studio::once::CREATES;
use spotlet_server::store;

use crate::comments::say;
use crate::products::{commit_of, fields, look};
use crate::studio_brand::encoded;
use crate::support::App;
use crate::support::studio::Browser;

/// The token that a page has drawn for its form.
fn token(html: &str) -> &str {
    let begin = "name=\"token\" value=\"";
    let at = html
        .find(begin)
        .unwrap_or_else(|| panic!("no token: {html}"));
    let rest = &html[at + begin.len()..];
    &rest[..rest.find('"').unwrap()]
}

/// How many there are of what a form makes.
async fn count(app: &App, owner: &Browser<'_>, what: &str) -> usize {
    let mut conn = app.state.store.read().await.unwrap();
    match what {
        "post" => store::draft::list(&mut conn).await.unwrap().len(),
        "product" => store::product::list(&mut conn).await.unwrap().len(),
        "theme" => store::theme::list(&mut conn).await.unwrap().len(),
        "invitation" => {
            let now = app.state.clock.now();
            store::member_link::invitations(&mut conn, now)
                .await
                .unwrap()
                .len()
        }
        "discount" => {
            drop(conn);
            let list = owner
                .get("/studio/brand/discounts")
                .send()
                .await
                .expect(200);
            list.text
                .matches("href=\"/studio/brand/discounts/autumn")
                .count()
        }
        "comment" => {
            drop(conn);
            let all = crate::comments::listed(app, "", "").await;
            usize::try_from(all["count"].as_i64().unwrap()).unwrap()
        }
        other => panic!("{other}"),
    }
}

/// A form: where it stands, where it goes, what is typed, what it makes.
struct Twice {
    page: &'static str,
    to: String,
    typed: &'static [(&'static str, &'static str)],
    makes: &'static str,
}

const TITLE: &[(&str, &str)] = &[
    ("title", "A new room"),
    ("creator", "Mara"),
    ("locale", "en"),
];

async fn body(browser: &Browser<'_>, form: &Twice) -> String {
    let page = browser.get(form.page).send().await.expect(200).text;
    // A long form sends all of its fields.
    let mut all = match page.contains("class=\"sheet\"") && form.page.contains("products") {
        true => fields(&page),
        false => Default::default(),
    };
    all.insert("token".to_owned(), token(&page).to_owned());
    for (name, value) in form.typed {
        all.insert((*name).to_owned(), (*value).to_owned());
    }
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    encoded(&all)
}

pub async fn a_double_tap_makes_one(app: App) {
    let app = app
        .reconfigured(|config| Config {
            comments: CommentMode::Open,
            ..config
        })
        .await;
    let owner = app.owner().await;
    let said = say(&app, "", json!({ "text": "Lovely lamp." }))
        .await
        .expect(201);
    let at = |path: &str| path.to_owned();
    let forms = [
        Twice {
            page: "/studio/posts/new",
            to: at("/studio/posts/new"),
            typed: TITLE,
            makes: "post",
        },
        Twice {
            page: "/studio/posts/autumn-living-room",
            to: at("/studio/posts/autumn-living-room/duplicate"),
            typed: &[],
            makes: "post",
        },
        Twice {
            page: "/studio/products/new",
            to: at("/studio/products/new"),
            typed: &[
                ("id", "tray"),
                ("title-en", "Tray"),
                ("v0-price", "49 EUR"),
                ("do", "save"),
            ],
            makes: "product",
        },
        Twice {
            page: "/studio/brand/themes",
            to: at("/studio/brand/themes"),
            typed: &[("name", "noir"), ("from", "")],
            makes: "theme",
        },
        Twice {
            page: "/studio/brand/discounts/new",
            to: at("/studio/brand/discounts/new"),
            typed: &[
                ("do", "save"),
                ("version", "0"),
                ("title-en", "Autumn"),
                ("code", "AUTUMN"),
                ("kind", "percent"),
                ("worth", "10"),
            ],
            makes: "discount",
        },
        Twice {
            page: "/studio/people",
            to: at("/studio/people/invite"),
            typed: &[("note", "Eda"), ("role", "editor")],
            makes: "invitation",
        },
        Twice {
            page: "/studio/talk?show=visible",
            to: format!("/studio/talk/{}/answer", said.id()),
            typed: &[
                ("show", "visible"),
                ("post", "autumn-living-room"),
                ("text", "Thank you"),
            ],
            makes: "comment",
        },
    ];
    let mut tapped = Vec::new();
    for form in &forms {
        let body = body(&owner, form).await;
        let before = count(&app, &owner, form.makes).await;
        let tap = || owner.post(&form.to).form(&body).send();
        let (one, two) = tokio::join!(tap(), tap());
        assert_eq!(
            (one.status, two.status),
            (303, 303),
            "{}: {} {}",
            form.to,
            one.text,
            two.text
        );
        assert_eq!(
            one.header("location"),
            two.header("location"),
            "{}",
            form.to
        );
        assert_eq!(
            count(&app, &owner, form.makes).await,
            before + 1,
            "{}",
            form.to
        );
        tapped.push(
            form.to
                .replace("/autumn-living-room/", "/{post}/")
                .replace(&said.id(), "{id}"),
        );
    }
    // Nobody adds a form that makes something without tapping it here.
    for (route, _) in CREATES {
        let is_tapped = tapped.iter().any(|one| one == route);
        assert!(
            is_tapped || *route == "/studio/products/import/{id}",
            "{route}"
        );
    }

    // Another form of the same page is another thing, and so is the same form that says something else.
    let again = body(&owner, &forms[0]).await;
    let before = count(&app, &owner, "post").await;
    for body in [again.clone(), again.replace("new+room", "red+room")] {
        owner
            .post(&forms[0].to)
            .form(&body)
            .send()
            .await
            .expect(303);
    }
    assert_eq!(count(&app, &owner, "post").await, before + 2);
    // What was refused is tried again.
    let wrong = again.replace("A+new+room", "");
    for _ in 0..2 {
        owner
            .post(&forms[0].to)
            .form(&wrong)
            .send()
            .await
            .expect(422);
    }
}

pub async fn an_import_that_is_taken_twice_is_taken_once(app: App) {
    let owner = app.owner().await;
    let table = "id,title,price,availability,quantity\nvase,Vase,19.00 EUR,in stock,5\n";
    let commit = commit_of(&look(&owner, "text", table).await).unwrap();
    let tap = || owner.post(&commit).send();
    let (one, two) = tokio::join!(tap(), tap());
    assert_eq!(
        (one.status, two.status),
        (303, 303),
        "{} {}",
        one.text,
        two.text
    );
    assert_eq!(one.header("location"), two.header("location"));
    assert_eq!(
        count(&app, &owner, "product").await,
        1 + count_before(&app).await
    );
}

/// The products of the demo, without the vase.
async fn count_before(app: &App) -> usize {
    let mut conn = app.state.store.read().await.unwrap();
    let all = store::product::list(&mut conn).await.unwrap();
    all.iter()
        .filter(|product| product.id.as_str() != "vase")
        .count()
}
