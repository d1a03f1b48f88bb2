//! One set of settings at a time, exchanged as a whole.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use tokio::sync::watch;

use super::Section;
use crate::config::Config;
use crate::store::{Conn, StoreError, setting};

/// The settings of one moment. A clone is as of now.
pub struct Settings {
    now: Arc<Standing>,
    newest: Arc<watch::Sender<Arc<Standing>>>,
}

/// What holds, and where it comes from.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What the file and the environment say.
    pub configured: Arc<Config>,
    /// What holds.
    pub config: Arc<Config>,
    /// The newest change that is in it; 0 for none.
    pub number: i64,
    /// The number of the newest change of each section.
    pub versions: BTreeMap<Section, i64>,
    /// The sections that the studio decides.
    pub stored: Vec<Section>,
    /// Those whose stored document is refused by now, and why; the file counts for them.
    pub refused: BTreeMap<Section, String>,
}

impl Clone for Settings {
    fn clone(&self) -> Self {
        Self {
            now: self.newest.borrow().clone(),
            newest: Arc::clone(&self.newest),
        }
    }
}

impl Deref for Settings {
    type Target = Config;

    fn deref(&self) -> &Config {
        &self.now.config
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("number", &self.now.number)
            .field("config", &self.now.config)
            .finish()
    }
}

impl Settings {
    /// What is configured, before anything stored was read.
    #[must_use]
    pub fn new(configured: Arc<Config>) -> Self {
        let now = Arc::new(Standing {
            config: Arc::clone(&configured),
            configured,
            number: 0,
            versions: BTreeMap::new(),
            stored: Vec::new(),
            refused: BTreeMap::new(),
        });
        Self {
            newest: Arc::new(watch::Sender::new(Arc::clone(&now))),
            now,
        }
    }

    /// Where the settings of this clone come from.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.now
    }

    /// What holds at this very moment, whatever this clone says.
    #[must_use]
    pub fn newest(&self) -> Arc<Config> {
        Arc::clone(&self.newest.borrow().config)
    }

    /// Tells when the settings change.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<Arc<Standing>> {
        self.newest.subscribe()
    }

    /// Reads what is stored; from then on every new clone has it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&self, conn: &mut Conn) -> Result<(), StoreError> {
        let before = self.newest.borrow().clone();
        // Read first: a change that comes in between is read twice, never missed.
        let number = setting::newest(conn).await?;
        let mut config = Config::clone(&before.configured);
        let mut versions = BTreeMap::new();
        let mut stored = Vec::new();
        let mut refused = BTreeMap::new();
        for change in setting::current(conn).await? {
            // A newer server may know more.
            let Some(section) = Section::named(&change.section) else {
                continue;
            };
            versions.insert(section, change.number);
            if change.document.is_empty() {
                continue;
            }
            match section.apply(&mut config, &change.document) {
                Ok(()) => stored.push(section),
                Err(error) => {
                    tracing::error!(section = section.name(), %error, "stored settings are refused: the file counts");
                    refused.insert(section, error.to_string());
                }
            }
        }
        let standing = Arc::new(Standing {
            configured: Arc::clone(&before.configured),
            config: Arc::new(config),
            number,
            versions,
            stored,
            refused,
        });
        // Two may have read at once, and the one with the newer answer may have been first.
        self.newest.send_if_modified(|newest| {
            let is_newer = standing.number >= newest.number;
            if is_newer {
                *newest = standing;
            }
            is_newer
        });
        Ok(())
    }
}
