//! Reading the folder that `cargo xtask build` wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use axum::body::Bytes;
use serde::Deserialize;

use super::file::AssetFile;
use super::{Assets, LOADER};

/// The folder cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    /// There is no build in the folder.
    #[error(
        "there are no built assets in {}: run `cargo xtask build`, or name the folder with --assets",
        folder.display()
    )]
    Missing {
        /// The folder.
        folder: PathBuf,
    },
    /// A file the build should have written is absent or cannot be read.
    #[error("the built asset {} cannot be read ({source}): run `cargo xtask build` again", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The manifest is not what this version understands.
    #[error("{} is not a manifest of this version ({source}): run `cargo xtask build` again", path.display())]
    Manifest {
        /// The file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
}

/// `manifest.json`, as far as the server reads it.
#[derive(Deserialize)]
struct Manifest {
    build: String,
    files: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
}

impl Assets {
    /// Reads the whole folder. Builds that are not in the manifest are kept too: a page that was opened
    /// before a release still asks for its own.
    ///
    /// # Errors
    /// When there is no build, or one of its files cannot be read.
    pub fn load(folder: &Path) -> Result<Self, AssetsError> {
        let path = folder.join("manifest.json");
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(_) => {
                return Err(AssetsError::Missing {
                    folder: folder.to_owned(),
                });
            }
        };
        let manifest: Manifest = serde_json::from_slice(&text)
            .map_err(|source| AssetsError::Manifest { path, source })?;
        let mut files = BTreeMap::new();
        insert_file(&mut files, folder, Path::new(LOADER))?;
        insert_folder(&mut files, folder, Path::new("a"))?;
        let mut names = BTreeMap::new();
        for (name, entry) in manifest.files {
            if !files.contains_key(&entry.path) {
                insert_file(&mut files, folder, Path::new(&entry.path))?;
            }
            names.insert(name, entry.path);
        }
        Ok(Self {
            build: manifest.build,
            files,
            names,
        })
    }
}

fn insert_folder(
    files: &mut BTreeMap<String, AssetFile>,
    root: &Path,
    below: &Path,
) -> Result<(), AssetsError> {
    let folder = root.join(below);
    let unreadable = |source| AssetsError::Unreadable {
        path: folder.clone(),
        source,
    };
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = below.join(entry.file_name());
        if entry.file_type().map_err(unreadable)?.is_dir() {
            insert_folder(files, root, &path)?;
        } else if !is_encoded(&path) {
            insert_file(files, root, &path)?;
        }
    }
    Ok(())
}

fn insert_file(
    files: &mut BTreeMap<String, AssetFile>,
    root: &Path,
    below: &Path,
) -> Result<(), AssetsError> {
    let path = root.join(below);
    let name = below.to_string_lossy().replace('\\', "/");
    let body = std::fs::read(&path).map_err(|source| AssetsError::Unreadable {
        path: path.clone(),
        source,
    })?;
    let sibling = |extension: &str| {
        std::fs::read(root.join(format!("{name}.{extension}")))
            .ok()
            .map(Bytes::from)
    };
    let file = AssetFile::new(&name, body.into(), sibling("br"), sibling("gz"));
    files.insert(name, file);
    Ok(())
}

fn is_encoded(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "br" || extension == "gz")
}
