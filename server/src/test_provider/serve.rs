//! The listener. Unlike an ordinary server it can cut the line instead of answering.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tower::ServiceExt as _;

/// Stands in a reply's extensions when the reply shall get lost.
#[derive(Clone, Copy, Debug, Error)]
#[error("this reply is lost on purpose")]
pub(super) struct LoseReply;

pub(super) async fn run(listener: TcpListener, router: Router, delay_ms: u64) -> Infallible {
    // They end with the listener, as those of a process do.
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                // Out of file handles, most likely: others will be given back.
                tracing::warn!(%error, "the test provider could not accept a connection");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Small replies are sent at once.
        let _slower = stream.set_nodelay(true);
        let router = router.clone();
        connections.spawn(async move {
            let answer = service_fn(move |request| {
                let router = router.clone();
                async move {
                    tokio::time::sleep(Duration::from_millis(delay_ms)).await;
                    respond(router, request).await
                }
            });
            // Ends with an error when a reply was lost on purpose, or the shop hung up: both are its business.
            let _ended = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), answer)
                .await;
        });
    }
}

async fn respond(router: Router, request: Request<Incoming>) -> Result<Response<Body>, LoseReply> {
    let response = match router.oneshot(request.map(Body::new)).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    match response.extensions().get::<LoseReply>() {
        Some(lost) => Err(*lost),
        None => Ok(response),
    }
}
