//! Knows whether a folder of outputs still belongs to its inputs: a file beside them holds the inputs' hash.

use std::{fs, path::Path};

use anyhow::{Context, Result};

const FILE: &str = ".stamp";

/// Whether the folder was filled from inputs with this hash.
pub fn is_fresh(folder: &Path, hash: &str) -> bool {
    fs::read_to_string(folder.join(FILE)).is_ok_and(|stamp| stamp == hash)
}

/// Replaces the folder by one that `work` fills. Until that has succeeded the old one stays as it is.
pub fn refill(folder: &Path, hash: &str, work: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let fresh = folder.with_extension("new");
    remove(&fresh)?;
    fs::create_dir_all(&fresh).with_context(|| format!("cannot create {}", fresh.display()))?;
    work(&fresh)?;
    fs::write(fresh.join(FILE), hash)
        .with_context(|| format!("cannot stamp {}", fresh.display()))?;
    remove(folder)?;
    fs::rename(&fresh, folder).with_context(|| format!("cannot replace {}", folder.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
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
        let stage = tempfile::tempdir().unwrap();
        let folder = stage.path().join("core");
        assert!(!is_fresh(&folder, "1"));
        let fill = |fresh: &Path| Ok(fs::write(fresh.join("file"), "1")?);
        refill(&folder, "1", fill).unwrap();
        assert!(is_fresh(&folder, "1"));
        assert!(!is_fresh(&folder, "2"));

        assert!(refill(&folder, "2", |_| anyhow::bail!("no")).is_err());
        assert!(is_fresh(&folder, "1"));
        assert!(folder.join("file").exists());

        refill(&folder, "2", |_| Ok(())).unwrap();
        assert!(is_fresh(&folder, "2"));
        assert!(!folder.join("file").exists());
    }
}
