//! Invoices: one for each order, in the language of its market.

use spotlet::domain::id::OrderId;
use spotlet_server::service::order::{invoice, link};

use crate::support::App;
use crate::support::ucp::{complete, ready_checkout};

async fn buy(app: &App, items: &[(&str, i64)]) -> OrderId {
    let checkout = ready_checkout(app, items).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    done.json["order"]["id"].as_str().unwrap().parse().unwrap()
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
