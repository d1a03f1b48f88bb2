//! Invoices: one for each order, in the language of its market.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::{CancelledBy, Pieces, RefundReason, Way};
use spotlet_server::outbox;
use spotlet_server::service::mails;
use spotlet_server::service::order::steps::{self, RefundOf};
use spotlet_server::service::order::{self, credit_note, invoice, link};
use spotlet_server::store;

use crate::support::App;
use crate::support::ucp::{complete, ready_checkout};

async fn buy(app: &App, items: &[(&str, i64)]) -> OrderId {
    let checkout = ready_checkout(app, items).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    done.json["order"]["id"].as_str().unwrap().parse().unwrap()
}

/// Orders are as they were placed before there were invoices and credit notes.
async fn forget_papers(app: &App) {
    let mut tx = app.state.store.write().await.unwrap();
    for sql in ["DELETE FROM credit_notes", "DELETE FROM invoices"] {
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
    }
    store::commit(tx).await.unwrap();
}

async fn hand_over(app: &App, id: &OrderId) {
    let way = Way::Carrier {
        carrier: "DHL".to_owned(),
        tracking_number: None,
        tracking_url: None,
    };
    steps::hand_over(&app.state, id, Vec::new(), way)
        .await
        .unwrap();
}

async fn give_back(app: &App, id: &OrderId, amount_minor: i64) {
    let of = RefundOf::AmountMinor(amount_minor);
    steps::refund(&app.state, id, of, RefundReason::Goodwill)
        .await
        .unwrap();
}

pub async fn an_order_has_one_invoice_in_the_language_of_its_market(app: App) {
    let (first, second) = (
        buy(&app, &[("coffee-mug-white", 2)]).await,
        buy(&app, &[("coffee-mug-white", 1)]).await,
    );
    let number = invoice::of(&app.state, &first).await.unwrap().number;
    assert_eq!(number.as_str(), "R-1001");
    let next = invoice::of(&app.state, &second).await.unwrap().number;
    assert_eq!(next.as_str(), "R-1002");

    let page = format!("/order/{}", link::token(&app.state, &first));
    let order = app.get(&page).send().await.expect(200);
    assert!(order.text.contains("/invoice\">"), "{}", order.text);
    let shown = app.get(&format!("{page}/invoice")).send().await.expect(200);
    // The shopper reads English; the tax office of the market does not.
    for part in [
        "Rechnung",
        "R-1001",
        "Ada Byron",
        "Torstraße 1",
        "Kaffeebecher",
        "19,00",
        "38,00",
        "19\u{a0}%",
        "6,85",
        "36,05",
    ] {
        assert!(shown.text.contains(part), "{part} in {}", shown.text);
    }
    let forged = format!("/order/{first}.forged/invoice");
    assert_eq!(app.get(&forged).send().await.status, 403);
}

