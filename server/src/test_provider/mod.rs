//! The built-in test provider: a process of its own that keeps books and moves no money.
//!
//! It stands where a real provider would: across a socket, with a ledger in a file of its own, idempotency keys, signed
//! webhooks, and everything that can go wrong on the way, so that a shop's failures can be tried out. It must not know what
//! is bought, nor any table of the shop. The calls it answers are described in `payment::test`.
//!
//! To add something that can go wrong: a variant of `Trouble` in `payment::test::wire`, its arm in `fault` or `routes`.

mod fault;
mod ledger;
mod routes;
mod serve;
mod webhook;

use std::path::Path;
use std::sync::Arc;

use thiserror::Error;
use tokio::net::TcpListener;

use self::fault::Faults;
use self::ledger::Ledger;
use self::webhook::Webhooks;

pub use self::webhook::SIGNATURE;

/// Where webhooks go, if anywhere.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The shop's `/webhooks/test`.
    pub webhook_url: Option<String>,
    /// The key that both sides hold.
    pub secret: String,
    /// How long every answer takes, in milliseconds.
    pub delay_ms: u64,
}

/// The provider cannot start.
#[derive(Debug, Error)]
pub enum StartError {
    /// Its folder cannot be used.
    #[error("the folder of the test provider cannot be used: {0}")]
    Folder(#[source] std::io::Error),
    /// Its books cannot be opened.
    #[error("the ledger of the test provider cannot be opened: {0}")]
    Ledger(#[from] sqlx::Error),
    /// It cannot call the shop.
    #[error("the test provider cannot call the shop: {0}")]
    Client(#[from] reqwest::Error),
}

/// What its routes share.
#[derive(Clone)]
struct Provider {
    ledger: Ledger,
    faults: Arc<Faults>,
    webhooks: Option<Webhooks>,
    secret: Arc<str>,
}

/// Serves on `listener` with the books in `folder`, until it is dropped.
///
/// # Errors
/// When it cannot start.
pub async fn run(
    listener: TcpListener,
    folder: &Path,
    options: Options,
) -> Result<std::convert::Infallible, StartError> {
    let faults = Arc::new(Faults::default());
    let webhooks = options
        .webhook_url
        .map(|url| Webhooks::new(url, options.secret.clone(), Arc::clone(&faults)))
        .transpose()?;
    let provider = Provider {
        ledger: Ledger::open(folder).await?,
        faults,
        webhooks,
        secret: options.secret.into(),
    };
    let router = routes::router(provider);
    Ok(serve::run(listener, router, options.delay_ms).await)
}
