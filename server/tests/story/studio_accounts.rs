//! Accounts of the studio: the first owner, signing in and out, invitations, forgotten passwords.

use spotlet::domain::member::Role;
use spotlet_server::config::{Config, Layer};
use spotlet_server::outbox;
use spotlet_server::service::studio::{AccountError, session, setup};
use spotlet_server::store;

use crate::support::studio::{OWN, PASSWORD, cookie};
use crate::support::{App, MailServer, Reply};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn form(app: &App, path: &str, body: &str) -> Reply {
    app.post(path).header(OWN.0, OWN.1).form(body).send().await
}

fn first(code: &str) -> String {
    format!("code={code}&email=Ada%40Example.com&name=Ada&password=correct+horse+battery")
}

async fn login(app: &App, email: &str, password: &str) -> Reply {
    let body = format!("email={email}&password={}", password.replace(' ', "+"));
    form(app, "/studio/login", &body).await
}

pub async fn a_fresh_shop_is_opened_with_the_code_from_the_console(app: App) {
    let to_setup = app.get("/studio/login").send().await.expect(303);
    assert_eq!(to_setup.header("location"), Some("/studio/setup"));
    let code = setup::code(&app.state);
    let page = app.get(&format!("/studio/setup?code={code}")).send().await;
    assert!(page.expect(200).text.contains(&code));
    let stranger = form(&app, "/studio/setup", &first("000000000000000000000000")).await;
    assert!(stranger.expect(422).text.contains("not the setup code"));
    let short = first(&code).replace("correct+horse+battery", "short");
    let short = form(&app, "/studio/setup", &short).await.expect(422);
    assert!(
        short.text.contains("at least 10 characters"),
        "{}",
        short.text
    );
    assert!(
        !short.text.contains("value=\"short\""),
        "a password is not sent back"
    );

    let done = form(&app, "/studio/setup", &first(&code)).await.expect(303);
    let set = done.header("set-cookie").unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/;"] {
        assert!(set.contains(part), "{set}");
    }
    let browser = app.browser(&cookie(&done));
    let me = browser.get("/api/studio/me").send().await.expect(200);
    assert_eq!(me.json["email"], "ada@example.com");
    assert_eq!(me.json["role"], "owner");
    let welcome = browser.get(done.header("location").unwrap()).send().await;
    assert!(welcome.expect(200).text.contains("The studio is yours"));

    let second = form(&app, "/studio/setup", &first(&code)).await;
    assert!(second.expect(422).text.contains("has an owner already"));
    let to_login = app.get("/studio/setup").send().await.expect(303);
    assert_eq!(to_login.header("location"), Some("/studio/login"));
}

pub async fn of_two_first_owners_there_is_one(app: App) {
    let code = setup::code(&app.state);
    let tries = ["ada", "bea", "cleo"].map(|name| {
        let body = first(&code).replace("Ada%40", &format!("{name}%40"));
        app.post("/studio/setup").header(OWN.0, OWN.1).form(&body)
    });
    let replies = crate::support::send_all(tries).await;
    let owners = replies.iter().filter(|reply| reply.status == 303).count();
    assert_eq!(owners, 1);
}

pub async fn a_session_begins_and_ends(app: App) {
    let owner = app.owner().await;
    let wrong = login(&app, "owner@example.com", "wrong password")
        .await
        .expect(422);
    let nobody = login(&app, "nobody@example.com", PASSWORD)
        .await
        .expect(422);
    let without_email = |reply: &Reply| reply.text.replace("owner@", "x@").replace("nobody@", "x@");
    assert_eq!(
        without_email(&wrong),
        without_email(&nobody),
        "nothing tells them apart"
    );

    let done = login(&app, "OWNER@example.com", PASSWORD).await.expect(303);
    let here = app.browser(&cookie(&done));
    here.get("/studio/account").send().await.expect(200);
    // Another password: every other browser has to sign in again.
    let change = |old: &str| format!("old={}&password=another+password", old.replace(' ', "+"));
    let refused = here
        .post("/studio/account/password")
        .form(&change("no"))
        .send();
    refused.await.expect(422);
    let changed = here
        .post("/studio/account/password")
        .form(&change(PASSWORD))
        .send();
    changed.await.expect(303);
    here.get("/api/studio/me").send().await.expect(200);
    owner.get("/api/studio/me").send().await.expect(401);
    login(&app, "owner@example.com", PASSWORD).await.expect(422);

    let other = login(&app, "owner@example.com", "another password").await;
    let other = app.browser(&cookie(&other.expect(303)));
    here.post("/studio/account/sessions")
        .send()
        .await
        .expect(303);
    other.get("/api/studio/me").send().await.expect(401);
    let out = here.post("/studio/logout").send().await.expect(303);
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    here.get("/api/studio/me").send().await.expect(401);
}

