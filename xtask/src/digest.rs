//! Content hashes: of the inputs of a build step, to know whether it is stale, and of the site, to name its folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

/// Collects named contents into one hash.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Adds contents under a name. Lengths are part of the hash, so that no two lists of parts run together.
    pub fn add(&mut self, name: &str, contents: &[u8]) {
        for part in [name.as_bytes(), contents] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds every file below a folder, or one file. What does not exist counts as empty.
    pub fn add_path(&mut self, root: &Path, relative: &str) -> Result<()> {
        for file in files_below(&root.join(relative))? {
            let contents =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let name = file.strip_prefix(root).unwrap_or(&file);
            self.add(&name.to_string_lossy(), &contents);
        }
        Ok(())
    }

    /// The first sixteen hexadecimal digits: enough to tell builds apart, short enough for an address.
    pub fn short(self) -> String {
        let hash = self.0.finalize();
        hash.iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// All files below a path in a fixed order; none where it does not exist.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot list {}", path.display()))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of(parts: &[(&str, &str)]) -> String {
        let mut digest = Digest::default();
        for (name, contents) in parts {
            digest.add(name, contents.as_bytes());
        }
        digest.short()
    }

    #[test]
    fn sixteen_hexadecimal_digits() {
        let hash = of(&[("a", "b")]);
        assert_eq!(hash.len(), 16);
        assert!(hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(of(&[("a", "bc")]), of(&[("ab", "c")]));
        assert_ne!(of(&[("a", ""), ("b", "")]), of(&[("a", "b")]));
    }

    #[test]
    fn a_folder_is_its_files_and_a_missing_one_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        fs::write(folder.path().join("in/file"), "1").unwrap();
        let hash = |relative| {
            let mut digest = Digest::default();
            digest.add_path(folder.path(), relative).unwrap();
            digest.short()
        };
        assert_eq!(hash("in"), of(&[("in/file", "1")]));
        assert_eq!(hash("nowhere"), of(&[]));
    }
}
