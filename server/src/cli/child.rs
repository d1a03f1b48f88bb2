//! The test provider as a child of the server: started, heard, and started again should it end.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};

use spotlet::domain::payment::Provider;

use crate::signer::Purpose;
use crate::state::AppState;
use crate::store;

/// The first wait before it is started again.
const FIRST_WAIT: Duration = Duration::from_millis(100);
/// The longest wait before it is started again.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A running child and the pipe whose end tells it to end.
pub struct Running {
    child: Child,
    /// Waiting for a child closes the input that it was started with, so it is kept apart.
    _life_line: Option<ChildStdin>,
}

/// Starts one, before the first shopper comes, if there is anything for it to do.
pub async fn first(state: &AppState) -> Option<Running> {
    if !is_wanted(state).await {
        return None;
    }
    start(state)
        .await
        .inspect_err(|error| tracing::error!(%error, "the test provider does not start"))
        .ok()
}

/// Test payments are offered, or were once: what was paid with them can still be given back.
async fn is_wanted(state: &AppState) -> bool {
    let is_needed = async {
        let mut conn = state.store.read().await?;
        store::payment::is_needed(&mut conn, Provider::Test).await
    };
    state.config.newest().test_payments
        || is_needed.await.unwrap_or_else(|error| {
            // Nobody asks again later, and one that is not needed harms nobody.
            tracing::error!(%error, "nobody knows whether there are test payments");
            true
        })
}

/// Keeps one running from when it is wanted. Ends only with the server, and the child with it.
pub async fn keep(state: AppState, mut running: Option<Running>) {
    let mut wait = FIRST_WAIT;
    let mut changes = state.config.changes();
    loop {
        let is_gone = match running.take() {
            None if is_wanted(&state).await => false,
            None => changes
                .wait_for(|now| now.config.test_payments)
                .await
                .is_err(),
            // It outlives the switch to live payments: what was begun with it is finished with it.
            Some(mut child) => {
                let ended = child.child.wait().await;
                tracing::warn!(?ended, "the test provider has ended");
                wait = FIRST_WAIT;
                false
            }
        };
        if is_gone {
            return;
        }
        if !is_wanted(&state).await {
            continue;
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
        running = first(&state).await;
    }
}

async fn start(state: &AppState) -> std::io::Result<Running> {
    let config = &state.config;
    let secret = match &config.test_provider.secret {
        Some(secret) => secret.clone(),
        None => state.signer.sign(Purpose::TestProvider, "1"),
    };
    // A wildcard address cannot be called; this machine's own can.
    let mut shop = config.listen;
    if shop.ip().is_unspecified() {
        shop.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    let mut child = Command::new(std::env::current_exe()?)
        .arg("test-provider")
        .arg("--until-input-ends")
        .arg("--data")
        .arg(config.data_dir.join("test-provider"))
        .args(["--webhook-url", &format!("http://{shop}/webhooks/test")])
        // Not an argument: those are everybody's to read.
        .env("SPOTLET_TEST_PROVIDER_SECRET", secret)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let output = child.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?;
    let origin = BufReader::new(output).lines().next_line().await?;
    let origin = origin.ok_or(std::io::ErrorKind::UnexpectedEof)?;
    tracing::info!(origin, "the test provider is running");
    state.payments.test_provider_listens(&origin);
    Ok(Running {
        _life_line: child.stdin.take(),
        child,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Arc;

    use super::*;
    use crate::clock::SystemClock;
    use crate::config::Config;
    use crate::store::Store;

    #[tokio::test]
    async fn it_is_wanted_while_the_database_does_not_say_that_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), None).await.unwrap();
        let config = Config {
            data_dir: folder.path().to_owned(),
            test_payments: false,
            ..Config::default()
        };
        let clock = Arc::new(SystemClock);
        let state = AppState::new(store, Arc::new(config), clock).await.unwrap();
        assert!(!is_wanted(&state).await);
        state.store.close().await;
        assert!(is_wanted(&state).await);
    }
}
