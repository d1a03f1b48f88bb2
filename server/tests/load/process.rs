//! A server process of its own, on a shop with one post.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use spotlet_server::clock::SystemClock;
use spotlet_server::config::Config;
use spotlet_server::state::AppState;
use spotlet_server::store::Store;
use tempfile::TempDir;

use crate::goods;
use crate::wire::Wire;

/// Where the data lies; the process comes and goes.
pub struct Shop {
    folder: TempDir,
    database_url: Option<String>,
    pub address: SocketAddr,
}

/// Killed when dropped.
pub struct Process(Child);

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
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .unwrap();
        let shop = Self {
            folder,
            database_url,
            address: port,
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

    /// Starts the server and waits until it answers.
    pub async fn start(&self) -> Process {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spotlet"));
        command
            .arg("serve")
            .arg("--data")
            .arg(self.data_dir())
            .arg("--assets")
            .arg(self.data_dir())
            .args(["--listen", &self.address.to_string()])
            .current_dir(self.data_dir())
            .env("SPOTLET_LIKES_PER_MINUTE", "0")
            .env("SPOTLET_STREAMS_PER_ADDRESS", "0")
            .env("SPOTLET_LOG", "error")
            .stdin(Stdio::null());
        if let Some(url) = &self.database_url {
            command.env("SPOTLET_DATABASE_URL", url);
        }
        let process = Process(command.spawn().unwrap());
        let up = async {
            loop {
                if let Ok(mut wire) = Wire::connect(self.address).await
                    && wire.send("GET", "/readyz", &[]).await.is_ok()
                {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), up)
            .await
            .expect("the server did not come up");
        process
    }
}

impl Process {
    /// SIGKILL: no time to finish anything.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Memory that the process holds now, in kilobytes.
    pub fn memory_kb(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Gone already after `kill`.
        let _gone = self.0.kill();
        let _gone = self.0.wait();
    }
}
