//! Why a command did not do its work.

use std::net::SocketAddr;
use std::path::PathBuf;

use thiserror::Error;

use crate::assets::AssetsError;
use crate::config::ConfigError;
use crate::problem::Problem;
use crate::state::StateError;
use crate::store::StoreError;
use crate::test_provider;

/// What the operator reads.
#[derive(Debug, Error)]
pub enum CliError {
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The built files are missing.
    #[error(transparent)]
    Assets(#[from] AssetsError),
    /// The database cannot be opened or written.
    #[error("the database cannot be used: {0}")]
    Store(#[from] StoreError),
    /// The server cannot be put together.
    #[error(transparent)]
    State(#[from] StateError),
    /// The test provider does not run.
    #[error(transparent)]
    TestProvider(#[from] test_provider::StartError),
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The server stopped by itself.
    #[error("the server stopped: {0}")]
    Serve(#[source] std::io::Error),
    /// A file was not taken.
    #[error("{} of {total} files were refused", refused)]
    Import {
        /// How many.
        refused: usize,
        /// Of how many.
        total: usize,
    },
    /// The demo folder holds no demo.
    #[error("the demo in {} cannot be imported; see above", folder.display())]
    Demo {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no such post.
    #[error("there is no post `{0}`")]
    NoPost(String),
    /// There is no such order.
    #[error("there is no order `{0}`")]
    NoOrder(String),
    /// The shop says no.
    #[error("{0}")]
    Refused(String),
    /// Something else failed.
    #[error(transparent)]
    Problem(#[from] Problem),
    /// A folder could not be made or removed.
    #[error("a folder cannot be used: {0}")]
    Folder(#[source] std::io::Error),
}
