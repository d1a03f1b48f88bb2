//! Digital goods: bought without an address, fetched by links that end.

use serde_json::json;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::{CancelledBy, OrderStatus};
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

pub async fn what_is_downloaded_is_there_at_once_and_by_links_that_end(app: App) {
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
    assert!(
        shown.text.contains("Your files are ready"),
        "{}",
        shown.text
    );
    assert!(!shown.text.contains("hidden"));
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
