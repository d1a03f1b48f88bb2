//! The compiled server as a child process, on a folder that outlives it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitStatus;
use std::time::Duration;

use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use tempfile::TempDir;
use tokio::process::Child;
use tokio::time::{sleep, timeout};

use crate::serving::{self, program};

/// Long enough for a loaded machine; nothing waits so long that goes well.
const PATIENCE: Duration = Duration::from_secs(120);
const AGAIN: Duration = Duration::from_millis(50);
/// What the shop calls itself; where it listens is another matter, and changes with each start.
const PUBLIC_URL: &str = "https://shop.example";
const DEMO_CONFIG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../demo/spotlet.toml");

/// What becomes of the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It came to nothing; the session is open again.
    Open,
    /// There is an order.
    Bought,
}

/// A folder with goods.
pub struct Shop {
    folder: TempDir,
}

/// A running server.
pub struct Server {
    child: Child,
    origin: String,
    http: reqwest::Client,
}

impl Shop {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let goods = json!({ "products": [{ "id": "mug", "title": "Mug", "price": "24.00 EUR", "stock": 9 }] });
        std::fs::write(folder.path().join("goods.json"), goods.to_string()).unwrap();
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("a/new")).unwrap();
        std::fs::write(site.join("spotlet.js"), "").unwrap();
        std::fs::write(site.join("manifest.json"), r#"{"build":"new","files":{}}"#).unwrap();
        let imported = program()
            .current_dir(folder.path())
            .arg("import")
            .arg(folder.path().join("goods.json"))
            .arg("--data")
            .arg(folder.path())
            .output()
            .await
            .unwrap();
        assert!(imported.status.success(), "{imported:?}");
        Self { folder }
    }

    /// Starts the server; with a place to die at, if named.
    pub async fn start(&self, crash_at: Option<&str>) -> Server {
        self.start_with(crash_at.map(|place| ("CRASH_AT", place)))
            .await
    }

    /// The same with a variable of its environment.
    pub async fn start_with(&self, variable: Option<(&str, &str)>) -> Server {
        let mut command = program();
        command
            .arg("serve")
            .args(["--config", DEMO_CONFIG])
            .args(["--public-url", PUBLIC_URL])
            .arg("--data")
            .arg(self.folder.path())
            .arg("--assets")
            .arg(self.folder.path().join("site"))
            .current_dir(self.folder.path());
        if let Some((name, value)) = variable {
            command.env(name, value);
        }
        let (child, address) = serving::start(&mut command).await;
        Server {
            child,
            origin: format!("http://{address}"),
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
        }
    }

    /// Waits until no attempt of a session is open any more, looking into the file only.
    pub async fn until_settled(&self, id: &str) {
        let pool = open(&self.folder.path().join("spotlet.db")).await;
        let settled = async {
            loop {
                let row: (i64,) = sqlx::query_as(
                    "SELECT COUNT(*) FROM payment_attempts WHERE checkout_id = $1 AND is_open = 1",
                )
                .bind(id)
                .fetch_one(&pool)
                .await
                .unwrap();
                if row.0 == 0 {
                    return;
                }
                sleep(AGAIN).await;
            }
        };
        timeout(PATIENCE, settled)
            .await
            .expect("the reconciler settles it");
        pool.close().await;
    }

    /// Gives the newest order's money back, as somebody at a console does.
    pub async fn refund(&self, order: &str) {
        let done = program()
            .current_dir(self.folder.path())
            .args(["order", "refund", order, "--config", DEMO_CONFIG])
            .arg("--data")
            .arg(self.folder.path())
            .output();
        let done = done.await.unwrap();
        assert!(done.status.success(), "{done:?}");
    }

    /// Waits until the provider's ledger says that this much went back, in minor units.
    pub async fn until_refunded(&self, expected: i64) {
        let ledger = open(&self.folder.path().join("test-provider/ledger.db")).await;
        let refunded = async {
            loop {
                let row: (Option<i64>,) = sqlx::query_as("SELECT SUM(amount) FROM refunds")
                    .fetch_one(&ledger)
                    .await
                    .unwrap();
                if row.0 == Some(expected) {
                    return;
                }
                sleep(AGAIN).await;
            }
        };
        timeout(PATIENCE, refunded).await.expect("it goes back");
        ledger.close().await;
    }

    /// What was paid by key of the attempt: by our orders, and by the provider's ledger.
    pub async fn books(&self) -> (BTreeMap<String, i64>, BTreeMap<String, i64>) {
        let ours = open(&self.folder.path().join("spotlet.db")).await;
        let orders: Vec<(String, i64, String)> = sqlx::query_as(
            "SELECT a.checkout_id, a.attempt, o.document FROM orders o \
             JOIN payment_attempts a ON a.checkout_id = o.checkout_id AND a.state = 'succeeded'",
        )
        .fetch_all(&ours)
        .await
        .unwrap();
        ours.close().await;
        let orders = orders.into_iter().map(|(checkout, attempt, document)| {
            let order: Value = serde_json::from_str(&document).unwrap();
            let paid = order["payment"]["amount"]["amount_minor"].as_i64().unwrap();
            (format!("{checkout}.{attempt}"), paid)
        });
        let theirs = open(&self.folder.path().join("test-provider/ledger.db")).await;
        let ledger: Vec<(String, i64)> =
            sqlx::query_as("SELECT key, captured FROM payments WHERE captured > 0")
                .fetch_all(&theirs)
                .await
                .unwrap();
        theirs.close().await;
        (orders.collect(), ledger.into_iter().collect())
    }

    pub async fn stock(&self) -> Value {
        let pool = open(&self.folder.path().join("spotlet.db")).await;
        let row: (i64,) = sqlx::query_as("SELECT SUM(on_hand) FROM stock")
            .fetch_one(&pool)
            .await
            .unwrap();
        pool.close().await;
        json!(row.0)
    }
}

