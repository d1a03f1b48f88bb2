//! The built scripts, styles and wasm: what there is and under which address it is served.
//!
//! `cargo xtask build` writes a folder with `manifest.json`, `spotlet.js` and `a/{build}/…`, each file with `.br` and `.gz`
//! siblings. It is read into memory once, at the start; it is small, and a release then cannot change under a running server.
//! This module knows nothing of posts. To serve one more asset, let xtask put it into the manifest.

mod encoding;
mod file;
mod load;
mod reply;

use std::collections::BTreeMap;

pub use encoding::Encoding;
pub use file::AssetFile;
pub use load::AssetsError;
pub use reply::Caching;

/// Name of the loader at the top of the folder.
const LOADER: &str = "spotlet.js";

/// All built files.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    build: String,
    /// Address below `/v1/`, such as `a/3f2c/post.css`, to file. Older builds may be among them.
    files: BTreeMap<String, AssetFile>,
    /// Name in the manifest, such as `post.css`, to address below `/v1/`.
    names: BTreeMap<String, String>,
}

impl Assets {
    /// No files at all: for tests and for `spotlet render` before a build. Addresses are still well formed.
    #[must_use]
    pub fn none() -> Self {
        Self {
            build: "none".to_owned(),
            ..Self::default()
        }
    }

    /// Version of the assets; a part of their addresses.
    #[must_use]
    pub fn build(&self) -> &str {
        &self.build
    }

    /// Path below the origin of a file by its name in the manifest.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        match self.names.get(name) {
            Some(path) => format!("/v1/{path}"),
            None => format!("/v1/a/{}/{name}", self.build),
        }
    }

    /// The file at a path below `/v1/`.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&AssetFile> {
        self.files.get(path)
    }

    /// The loader, the one script that merchants name.
    #[must_use]
    pub fn loader(&self) -> Option<&AssetFile> {
        self.files.get(LOADER)
    }

    /// The text of a stylesheet by its name in the manifest; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.names
            .get(name)
            .and_then(|path| self.files.get(path))
            .and_then(|file| std::str::from_utf8(&file.body).ok())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
