//! Opening a database: which one, with what settings, brought up to the newest schema.

use std::path::Path;
use std::time::Duration;

use sqlx::Executor as _;
use sqlx::any::AnyPoolOptions;
use url::Url;

use super::{Kind, Store, StoreError};

/// The schema, in steps. A landed step is never edited.
static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// How long a caller waits for a connection before it is told that the server is busy.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
const READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;

/// What SQLite is told on each new connection. `FULL` makes a commit survive a power cut, which an
/// order must; the timeout lets another process (an import) write beside a running server.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; \
     PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

impl Store {
    /// Opens PostgreSQL at `database_url`, or without one the embedded file in `data_dir`,
    /// and brings it up to the newest schema.
    ///
    /// # Errors
    /// When the folder cannot be made, the URL is of another database, or a migration fails.
    pub async fn open(data_dir: &Path, database_url: Option<&str>) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let store = match database_url {
            Some(url) if url.starts_with("postgres:") || url.starts_with("postgresql:") => {
                postgres(url).await?
            }
            Some(url) if url.starts_with("sqlite:") => sqlite(url).await?,
            Some(_) => return Err(StoreError::UnknownDatabase),
            None => sqlite(&file_url(data_dir)?).await?,
        };
        MIGRATIONS.run(&store.writers).await?;
        Ok(store)
    }
}

async fn postgres(url: &str) -> Result<Store, StoreError> {
    let pool = AnyPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect(url)
        .await?;
    Ok(Store {
        kind: Kind::Postgres,
        readers: pool.clone(),
        writers: pool,
        postgres_url: Some(url.into()),
    })
}

async fn sqlite(url: &str) -> Result<Store, StoreError> {
    let options = || {
        AnyPoolOptions::new()
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .after_connect(|conn, _| {
                Box::pin(async move {
                    conn.execute(SQLITE_SETTINGS).await?;
                    Ok(())
                })
            })
    };
    // The writer comes first: it makes the file and switches it to WAL before anyone reads.
    let writers = options().max_connections(1).connect(url).await?;
    let readers = options().max_connections(READERS).connect(url).await?;
    Ok(Store {
        kind: Kind::Sqlite,
        readers,
        writers,
        postgres_url: None,
    })
}

/// The URL of the embedded file; a path may hold any character, so it is encoded.
fn file_url(data_dir: &Path) -> Result<String, StoreError> {
    std::fs::create_dir_all(data_dir).map_err(StoreError::DataDir)?;
    let file = data_dir
        .canonicalize()
        .map_err(StoreError::DataDir)?
        .join("spotlet.db");
    let path = file
        .to_str()
        .ok_or(StoreError::UnknownDatabase)?
        .replace('%', "%25");
    let mut url = Url::parse("sqlite:///").map_err(|_| StoreError::UnknownDatabase)?;
    url.set_path(&path);
    url.set_query(Some("mode=rwc"));
    Ok(url.into())
}