pub async fn an_unused_session_ends_after_two_weeks(app: App) {
    let owner = app.owner().await;
    for _ in 0..3 {
        app.wait_ms(13 * DAY_MS);
        owner.get("/api/studio/me").send().await.expect(200);
    }
    app.wait_ms(15 * DAY_MS);
    owner.get("/api/studio/me").send().await.expect(401);
    let page = owner.get("/studio/people").send().await.expect(303);
    let location = page.header("location").unwrap();
    assert_eq!(location, "/studio/login?next=%2Fstudio%2Fpeople");
}

pub async fn who_tries_too_many_passwords_waits(app: App) {
    let app = app.refilled_each_s(24 * 60 * 60);
    app.owner().await;
    for _ in 0..10 {
        login(&app, "owner@example.com", "wrong password")
            .await
            .expect(422);
    }
    // Also the right one: whoever guesses learns nothing.
    let refused = login(&app, "owner@example.com", PASSWORD).await.expect(429);
    assert!(refused.text.contains("Too many attempts"));
    login(&app, "nobody@example.com", PASSWORD)
        .await
        .expect(422);
}

pub async fn an_invitation_makes_one_member(app: App) {
    let owner = app.owner().await;
    let body = "token=t1&note=Mara+%3Cb%3E&role=creator&creator=mara";
    for _ in 0..2 {
        let sent = owner.post("/studio/people/invite").form(body).send();
        sent.await.expect(303);
    }
    let people = owner
        .get("/studio/people?said=invited")
        .send()
        .await
        .expect(200);
    assert_eq!(
        people.text.matches("/studio/join/t1.").count(),
        1,
        "sent twice, invited once"
    );
    assert!(people.text.contains("Mara &lt;b&gt;"));
    let (_, rest) = people.text.split_once("/studio/join/").unwrap();
    let link = format!("/studio/join/{}", rest.split('"').next().unwrap());
    app.get(&link).send().await.expect(200);
    app.get(&format!("{link}0")).send().await.expect(410);
    let join = "email=mara%40example.com&name=Mara&password=a+good+password";
    let taken = join.replace("mara%40", "owner%40");
    form(&app, &link, &taken).await.expect(422);
    let done = form(&app, &link, join).await.expect(303);
    let mara = app.browser(&cookie(&done));
    let me = mara.get("/api/studio/me").send().await.expect(200);
    assert_eq!(
        (&me.json["role"], &me.json["creator"]),
        (&"creator".into(), &"mara".into())
    );
    form(&app, &link, &join.replace("mara%40", "eve%40"))
        .await
        .expect(410);

    let bad = "token=t2&note=x&role=creator&creator=Not+a+name";
    let bad = owner.post("/studio/people/invite").form(bad).send().await;
    assert!(bad.expect(422).text.contains("lower-case letters"));
    let late = "token=t3&note=Late&role=editor";
    owner
        .post("/studio/people/invite")
        .form(late)
        .send()
        .await
        .expect(303);
    let people = owner.get("/studio/people").send().await.expect(200);
    assert!(people.text.contains("/studio/join/t3."));
    let back = owner
        .post("/studio/people/invitations/t3/remove")
        .send()
        .await;
    back.expect(303);
    let people = owner.get("/studio/people").send().await.expect(200);
    assert!(!people.text.contains("/studio/join/t3."));
}

