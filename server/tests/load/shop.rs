//! A server process of its own, on a shop with one post.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use spotlet_server::clock::SystemClock;
use spotlet_server::config::Config;
use spotlet_server::state::AppState;
use spotlet_server::store::Store;
use tempfile::TempDir;
use tokio::process::Child;

use crate::{goods, serving};

/// Where the data lies; the process comes and goes.
pub struct Shop {
    folder: TempDir,
    database_url: Option<String>,
}

/// Killed when dropped.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
}

impl Shop {
    pub async fn new(database_url: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("manifest.json"),
            r#"{"build":"none","files":{}}"#,
        )
        .unwrap();
        fs::write(folder.path().join("spotlet.js"), "").unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        let shop = Self {
            folder,
            database_url,
        };
        let store = shop.store().await;
        let config = Arc::new(Config::default());
        let state = AppState::new(store, config, Arc::new(SystemClock))
            .await
            .unwrap();
        goods::fill(&state).await;
        state.store.close().await;
        shop
    }

    /// The database, beside the running process.
    pub async fn store(&self) -> Store {
        Store::open(self.data_dir(), self.database_url.as_deref())
            .await
            .unwrap()
    }

    fn data_dir(&self) -> &Path {
        self.folder.path()
    }

    /// Starts the server and waits until it is ready. Each start has an address of its own.
    pub async fn start(&self) -> Process {
        let mut command = serving::program();
        command
            .arg("serve")
            .arg("--data")
            .arg(self.data_dir())
            .arg("--assets")
            .arg(self.data_dir())
            .current_dir(self.data_dir())
            .env("SPOTLET_LIKES_PER_MINUTE", "0")
            .env("SPOTLET_STREAMS_PER_ADDRESS", "0");
        if let Some(url) = &self.database_url {
            command.env("SPOTLET_DATABASE_URL", url);
        }
        let (child, address) = serving::start(&mut command).await;
        Process { child, address }
    }
}

impl Process {
    /// SIGKILL: no time to finish anything.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Memory that the process holds now, in kilobytes.
    pub fn memory_kb(&self) -> u64 {
        let id = self.child.id().expect("a running process");
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}
