//! Digital goods: bought without an address, fetched by links that end.

use serde_json::json;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::{CancelledBy, OrderStatus};
use spotlet_server::outbox;
use spotlet_server::service::mails;
use spotlet_server::service::order::{self, link, steps};

use crate::support::App;
use crate::support::ucp::{CHECKOUTS, complete, lines};

async fn buy(app: &App, items: &[(&str, i64)]) -> OrderId {
    let body = json!({ "line_items": lines(items), "buyer": { "email": "ada@example.com" } });
    let begun = app.post(CHECKOUTS).json(body).send().await.expect(201);
    assert_eq!(begun.json["status"], "ready_for_complete", "{}", begun.text);
    let done = complete(app, &begun.id(), "tok_success").await.expect(200);
    done.json["order"]["id"].as_str().unwrap().parse().unwrap()
}

/// The first link to a file on a page, without the origin.
fn download(page: &str) -> String {
    let start = page.find("/download/").expect("a link to a file");
    let rest = &page[start..];
    rest[..rest.find('"').unwrap()].to_owned()
}

pub async fn what_is_downloaded_is_there_after_consent_and_by_links_that_end(app: App) {
    const HOUR_MS: i64 = 3_600_000;
    let folder = app.state.config.downloads_dir().join("care-guide");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("Pflege & Öl.pdf"), b"%PDF care").unwrap();
    std::fs::write(folder.join(".hidden"), b"no").unwrap();
    let id = buy(&app, &[("care-guide", 1)]).await;

    let bought = order::get(&app.state, &id).await.unwrap();
    assert_eq!(bought.status(), OrderStatus::Received);
    let cancelled = steps::cancel(&app.state, &id, CancelledBy::Shopper).await;
    assert!(cancelled.is_err(), "the file is out");

    let page = format!("/order/{}", link::token(&app.state, &id));
    let shown = app.get(&page).send().await.expect(200);
    assert!(!shown.text.contains("/download/"), "{}", shown.text);
    assert!(shown.text.contains("I lose my right of withdrawal"));
    assert!(shown.text.contains("Withdraw from contract here"));
    let consent = format!("{page}/downloads");
    let send = |form: &'static str, site| {
        app.post(&consent)
            .header("sec-fetch-site", site)
            .form(form)
            .send()
    };
    assert_eq!(send("agreed=yes", "cross-site").await.status, 403);
    assert_eq!(
        send("", "same-origin").await.status,
        422,
        "a box without a tick"
    );
    let agreed = |order: &spotlet::domain::Order| order.life.download_agreed_at;
    assert_eq!(agreed(&order::get(&app.state, &id).await.unwrap()), None);
    send("agreed=yes", "same-origin").await.expect(303);
    let first = agreed(&order::get(&app.state, &id).await.unwrap());
    assert!(first.is_some());
    app.wait_ms(HOUR_MS);
    send("agreed=yes", "same-origin").await.expect(303);
    assert_eq!(
        agreed(&order::get(&app.state, &id).await.unwrap()),
        first,
        "the first one counts"
    );

    let shown = app.get(&page).send().await.expect(200);
    assert!(
        shown.text.contains("Your files are ready"),
        "{}",
        shown.text
    );
    assert!(!shown.text.contains("hidden\""));
    assert!(
        !shown.text.contains("Withdraw from contract here"),
        "{}",
        shown.text
    );
    // Consent and files on a durable medium, once.
    outbox::work_off(&app.state).await.unwrap();
    let mut texts = Vec::new();
    for mail in mails::newest(&app.state, 10).await.unwrap() {
        let letter = mails::get(&app.state, &mail.id).await.unwrap().letter;
        texts.push(spotlet_server::mail::text(&letter));
    }
    let with_files = texts.iter().filter(|text| text.contains("/download/"));
    let with_files: Vec<_> = with_files.collect();
    assert_eq!((texts.len(), with_files.len()), (2, 1), "{texts:?}");
    assert!(
        with_files[0].contains("expressly agreed"),
        "{}",
        with_files[0]
    );
    let start = with_files[0].find("/download/").unwrap();
    let mailed = with_files[0][start..].split_whitespace().next().unwrap();
    app.get(mailed.trim_end_matches(['>', ')']))
        .send()
        .await
        .expect(200);
    let file = download(&shown.text);
    let got = app.get(&file).send().await.expect(200);
    assert_eq!(got.text, "%PDF care");
    let disposition = got.header("content-disposition").unwrap();
    assert_eq!(
        disposition,
        "attachment; filename*=UTF-8''Pflege%20%26%20%C3%96l.pdf"
    );
    assert_eq!(got.header("cache-control"), Some("private, no-store"));

    for foreign in [
        file.replace(&id.to_string(), "another"),
        file.replace("Pflege", "Other"),
        format!("{}/..%2F..%2Fspotlet.db", &file[..file.rfind('/').unwrap()]),
    ] {
        assert_eq!(app.get(&foreign).send().await.status, 404, "{foreign}");
    }
    app.wait_ms(25 * HOUR_MS);
    assert_eq!(app.get(&file).send().await.status, 410);
    let again = app.get(&page).send().await.expect(200);
    app.get(&download(&again.text)).send().await.expect(200);
}

pub async fn before_consent_the_time_to_withdraw_runs_from_the_contract(app: App) {
    const DAY_MS: i64 = 24 * 3_600_000;
    let id = buy(&app, &[("care-guide", 1)]).await;
    let bought = order::get(&app.state, &id).await.unwrap();
    assert!(bought.can_withdraw(app.state.clock.now()).is_ok());
    app.wait_ms(16 * DAY_MS);
    assert!(bought.can_withdraw(app.state.clock.now()).is_err());
    let mug = {
        let checkout = crate::support::ucp::ready_checkout(&app, &[("coffee-mug-white", 1)]).await;
        let done = complete(&app, &checkout.id(), "tok_success").await;
        done.json["order"]["id"].as_str().unwrap().to_owned()
    };
    let path = format!(
        "/order/{}/downloads",
        link::token(&app.state, &mug.parse().unwrap())
    );
    let nothing = app.post(&path).header("sec-fetch-site", "same-origin");
    assert_eq!(nothing.form("agreed=yes").send().await.status, 409);
}
