//! A whole server with goods, without a socket.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use spotlet_server::config::Config;
use spotlet_server::state::AppState;
use spotlet_server::store::{self, Store};
use tempfile::TempDir;

use super::clock::ShiftedClock;
use super::request::RequestBuilder;
use super::{goods, postgres};

pub struct App {
    pub state: AppState,
    clock: Arc<ShiftedClock>,
    router: Router,
    config: Arc<Config>,
    _folder: TempDir,
}

impl App {
    pub async fn on_sqlite() -> Self {
        Self::filled(|config| config).await
    }

    pub async fn on_postgres() -> Self {
        let url = postgres::fresh_database().await;
        Self::filled(|config| Config {
            database_url: Some(url),
            ..config
        })
        .await
    }

    async fn filled(adjust: impl FnOnce(Config) -> Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = adjust(Config {
            data_dir: PathBuf::from(folder.path()),
            test_payments: true,
            fulfillment: goods::fulfillment(),
            ..Config::default()
        });
        let app = Self::open(Arc::new(config), folder, Arc::default()).await;
        goods::fill(&app.state).await;
        app
    }

    async fn open(config: Arc<Config>, folder: TempDir, clock: Arc<ShiftedClock>) -> Self {
        let store = Store::open(&config.data_dir, config.database_url.as_deref())
            .await
            .unwrap();
        let state = AppState::new(store, Arc::clone(&config), clock.clone())
            .await
            .unwrap();
        let router = spotlet_server::router(state.clone());
        Self {
            state,
            clock,
            router,
            config,
            _folder: folder,
        }
    }

    /// Stops the server and starts it again on the same data.
    pub async fn restarted(self) -> Self {
        self.state.store.close().await;
        Self::open(self.config, self._folder, self.clock).await
    }

    /// A second server on the same database.
    pub async fn beside(&self) -> Self {
        let config = Config::clone(&self.config);
        let folder = tempfile::tempdir().unwrap();
        Self::open(Arc::new(config), folder, Arc::clone(&self.clock)).await
    }

    /// The same shop under another configuration.
    pub async fn reconfigured(self, adjust: impl FnOnce(Config) -> Config) -> Self {
        self.state.store.close().await;
        let config = adjust(Config::clone(&self.config));
        Self::open(Arc::new(config), self._folder, self.clock).await
    }

    /// Another server on the same database, as it stands beside the first.
    pub async fn second_node(&self) -> AppState {
        let config = Arc::clone(&self.config);
        let store = Store::open(&config.data_dir, config.database_url.as_deref())
            .await
            .unwrap();
        AppState::new(store, config, self.clock.clone())
            .await
            .unwrap()
    }

    /// Lets time pass.
    pub fn wait_ms(&self, ms: i64) {
        self.clock.wait_ms(ms);
    }

    /// What the provider has charged for a checkout, charge by charge.
    pub async fn charges(&self, checkout: &str) -> Vec<i64> {
        let mut conn = self.state.store.read().await.unwrap();
        let id = checkout.parse().unwrap();
        let entries = store::payment::succeeded(&mut conn, &id).await.unwrap();
        entries.iter().map(|entry| entry.amount_minor).collect()
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.router.clone(), "GET", path)
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.router.clone(), "POST", path)
    }

    pub fn put(&self, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.router.clone(), "PUT", path)
    }

    pub fn delete(&self, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.router.clone(), "DELETE", path)
    }

    pub fn options(&self, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.router.clone(), "OPTIONS", path)
    }
}
