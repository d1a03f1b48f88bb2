//! Mails to shoppers.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::{CancelledBy, Way};
use spotlet_server::config::{Config, Layer};
use spotlet_server::mail::MailDress;
use spotlet_server::outbox;
use spotlet_server::service::mails;
use spotlet_server::service::order::{link, steps};
use spotlet_server::store::outbox::State;

use crate::support::ucp::{complete, ready_checkout};
use crate::support::{App, MailServer};

pub async fn mailing(app: App, server: &MailServer) -> App {
    let layer = Layer {
        smtp_url: Some(server.url.clone()),
        mail_from: Some("Halden <orders@halden.example>".to_owned()),
        ..Layer::default()
    };
    let mail = Config::from_layer(layer).unwrap().mail;
    app.reconfigured(|config| Config { mail, ..config }).await
}

async fn buy(app: &App) -> OrderId {
    let checkout = ready_checkout(app, &[("coffee-mug-white", 2)]).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    done.json["order"]["id"].as_str().unwrap().parse().unwrap()
}

fn parcel() -> Way {
    Way::Carrier {
        carrier: "DHL <b>".to_owned(),
        tracking_number: Some("JD014600".to_owned()),
        tracking_url: Some("https://dhl.example/JD014600".to_owned()),
    }
}

pub async fn a_mail_server_gets_each_mail_once(app: App) {
    let server = MailServer::start().await;
    let app = mailing(app, &server).await;
    let id = buy(&app).await;
    outbox::work_off(&app.state).await.unwrap();
    let all = server.mails();
    assert_eq!(all.len(), 1, "{all:?}");
    let mail = &all[0];
    for part in [
        "To: ada@example.com",
        "From: Halden <orders@halden.example>",
        "Subject: Thank you for your order",
        "text/plain",
        "text/html",
        "@halden.example>",
    ] {
        assert!(mail.contains(part), "{part} is missing in {mail}");
    }

    server.refuse(true);
    steps::hand_over(&app.state, &id, Vec::new(), parcel())
        .await
        .unwrap();
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(server.mails().len(), 1);
    server.refuse(false);
    app.wait_ms(60_000);
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(server.mails().len(), 2);
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(server.mails().len(), 2);
}

pub async fn without_a_mail_server_mails_are_kept_and_sent_once_there_is_one(app: App) {
    let id = buy(&app).await;
    outbox::work_off(&app.state).await.unwrap();
    let kept = mails::newest(&app.state, 10).await.unwrap();
    assert_eq!(kept.len(), 1);
    let mail = mails::get(&app.state, &kept[0].id).await.unwrap();
    assert_eq!(mail.state, State::Held);
    let text = spotlet_server::mail::text(&mail.letter);
    for part in [
        "2 × Coffee Mug",
        "Total",
        "VAT",
        "Torstraße 1",
        "Seller",
        "Right of withdrawal".to_uppercase().as_str(),
        &link::page(&app.state, &id),
        &link::withdraw(&app.state, &id),
    ] {
        assert!(
            text.to_lowercase().contains(&part.to_lowercase()),
            "{part} is missing in {text}"
        );
    }

    let server = MailServer::start().await;
    let app = mailing(app, &server).await;
    outbox::revive_held(&app.state).await.unwrap();
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(server.mails().len(), 1);
}

pub async fn foreign_text_stays_text(app: App) {
    let id = buy(&app).await;
    steps::hand_over(&app.state, &id, Vec::new(), parcel())
        .await
        .unwrap();
    let newest = mails::newest(&app.state, 10).await.unwrap();
    let shipped = newest
        .iter()
        .find(|mail| mail.letter.subject.contains("on its way"));
    let html = spotlet_server::mail::html(&shipped.unwrap().letter, &MailDress::default());
    assert!(
        html.contains("DHL &lt;b&gt;") && !html.contains("DHL <b>"),
        "{html}"
    );
    assert!(html.contains("https://dhl.example/JD014600"));
}

pub async fn only_a_demo_shows_its_mails(app: App) {
    buy(&app).await;
    let kept = mails::newest(&app.state, 1).await.unwrap();
    let one = format!("/demo/mails/{}", kept[0].id);
    for path in ["/demo/mails", &one] {
        let hidden = app.get(path).send().await.expect(404);
        assert!(!hidden.text.contains("ada@example.com"));
    }
    let app = app
        .reconfigured(|config| Config {
            demo_mails: true,
            ..config
        })
        .await;
    let list = app.get("/demo/mails").send().await.expect(200);
    assert!(list.text.contains("ada@example.com") && list.text.contains(&one));
    let mail = app.get(&one).send().await.expect(200);
    assert!(mail.text.contains("Coffee Mug"));
    let server = MailServer::start().await;
    let app = mailing(app, &server).await;
    app.get("/demo/mails").send().await.expect(404);
}

pub async fn what_happens_is_told_by_mail(app: App) {
    let id = buy(&app).await;
    steps::cancel(&app.state, &id, CancelledBy::Shopper)
        .await
        .unwrap();
    let other = buy(&app).await;
    let statement = steps::Statement {
        name: "Ada Byron".to_owned(),
        email: "elsewhere@example.com".to_owned(),
        pieces: Vec::new(),
    };
    steps::hand_over(&app.state, &other, Vec::new(), Way::Pickup)
        .await
        .unwrap();
    steps::withdraw(&app.state, &other, statement)
        .await
        .unwrap();
    let newest = mails::newest(&app.state, 10).await.unwrap();
    for (subject, to) in [
        ("Your order is cancelled", "ada@example.com"),
        ("Your refund", "ada@example.com"),
        ("Your order is ready for pickup", "ada@example.com"),
        ("We have received your withdrawal", "elsewhere@example.com"),
    ] {
        let found = newest
            .iter()
            .find(|mail| mail.letter.subject.starts_with(subject));
        let found = found.unwrap_or_else(|| panic!("no mail {subject}"));
        assert_eq!(found.letter.to, to);
    }
    let acknowledged = newest
        .iter()
        .find(|mail| mail.letter.to == "elsewhere@example.com");
    let text = spotlet_server::mail::text(&acknowledged.unwrap().letter);
    assert!(
        text.contains(" UTC") && text.contains("Coffee Mug"),
        "{text}"
    );
}