pub async fn a_shop_keeps_an_owner(app: App) {
    let owner = app.owner().await;
    let editor = app.member("edith", Role::Editor).await;
    let people = owner.get("/studio/people").send().await.expect(200);
    let ids: Vec<&str> = people
        .text
        .split("/studio/people/")
        .skip(1)
        .filter_map(|rest| rest.split_once("/role\""))
        .map(|(id, _)| id)
        .filter(|id| !id.contains('/') && !id.contains('"'))
        .collect();
    let [first, second] = ids[..] else {
        panic!("{ids:?}")
    };
    let path = |id: &str, verb: &str| format!("/studio/people/{id}/{verb}");
    let refused = owner.post(&path(first, "remove")).send().await.expect(422);
    assert!(refused.text.contains("Somebody has to own the shop"));
    let demote = owner.post(&path(first, "role")).form("role=editor").send();
    demote.await.expect(422);
    let promote = owner.post(&path(second, "role")).form("role=owner").send();
    promote.await.expect(303);
    editor.get("/studio/people").send().await.expect(200);
    // Two owners who remove each other at the same time: one stays.
    let both = [
        owner.post(&path(second, "remove")),
        editor.post(&path(first, "remove")),
    ];
    crate::support::send_all(both).await;
    let mut left = 0;
    for one in [&owner, &editor] {
        left += usize::from(one.get("/api/studio/me").send().await.status == 200);
    }
    assert_eq!(left, 1);
}

pub async fn a_forgotten_password_is_set_by_mail(app: App) {
    app.owner().await;
    let server = MailServer::start().await;
    let layer = Layer {
        smtp_url: Some(server.url.clone()),
        mail_from: Some("Halden <orders@halden.example>".to_owned()),
        ..Layer::default()
    };
    let mail = Config::from_layer(layer).unwrap().mail;
    let app = app.reconfigured(|config| Config { mail, ..config }).await;
    let nobody = form(&app, "/studio/forgot", "email=nobody%40example.com").await;
    let known = form(&app, "/studio/forgot", "email=Owner%40example.com").await;
    assert_eq!(nobody.expect(303).headers, known.expect(303).headers);
    outbox::work_off(&app.state).await.unwrap();
    let mails = server.mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    // Quoted-printable breaks lines with "=".
    let mail = mails[0].replace("=\r\n", "").replace("=\n", "");
    let (_, rest) = mail.split_once("/studio/reset/").expect("a link");
    let link: String = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
        .collect();
    let link = format!("/studio/reset/{link}");
    app.get(&link).send().await.expect(200);
    form(&app, &link, "password=short").await.expect(422);
    form(&app, &link, "password=a+brand+new+one")
        .await
        .expect(303);
    form(&app, &link, "password=a+brand+new+two")
        .await
        .expect(410);
    login(&app, "owner@example.com", "a brand new one")
        .await
        .expect(303);

    form(&app, "/studio/forgot", "email=owner%40example.com")
        .await
        .expect(303);
    app.wait_ms(DAY_MS);
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(server.mails().len(), 1, "a link that is over is not sent");
}

pub async fn the_console_is_a_way_in(app: App) {
    let owner = app.owner().await;
    let password = setup::rescue(&app.state, "owner@example.com")
        .await
        .unwrap();
    owner.get("/api/studio/me").send().await.expect(401);
    login(&app, "owner@example.com", &password)
        .await
        .expect(303);
    let other = setup::rescue(&app.state, "second@example.com")
        .await
        .unwrap();
    login(&app, "second@example.com", &other).await.expect(303);
}

pub async fn nobody_signs_in_with_a_password_that_was_changed_meanwhile(app: App) {
    let owner = app.owner().await;
    // The old password was found right, and the session is about to begin.
    let mut conn = app.state.store.read().await.unwrap();
    let found = store::member::by_email(&mut conn, "owner@example.com").await;
    let found = found.unwrap().unwrap();
    drop(conn);
    session::begin_proven(&app.state, &found).await.unwrap();
    let old = PASSWORD.replace(' ', "+");
    let changed = owner
        .post("/studio/account/password")
        .form(&format!("old={old}&password=another+password"))
        .send();
    changed.await.expect(303);
    let late = session::begin_proven(&app.state, &found).await;
    assert!(matches!(late, Err(AccountError::Wrong)), "{late:?}");
}