impl Server {
    pub async fn ready_checkout(&self) -> String {
        let body = json!({
            "line_items": [{ "item": { "id": "mug" }, "quantity": 1 }],
            "buyer": { "email": "ada@example.com", "first_name": "Ada", "last_name": "Byron" },
            "fulfillment": { "methods": [{
                "type": "shipping", "selected_destination_id": "home",
                "destinations": [{ "id": "home", "first_name": "Ada", "last_name": "Byron", "street_address": "Torstraße 1",
                    "address_locality": "Berlin", "postal_code": "10119", "address_country": "DE" }],
                "groups": [{ "selected_option_id": "standard" }],
            }] },
        });
        let made = self.post("/ucp/v1/checkout-sessions", &body).await.unwrap();
        assert_eq!(made["status"], "ready_for_complete", "{made}");
        made["id"].as_str().unwrap().to_owned()
    }

    /// Pays; an error when the line was cut.
    pub async fn complete(&self, id: &str) -> Result<Value, reqwest::Error> {
        let body = json!({ "payment": { "instruments": [{
            "id": "card", "handler_id": "test", "type": "card", "selected": true,
            "credential": { "type": "token", "token": "tok_success" },
        }] } });
        self.post(&format!("/ucp/v1/checkout-sessions/{id}/complete"), &body)
            .await
    }

    pub async fn get(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}{path}", self.origin));
        let reply = request.header("ucp-agent", widget()).send();
        serde_json::from_str(&reply.await.unwrap().text().await.unwrap()).unwrap()
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value, reqwest::Error> {
        let reply = self
            .http
            .post(format!("{}{path}", self.origin))
            .header("content-type", "application/json")
            .header("idempotency-key", uuid::Uuid::new_v4().to_string())
            .header("ucp-agent", widget())
            .body(body.to_string())
            .send()
            .await?
            .text()
            .await?;
        Ok(serde_json::from_str(&reply).unwrap_or_else(|_| panic!("{reply}")))
    }

    /// How it ended by itself.
    pub async fn ended(mut self) -> ExitStatus {
        timeout(PATIENCE, self.child.wait())
            .await
            .expect("the server ends")
            .unwrap()
    }

    /// Kills it without a goodbye.
    pub async fn stop(mut self) {
        self.child.kill().await.unwrap();
    }
}

/// The shop's own widget.
fn widget() -> String {
    format!("profile=\"{PUBLIC_URL}/ucp/platform.json\"")
}

async fn open(file: &Path) -> SqlitePool {
    SqlitePool::connect_with(
        SqliteConnectOptions::new()
            .filename(file)
            .busy_timeout(Duration::from_secs(10)),
    )
    .await
    .unwrap()
}
