//! What most commands begin with: configuration, log, database, state.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::{CliError, log};
use crate::assets::Assets;
use crate::clock::SystemClock;
use crate::config::{Config, Layer};
use crate::import::Importer;
use crate::service::studio::setup as studio;
use crate::state::AppState;
use crate::store::{self, Store};

/// Who owns a demo. The password is drawn at the first start.
const DEMO_OWNER: &str = "owner@halden.example";

/// Arguments of every command that opens the shop. They outweigh the environment, which outweighs the file.
#[derive(Clone, Debug, Default, Args)]
pub struct Place {
    /// Configuration file (default: spotlet.toml, if there is one)
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder for the database and the media
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Folder that `cargo xtask build` filled
    #[arg(long, value_name = "DIR")]
    assets: Option<PathBuf>,
    /// Origin under which browsers reach the server
    #[arg(long, value_name = "ORIGIN")]
    public_url: Option<String>,
    /// Folder of a demo brand; imported when there are no posts yet
    #[arg(long, value_name = "DIR")]
    pub demo: Option<PathBuf>,
}

impl Place {
    /// Reads the configuration; `more` are arguments that only one command has.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn config(&self, more: Layer) -> Result<Config, CliError> {
        let flags = Layer {
            data_dir: self.data.clone(),
            assets_dir: self.assets.clone(),
            public_url: self.public_url.clone(),
            ..more
        };
        let config = Config::load(self.demo_config().as_deref(), self.config.as_deref(), flags)?;
        log::start(&config);
        Ok(config)
    }

    /// A demo may come with settings of its own, such as the test payment; everything else outweighs them.
    fn demo_config(&self) -> Option<PathBuf> {
        self.demo
            .as_ref()
            .map(|folder| folder.join("spotlet.toml"))
            .filter(|file| file.exists())
    }
}

/// Opens the database and puts the state together.
///
/// # Errors
/// When the database cannot be opened.
pub async fn open(config: Config, assets: Assets) -> Result<AppState, CliError> {
    let store = Store::open(&config.data_dir, config.database_url.as_deref()).await?;
    let state = AppState::new(store, Arc::new(config), Arc::new(SystemClock)).await?;
    Ok(state.with_assets(assets))
}

/// What takes files into this shop.
#[must_use]
pub fn importer(state: &AppState) -> Importer {
    Importer {
        store: state.store.clone(),
        media: state.media.clone(),
        clock: Arc::clone(&state.clock),
    }
}

/// Imports a demo, unless the shop has posts already.
///
/// # Errors
/// When a file of it is refused.
pub async fn import_demo(state: &AppState, folder: &Path) -> Result<(), CliError> {
    let mut conn = state.store.read().await?;
    let is_empty = store::post::list(&mut conn).await?.is_empty();
    drop(conn);
    if !is_empty {
        return Ok(());
    }
    tracing::info!(folder = %folder.display(), "importing the demo");
    for file in ["products.json", "posts.json"] {
        let report = importer(state).import(&folder.join(file)).await;
        if report.is_refused() {
            tracing::error!("{report}");
            return Err(CliError::Demo {
                folder: folder.to_owned(),
            });
        }
        tracing::debug!("{report}");
    }
    Ok(())
}

/// Says on the console how to get into the studio of a shop that nobody owns: a demo gets an owner at once.
///
/// # Errors
/// When the database fails.
pub async fn open_studio(state: &AppState, is_demo: bool) -> Result<(), CliError> {
    let failed = |error: String| CliError::Refused(error);
    let is_fresh = studio::is_fresh(state).await;
    if !is_fresh.map_err(|error| failed(error.to_string()))? {
        return Ok(());
    }
    // Not through the log, which is kept and collected: these are secrets.
    #[allow(clippy::print_stderr, reason = "a command line speaks to its terminal")]
    if is_demo {
        let password = studio::rescue(state, DEMO_OWNER).await;
        let password = password.map_err(|error| failed(error.to_string()))?;
        let url = format!("{}/studio", state.config.public_url);
        eprintln!("studio: {url}\n  e-mail   {DEMO_OWNER}\n  password {password}");
    } else {
        eprintln!(
            "studio: nobody owns this shop yet; open {}",
            studio::url(state)
        );
    }
    Ok(())
}
