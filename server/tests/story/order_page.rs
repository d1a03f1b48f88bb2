//! The shopper's order page and its forms, without any script.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::Way;
use spotlet_server::service::order::{self, link, steps};

use crate::support::App;
use crate::support::ucp::{complete, ready_checkout};

async fn buy(app: &App) -> OrderId {
    let checkout = ready_checkout(app, &[("coffee-mug-white", 2)]).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    done.json["order"]["id"].as_str().unwrap().parse().unwrap()
}

fn path(app: &App, id: &OrderId) -> String {
    format!("/order/{}", link::token(&app.state, id))
}

/// The form as a page of ours sends it.
async fn send(app: &App, path: &str, form: &str) -> crate::support::Reply {
    let request = app.post(path).header("sec-fetch-site", "same-origin");
    request.form(form).send().await
}

pub async fn the_shopper_cancels_while_nothing_has_left(app: App) {
    let id = buy(&app).await;
    let page = path(&app, &id);
    let cancel = format!("{page}/cancel");
    let before = app.get(&page).send().await.expect(200);
    assert!(before.text.contains("Cancel it now"), "{}", before.text);

    let foreign = app.post(&cancel).header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.form("").send().await.status, 403);
    let guessed = format!("/order/{id}.forged/cancel");
    assert_eq!(send(&app, &guessed, "").await.status, 403);
    let untouched = order::get(&app.state, &id).await.unwrap();
    assert!(untouched.life.cancelled.is_none());

    assert_eq!(send(&app, &cancel, "").await.status, 303);
    let after = app.get(&page).send().await.expect(200);
    assert!(
        after.text.contains("This order is cancelled"),
        "{}",
        after.text
    );
    assert!(!after.text.contains("Cancel it now"));
    assert_eq!(send(&app, &cancel, "").await.status, 409);
}

pub async fn a_shipped_order_shows_its_tracking(app: App) {
    let id = buy(&app).await;
    let way = Way::Carrier {
        carrier: "DHL".to_owned(),
        tracking_number: Some("JD014600".to_owned()),
        tracking_url: Some("https://dhl.example/JD014600".to_owned()),
    };
    steps::hand_over(&app.state, &id, Vec::new(), way)
        .await
        .unwrap();
    let page = app.get(&path(&app, &id)).send().await.expect(200);
    for part in [
        "On its way",
        "JD014600",
        "https://dhl.example/JD014600",
        "Withdraw from contract here",
    ] {
        assert!(page.text.contains(part), "{part}");
    }
    assert!(!page.text.contains("Cancel it now"));
}

pub async fn a_withdrawal_takes_two_steps_and_counts_once(app: App) {
    let id = buy(&app).await;
    steps::hand_over(&app.state, &id, Vec::new(), Way::Pickup)
        .await
        .unwrap();
    steps::receive(&app.state, &id, 1).await.unwrap();
    let withdraw = format!("{}/withdraw", path(&app, &id));
    let form = app.get(&withdraw).send().await.expect(200);
    assert!(form.text.contains("Ada Byron") && form.text.contains("ada@example.com"));
    let order = order::get(&app.state, &id).await.unwrap();
    let line = &order.lines[0].id;

    let nothing = send(
        &app,
        &withdraw,
        "name=Ada&email=ada%40example.com&step=review",
    )
    .await;
    assert!(nothing.text.contains("Please choose"), "{}", nothing.text);
    let statement = format!("line={line}&name=Ada+%3Cb%3E&email=ada%40example.com");
    let review = send(&app, &withdraw, &format!("{statement}&step=review")).await;
    assert!(review.text.contains("Confirm withdrawal") && review.text.contains("Ada &lt;b&gt;"));
    let order = order::get(&app.state, &id).await.unwrap();
    assert!(order.life.withdrawal.is_none(), "a statement alone is none");

    for _ in 0..2 {
        let confirmed = send(&app, &withdraw, &format!("{statement}&step=confirm")).await;
        assert_eq!(confirmed.status, 303);
    }
    let received = app.get(&withdraw).send().await.expect(200);
    assert!(received.text.contains("reached us on"), "{}", received.text);
    let order = order::get(&app.state, &id).await.unwrap();
    assert_eq!(order.life.withdrawal.unwrap().pieces[0].quantity, 2);
}

pub async fn after_its_time_a_withdrawal_is_refused_in_words(app: App) {
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    let id = buy(&app).await;
    steps::hand_over(&app.state, &id, Vec::new(), Way::Pickup)
        .await
        .unwrap();
    app.wait_ms(30 * DAY_MS);
    let page = path(&app, &id);
    let open = app.get(&page).send().await.expect(200);
    assert!(
        open.text.contains("Withdraw from contract here"),
        "it has not arrived yet"
    );
    steps::receive(&app.state, &id, 1).await.unwrap();
    app.wait_ms(16 * DAY_MS);
    let over = app
        .get(&format!("{page}/withdraw"))
        .send()
        .await
        .expect(200);
    assert!(over.text.contains("time to withdraw"), "{}", over.text);
    let order = order::get(&app.state, &id).await.unwrap();
    let statement = steps::Statement {
        name: "Ada".to_owned(),
        email: "ada@example.com".to_owned(),
        pieces: Vec::new(),
    };
    assert!(
        steps::withdraw(&app.state, &order.id, statement)
            .await
            .is_err()
    );
}

pub async fn without_the_link_number_and_address_withdraw_and_tell_nothing(app: App) {
    let id = buy(&app).await;
    let bought = order::get(&app.state, &id).await.unwrap();
    let number = bought.number.to_string();
    let form = app.get("/withdraw").send().await.expect(200);
    assert!(form.text.contains("Order number"), "{}", form.text);
    let legal = app.get("/legal/withdrawal").send().await.expect(200);
    assert!(legal.text.contains("href=\"/withdraw\""));

    let state = async |number: &str, email: &str, step: &str| {
        let body = format!("name=Ada&number={number}&email={email}&step={step}");
        send(&app, "/withdraw", &body).await.expect(200).text
    };
    let missing = state("", "ada%40example.com", "review").await;
    assert!(missing.contains("Please give your name"), "{missing}");
    let review = state(&number, "ada%40example.com", "review").await;
    assert!(review.contains("Confirm withdrawal"), "{review}");

    let wrong_address = state(&number, "eve%40example.com", "confirm").await;
    let wrong_number = state("SP-1-00", "ada%40example.com", "confirm").await;
    let untouched = order::get(&app.state, &id).await.unwrap();
    assert!(untouched.life.withdrawal.is_none());
    let right = state(&number.to_lowercase(), "ADA%40example.com", "confirm").await;
    let twice = state(&number, "ada%40example.com", "confirm").await;
    assert!(right.contains("has reached us"), "{right}");
    for other in [wrong_address, wrong_number, twice] {
        assert_eq!(other, right, "the answer tells nothing");
    }
    let withdrawn = order::get(&app.state, &id).await.unwrap().life.withdrawal;
    let withdrawn = withdrawn.unwrap();
    assert_eq!(withdrawn.email, "ada@example.com");
    assert_eq!(withdrawn.pieces[0].quantity, 2);
    let foreign = app.post("/withdraw").header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.form("").send().await.status, 403);
}
