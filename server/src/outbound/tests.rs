#![allow(clippy::unwrap_used, clippy::panic)]

use axum::Router;
use axum::http::StatusCode;
use axum::response::Redirect;
use axum::routing::get;
use tokio::net::TcpListener;

use super::*;

/// A server on a port of its own; it ends with the test.
async fn server() -> String {
    let router = Router::new()
        .route("/profile", get(async || "{}"))
        .route("/moved", get(async || Redirect::to("/profile")))
        .route("/long", get(async || "x".repeat(MAX_BYTES + 1)))
        .route("/echo", axum::routing::post(async |body: String| body));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    origin
}

#[tokio::test]
async fn nasty_addresses_are_not_called() {
    let outbound = Outbound::new(&[]).unwrap();
    for address in [
        "",
        "profile",
        "/profile",
        "file:///etc/passwd",
        "ftp://example.com/",
        "data:text/plain,x",
        "http://example.com/",
        "https://user:secret@example.com/",
        "https://user@example.com/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://2130706433/",
        "https://0/",
        "https://0.0.0.0/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::10.0.0.1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://１２７.0.0.1/",
        // A name that the resolver answers with a private address.
        "https://localhost/",
    ] {
        match outbound.get(address).await {
            Err(OutboundError::Forbidden(_)) => {}
            other => panic!("{address}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn an_allowed_origin_is_called_and_its_neighbour_is_not() {
    let (allowed, other) = (server().await, server().await);
    let outbound = Outbound::new(std::slice::from_ref(&allowed)).unwrap();
    let answer = outbound.get(&format!("{allowed}/profile")).await.unwrap();
    assert_eq!((answer.status, answer.body), (StatusCode::OK, b"{}".into()));
    let refused = outbound.get(&format!("{other}/profile")).await.unwrap_err();
    assert!(matches!(refused, OutboundError::Forbidden(_)), "{refused}");
}

#[tokio::test]
async fn redirects_are_not_followed_and_long_answers_not_read() {
    let origin = server().await;
    let outbound = Outbound::new(std::slice::from_ref(&origin)).unwrap();
    let moved = outbound.get(&format!("{origin}/moved")).await.unwrap();
    assert_eq!(moved.status, StatusCode::SEE_OTHER);
    let long = outbound.get(&format!("{origin}/long")).await.unwrap_err();
    assert_eq!(long, OutboundError::TooLarge(MAX_BYTES));
    let sent = b"hello".to_vec();
    let address = format!("{origin}/echo");
    let echo = outbound
        .post(&address, HeaderMap::new(), sent.clone())
        .await;
    assert_eq!(echo.unwrap().body, sent);
}

#[tokio::test]
async fn there_is_a_limit_to_all_of_it() {
    let origin = server().await;
    let outbound = Outbound::new(std::slice::from_ref(&origin)).unwrap();
    let mut busy = None;
    for _ in 0..1_000 {
        if let Err(error) = outbound.get(&format!("{origin}/profile")).await {
            busy = Some(error);
            break;
        }
    }
    assert!(
        matches!(busy, Some(OutboundError::Busy { retry_after_s: 1.. })),
        "{busy:?}"
    );
}
