//! Orders over UCP REST.

use spotlet_server::service::platform;

use crate::support::App;
use crate::support::ucp::{CHECKOUTS, complete, complete_details, pay_with, ready_checkout};

pub async fn a_platform_reads_an_order_with_its_key(app: App) {
    let (_, key) = platform::add(&app.state, "The brand's own shop")
        .await
        .unwrap();
    let checkout = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    let order = complete(&app, &checkout, "tok_success").await.json["order"]["id"].clone();
    let path = format!("/ucp/v1/orders/{}", order.as_str().unwrap());

    let refused = app.get(&path).send().await.expect(401);
    assert_eq!(refused.codes(), ["unauthorized"]);
    assert!(refused.is_ucp_error());
    for key in ["", "spk_wrong", "' OR 1=1 --"] {
        let refused = app
            .get(&path)
            .header("x-api-key", key)
            .send()
            .await
            .expect(401);
        assert_eq!(refused.codes(), ["unauthorized"], "{key}");
    }

    let app = app.restarted().await;
    let read = app
        .get(&path)
        .header("x-api-key", &key)
        .send()
        .await
        .expect(200);
    assert_eq!(read.json["id"], order);
    assert_eq!(read.json["checkout_id"], checkout);
    assert_eq!(read.json["line_items"][0]["quantity"]["total"], 2);
    assert_eq!(read.total("total"), 2 * 1_900 + 490);

    for id in ["nothing", "not%20an%20id"] {
        let reply = app
            .get(&format!("/ucp/v1/orders/{id}"))
            .header("x-api-key", &key);
        assert_eq!(reply.send().await.expect(200).codes(), ["not_found"]);
    }
}

pub async fn only_the_platform_that_typed_it_sees_the_address(app: App) {
    let (_, owner) = platform::add(&app.state, "Agent").await.unwrap();
    let (_, other) = platform::add(&app.state, "Another agent").await.unwrap();
    let body = complete_details(&[("coffee-mug-white", 1)]);
    let made = app
        .post(CHECKOUTS)
        .header("x-api-key", &owner)
        .json(body)
        .send()
        .await
        .expect(201);
    assert_eq!(made.json["buyer"]["email"], "ada@example.com");
    let path = format!("{CHECKOUTS}/{}", made.id());
    for stranger in [app.get(&path), app.get(&path).header("x-api-key", &other)] {
        let seen = stranger.send().await.expect(200);
        assert!(
            !seen.text.contains("ada@example.com") && !seen.text.contains("Torstra"),
            "{}",
            seen.text
        );
    }
    let refused = app
        .post(&format!("{path}/complete"))
        .json(pay_with("tok_success"))
        .send()
        .await;
    assert_eq!(
        refused.codes().first(),
        Some(&"redacted"),
        "{}",
        refused.text
    );
    assert!(app.charges(&made.id()).await.is_empty());

    let done = app
        .post(&format!("{path}/complete"))
        .header("x-api-key", &owner);
    let done = done.json(pay_with("tok_success")).send().await.expect(200);
    let order = format!(
        "/ucp/v1/orders/{}",
        done.json["order"]["id"].as_str().unwrap()
    );
    let mine = app
        .get(&order)
        .header("x-api-key", &owner)
        .send()
        .await
        .expect(200);
    assert!(mine.text.contains("Torstra"));
    let theirs = app
        .get(&order)
        .header("x-api-key", &other)
        .send()
        .await
        .expect(200);
    assert!(!theirs.text.contains("Torstra"), "{}", theirs.text);
}
