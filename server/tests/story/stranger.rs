//! A stranger's client buys: the models of PyPI's `ucp-sdk` parse every reply of a whole purchase.
//!
//! The one thing here that needs Python: see docs/DECISIONS.md. The packages stand in a folder of their own below `target`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::Duration;

use serde_json::json;
use spotlet_server::config::Config;
use spotlet_server::service::platform;
use tokio::net::TcpListener;
use tokio::process::Command;
use tokio::time::timeout;

use crate::support::App;
use crate::support::agent::{Agent, profile};
use crate::support::discounts::offering;

const CODE: &str = r#"
    [[discount]]
    id = "stranger"
    title = "Welcome, stranger"
    code = "STRANGER"
    amount = "5.00 EUR"
"#;
const SDK: &str = "ucp-sdk==0.4.*";
const INSTALLED_WITHIN: Duration = Duration::from_secs(300);
const BOUGHT_WITHIN: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn a_strangers_client_buys() {
    let python = sdk().await;
    let agent = Agent::serving(json!({
        "stranger": profile(&["checkout", "fulfillment", "cart", "order", "catalog.search", "catalog.lookup", "discount"]),
    }))
    .await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let allowed = vec![agent.origin.clone()];
    let public_url = origin.clone();
    let app = App::on_sqlite().await.reconfigured(|config| Config {
        public_url,
        outbound_allow: allowed,
        ..config
    });
    let app = offering(app.await, CODE).await;
    let url = format!("{}/stranger", agent.origin);
    let (_, key) = platform::add_bound(&app.state, "Stranger", Some(&url))
        .await
        .unwrap();
    let router = spotlet_server::router(app.state.clone());
    let server = tokio::spawn(async move { axum::serve(listener, router).await });

    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/story/stranger.py");
    let mut session = Command::new(python);
    session.arg(script).args([&origin, &url, &key]);
    session.env("no_proxy", "127.0.0.1");
    let done = run(session, BOUGHT_WITHIN).await;
    server.abort();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// The Python of a virtual environment with the SDK in it, made at the first run.
async fn sdk() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let home = target.join("ucp-sdk");
    let (python, ready) = (home.join("bin/python"), home.join("ready"));
    // Two test runs at once make one environment.
    let lock = File::create(target.join("ucp-sdk.lock")).unwrap();
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock))
        .await
        .unwrap()
        .unwrap();
    // The marker says that the packages are complete, the import that the Python they were made for is still there.
    let mut import = Command::new(&python);
    import.args(["-c", "import ucp_sdk.models.schemas.shopping.fulfillment"]);
    let works = import.output().await;
    if !ready.exists() || !works.is_ok_and(|done| done.status.success()) {
        let mut make = Command::new("python3");
        make.args(["-m", "venv", "--clear"]).arg(&home);
        let mut install = Command::new(&python);
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            SDK,
        ]);
        for command in [make, install] {
            let done = run(command, INSTALLED_WITHIN).await;
            assert!(
                done.status.success(),
                "{}",
                String::from_utf8_lossy(&done.stderr)
            );
        }
        File::create(ready).unwrap();
    }
    drop(lock);
    python
}

async fn run(mut command: Command, limit: Duration) -> Output {
    let output = command.kill_on_drop(true).output();
    timeout(limit, output)
        .await
        .expect("it takes too long")
        .unwrap()
}
