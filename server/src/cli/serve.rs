//! `spotlet serve`.

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::StatusCode;
use clap::Args;
use tokio::net::TcpListener;
use tokio::signal;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use super::setup::{self, Place};
use super::{CliError, child, reconcile, sweep};
use crate::assets::Assets;
use crate::config::{Config, Layer};
use crate::outbox;
use crate::settings;
use crate::state::AppState;

/// No answer of ours takes long; this frees what a stuck database holds.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long open requests may go on after the server was asked to stop.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// Arguments of `spotlet serve`.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
}

/// Serves until the process is asked to stop.
///
/// # Errors
/// When something it needs is missing; says what.
pub async fn run(arguments: Arguments) -> Result<(), CliError> {
    let more = Layer {
        listen: arguments.listen,
        ..Layer::default()
    };
    let config = arguments.place.config(more)?;
    let assets = Assets::load(&config.assets_dir)?;
    let address = config.listen;
    // Before the database: a second server on the same port should not touch it.
    let listener = TcpListener::bind(address)
        .await
        .map_err(|source| CliError::Listen { address, source })?;
    // Port 0 is any free one; from here on it is the one that was found.
    let address = listener.local_addr().map_err(CliError::Serve)?;
    let config = Config {
        listen: address,
        ..config
    };
    let state = setup::open(config, assets).await?;
    if let Some(demo) = &arguments.place.demo {
        setup::import_demo(&state, demo).await?;
    }
    setup::open_studio(&state, arguments.place.demo.is_some()).await?;
    if state.config.test_payments {
        tracing::warn!("the test payment is offered: no money moves");
    }
    if state.config.fulfillment.shipping.zones.is_empty() {
        tracing::warn!("no [[shipping]] table: nothing can be delivered");
    }
    let mut beside = tokio::task::JoinSet::new();
    beside.spawn(sweep::run(state.clone()));
    beside.spawn(outbox::run(state.clone()));
    beside.spawn(reconcile::run(state.clone()));
    beside.spawn(settings::run(state.clone()));
    if state.config.test_provider.url.is_none() {
        let running = child::first(&state).await;
        beside.spawn(child::keep(state.clone(), running));
    }
    tracing::info!(%address, public_url = state.config.public_url, build = state.assets.build(), "listening");
    let served = serve(listener, &state).await;
    // What the outbox was sending is sent again when its lease is over.
    beside.shutdown().await;
    state.store.close().await;
    tracing::info!("stopped");
    served
}

async fn serve(listener: TcpListener, state: &AppState) -> Result<(), CliError> {
    let app = crate::router(state.clone())
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            ANSWER_WITHIN,
        ))
        .layer(TraceLayer::new_for_http())
        .into_make_service_with_connect_info::<SocketAddr>();
    let (asked, mut heard) = tokio::sync::watch::channel(false);
    let live = state.live.clone();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop_signal().await;
        live.close();
        tracing::info!("stopping: open requests are finished first");
        // Nobody listens any more only when the server is gone already.
        let _gone = asked.send(true);
    });
    tokio::select! {
        done = server => done.map_err(CliError::Serve),
        // Event streams never end by themselves.
        () = async {
            let _asked = heard.wait_for(|asked| *asked).await;
            tokio::time::sleep(STOP_WITHIN).await;
        } => Ok(()),
    }
}

/// Ctrl-C, or what a service manager sends.
async fn stop_signal() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