pub async fn a_refund_writes_a_credit_note(app: App) {
    // Another order's refund takes the first number.
    let other = buy(&app, &[("coffee-mug-white", 1)]).await;
    steps::cancel(&app.state, &other, CancelledBy::Merchant)
        .await
        .unwrap();

    let id = buy(&app, &[("coffee-mug-white", 2)]).await;
    let line = order::get(&app.state, &id).await.unwrap().lines[0]
        .id
        .clone();
    hand_over(&app, &id).await;
    let pieces = vec![Pieces { line, quantity: 1 }];
    for of in [RefundOf::Pieces(pieces), RefundOf::AmountMinor(500)] {
        steps::refund(&app.state, &id, of, RefundReason::Goodwill)
            .await
            .unwrap();
    }
    let order = order::get(&app.state, &id).await.unwrap();
    let mut numbers = Vec::new();
    for refund in [1, 2, 1] {
        let (note, refund) = credit_note::of(&app.state, &order, refund).await.unwrap();
        let taken: i64 = note.taxes.iter().map(|tax| tax.taxed_minor).sum();
        assert_eq!(taken, refund.amount.amount_minor);
        numbers.push(note.number.to_string());
    }
    assert_eq!(numbers, ["C-1002", "C-1003", "C-1002"]);
    assert!(credit_note::of(&app.state, &order, 3).await.is_err());

    let page = format!("/order/{}", link::token(&app.state, &id));
    let shown = app.get(&page).send().await.expect(200);
    let invoice = app.get(&format!("{page}/invoice")).send().await.expect(200);
    let path = format!("{page}/credit-notes/1");
    for page in [&shown, &invoice] {
        assert!(page.text.contains(&path), "{}", page.text);
    }
    let note = app.get(&path).send().await.expect(200);
    for part in [
        "Rechnungskorrektur",
        "C-1002",
        "R-1002, ",
        "Ada Byron",
        "Kaffeebecher",
        "-19,00",
        // 19 % in 19.00.
        "-3,03",
        "-15,97",
    ] {
        assert!(note.text.contains(part), "{part} in {}", note.text);
    }
    let part = app
        .get(&format!("{page}/credit-notes/2"))
        .send()
        .await
        .expect(200);
    assert!(part.text.contains("Teil des Preises") && part.text.contains("-5,00"));
    assert_eq!(
        app.get(&format!("{page}/credit-notes/3"))
            .send()
            .await
            .status,
        404
    );
    let forged = format!("/order/{id}.forged/credit-notes/1");
    assert_eq!(app.get(&forged).send().await.status, 403);

    outbox::work_off(&app.state).await.unwrap();
    let kept = mails::newest(&app.state, 20).await.unwrap();
    let mut texts = Vec::new();
    for mail in kept {
        let letter = mails::get(&app.state, &mail.id).await.unwrap().letter;
        texts.push(spotlet_server::mail::text(&letter));
    }
    assert!(texts.iter().any(|text| text.contains(&path)), "{texts:?}");

    let owner = app.owner().await;
    let desk = owner
        .get(&format!("/studio/orders/{}", order.id))
        .send()
        .await
        .expect(200);
    assert!(desk.text.contains(&path), "{}", desk.text);
}

pub async fn whoever_asks_first_for_an_old_order_all_get_the_same(app: App) {
    let order = buy(&app, &[("coffee-mug-white", 1)]).await;
    forget_papers(&app).await;
    let ask = || invoice::of(&app.state, &order);
    let (a, b, c, d) = tokio::join!(ask(), ask(), ask(), ask());
    let numbers = [a, b, c, d].map(|invoice| invoice.unwrap().number);
    assert!(
        numbers.iter().all(|number| *number == numbers[0]),
        "{numbers:?}"
    );
}

pub async fn an_old_order_s_invoice_and_credit_notes_are_opened_at_once(app: App) {
    let id = buy(&app, &[("coffee-mug-white", 2)]).await;
    hand_over(&app, &id).await;
    give_back(&app, &id, 500).await;
    give_back(&app, &id, 300).await;
    let order = order::get(&app.state, &id).await.unwrap();
    for _ in 0..4 {
        forget_papers(&app).await;
        let paper = || invoice::of(&app.state, &id);
        let note = |refund| credit_note::of(&app.state, &order, refund);
        let (a, first, second, again, b) =
            tokio::join!(paper(), note(1), note(2), note(1), paper());
        let invoice = a.unwrap().number;
        assert_eq!(invoice, b.unwrap().number);
        let notes = [first, second, again].map(|note| note.unwrap().0);
        assert!(notes.iter().all(|note| note.invoice == invoice));
        assert_eq!(notes[0].number, notes[2].number);
        assert_ne!(notes[0].number, notes[1].number);
    }
}

pub async fn an_old_order_s_invoice_is_opened_while_it_is_given_back(app: App) {
    let id = buy(&app, &[("coffee-mug-white", 2)]).await;
    hand_over(&app, &id).await;
    for refund in 1..=4 {
        forget_papers(&app).await;
        let (invoice, (), ()) = tokio::join!(
            invoice::of(&app.state, &id),
            give_back(&app, &id, 100),
            give_back(&app, &id, 100),
        );
        let order = order::get(&app.state, &id).await.unwrap();
        let (note, _) = credit_note::of(&app.state, &order, refund).await.unwrap();
        assert_eq!(note.invoice, invoice.unwrap().number);
    }
}
