//! Where things are. Every path the tool reads or writes is named here, relative to the repository's root.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The repository this tool was built in.
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the root: the folder above this crate.
    pub fn locate() -> Result<Self> {
        // Cargo says where the crate is now; where it was compiled may be a folder that has moved since.
        let crate_folder =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&crate_folder)
            .parent()
            .context("xtask has no parent folder")?;
        Ok(Self::at(root))
    }

    /// A workspace at a given root.
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
        }
    }

    /// The repository's root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// What the server serves to shoppers: the manifest, the loader and one immutable folder.
    pub fn site(&self) -> PathBuf {
        self.path("target/site")
    }

    /// Finished parts of the site before they are put together, each with the stamp of its inputs.
    pub fn stage(&self) -> PathBuf {
        self.path("target/stage")
    }

    /// The package that holds the browser tests and the build tools that come from npm.
    pub fn e2e(&self) -> PathBuf {
        self.path("tests/e2e")
    }

    /// A path as people write it: relative to the root where it can be, with forward slashes.
    pub fn display(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        relative.to_string_lossy().replace('\\', "/")
    }
}
