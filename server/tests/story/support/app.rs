//! A whole server with goods, without a socket.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use spotlet::domain::payment::Provider;
use spotlet_server::config::Config;
use spotlet_server::limit::Limits;
use spotlet_server::payment::Connector;
use spotlet_server::payment::test::TestApi;
use spotlet_server::payment::test::wire::{Fault, Operation, Payment, Trouble};
use spotlet_server::state::AppState;
use spotlet_server::store::{Kind, Store};
use spotlet_server::test_provider::{self, Options, StartError};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::clock::StoryClock;
use super::request::RequestBuilder;
use super::{goods, postgres};

/// A machine that does much else may take long for a charge, and no story is about that: those that are say how long they wait.
const PATIENCE: Duration = Duration::from_secs(120);

type Running = JoinHandle<Result<std::convert::Infallible, StartError>>;

pub struct App {
    pub state: AppState,
    clock: Arc<StoryClock>,
    router: Router,
    config: Arc<Config>,
    provider: Mutex<Option<Running>>,
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

    async fn open(config: Arc<Config>, folder: TempDir, clock: Arc<StoryClock>) -> Self {
        let store = Store::open(&config.data_dir, config.database_url.as_deref())
            .await
            .unwrap();
        let state = new_state(store, Arc::clone(&config), &clock).await;
        let provider = start_provider(&state, folder.path()).await;
        let router = spotlet_server::router(state.clone());
        Self {
            provider: Mutex::new(provider),
            state,
            clock,
            router,
            config,
            _folder: folder,
        }
    }

    /// A shop on what a backup held: `prepare` fills its folder.
    pub async fn restored(database_url: Option<String>, prepare: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let config = Config {
            data_dir: PathBuf::from(folder.path()),
            database_url,
            test_payments: true,
            fulfillment: goods::fulfillment(),
            ..Config::default()
        };
        Self::open(Arc::new(config), folder, Arc::default()).await
    }

    /// Stops the server and starts it again on the same data.
    pub async fn restarted(self) -> Self {
        self.stop_provider().await;
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
        self.stop_provider().await;
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
        new_state(store, config, &self.clock).await
    }

    /// The same shop with what was changed in its state.
    pub fn with_this_state(self) -> Self {
        Self {
            router: spotlet_server::router(self.state.clone()),
            ..self
        }
    }

    /// The same shop, whose limits give one back only each time so many seconds have passed: how slow the machine is decides
    /// nothing. They are those that stories reach.
    pub fn refilled_each_s(mut self, seconds: u64) -> Self {
        let mut limits = Limits::new(&self.config);
        for limit in [
            &mut limits.likes_by_visitor,
            &mut limits.comments_by_visitor,
            &mut limits.comments_by_address,
            &mut limits.logins_by_account,
        ] {
            *limit = limit.refilled_each(Duration::from_secs(seconds));
        }
        self.state.limits = Arc::new(limits);
        self.with_this_state()
    }

    /// Waits until somebody waits for what a transaction has locked. On SQLite everybody who writes does, from the beginning.
    pub async fn until_somebody_waits(&self) {
        let mut waiting = i64::from(self.state.store.kind() == Kind::Sqlite);
        while waiting == 0 {
            let mut conn = self.state.store.read().await.unwrap();
            (waiting,) = sqlx::query_as(
                "SELECT COUNT(*) FROM pg_stat_activity \
                 WHERE datname = current_database() AND wait_event_type = 'Lock'",
            )
            .fetch_one(&mut *conn)
            .await
            .unwrap();
        }
    }

    /// From now on the provider cannot be reached.
    pub async fn stop_provider(&self) {
        let running = self.provider.lock().unwrap().take();
        if let Some(running) = running {
            running.abort();
            // Its listener and its connections end with it.
            assert!(running.await.is_err_and(|ended| ended.is_cancelled()));
        }
    }

    /// Serves the shop on a free port as well; its origin. It ends with the test.
    pub async fn listen(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let service = self
            .router
            .clone()
            .into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        origin
    }

    /// Lets time pass.
    pub fn wait_ms(&self, ms: i64) {
        self.clock.wait_ms(ms);
    }

    /// What stands in the provider's own books.
    pub async fn ledger(&self) -> Vec<Payment> {
        let call = self.test_api().ledger();
        self.state
            .payments
            .send(Provider::Test, call)
            .await
            .unwrap()
    }

    /// What the provider has charged for a checkout, charge by charge.
    pub async fn charges(&self, checkout: &str) -> Vec<i64> {
        let payments = self.ledger().await.into_iter();
        payments
            .filter(|payment| payment.key.starts_with(&format!("{checkout}.")))
            .filter(|payment| payment.captured > 0)
            .map(|payment| payment.captured)
            .collect()
    }

    /// From now on these things go wrong at the provider.
    pub async fn trouble(&self, on: Operation, does: Trouble, times: Option<u32>) {
        self.set_faults(&[Fault { on, does, times }]).await;
    }

    /// Nothing goes wrong any more.
    pub async fn no_trouble(&self) {
        self.set_faults(&[]).await;
    }

    async fn set_faults(&self, faults: &[Fault]) {
        let call = self.test_api().set_faults(faults);
        self.state
            .payments
            .send(Provider::Test, call)
            .await
            .unwrap();
    }

    pub fn test_api(&self) -> TestApi {
        match self.state.payments.connector(Provider::Test) {
            Ok(Connector::Test(api)) => api,
            other => panic!("no test provider: {other:?}"),
        }
    }

    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.router.clone(), method, path)
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

async fn new_state(store: Store, config: Arc<Config>, clock: &Arc<StoryClock>) -> AppState {
    let state = AppState::new(store, config, clock.clone()).await.unwrap();
    AppState {
        payments: state.payments.clone().with_patience(PATIENCE),
        ..state
    }
}

/// The test provider with its own ledger, across a real socket; it ends with the test.
async fn start_provider(state: &AppState, folder: &Path) -> Option<Running> {
    let Ok(Connector::Test(api)) = state.payments.connector(Provider::Test) else {
        return None;
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let folder = folder.join("test-provider");
    let options = Options {
        secret: api.secret,
        ..Options::default()
    };
    let running = tokio::spawn(async move { test_provider::run(listener, &folder, options).await });
    state.payments.test_provider_listens(&origin);
    Some(running)
}
