//! Knows whether a folder of outputs still belongs to its inputs: a file beside them holds the inputs' hash.

use std::{fs, path::Path};

use anyhow::{Context, Result};

const FILE: &str = ".stamp";

/// Whether the folder was filled from inputs with this hash.
pub fn is_fresh(folder: &Path, hash: &str) -> bool {
    fs::read_to_string(folder.join(FILE)).is_ok_and(|stamp| stamp == hash)
}

/// Fills the folder anew through `work`. The stamp is written last, so that a build which was broken off is stale.
pub fn refill(folder: &Path, hash: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    work()?;
    fs::write(folder.join(FILE), hash).with_context(|| format!("cannot stamp {}", folder.display()))
}

/// Whether a file is the stamp, and no output.
pub fn is_stamp(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FILE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn fresh_only_after_work_that_succeeded() {
        let folder = tempfile::tempdir().unwrap().path().join("stage");
        assert!(!is_fresh(&folder, "1"));
        refill(&folder, "1", || Ok(())).unwrap();
        assert!(is_fresh(&folder, "1"));
        assert!(!is_fresh(&folder, "2"));
        assert!(refill(&folder, "2", || anyhow::bail!("no")).is_err());
        assert!(!is_fresh(&folder, "2"));
    }
}
