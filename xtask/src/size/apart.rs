//! The studio's files and the shoppers': no folder and no content in common.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result, ensure};

use crate::{
    build::{Manifest, is_studio},
    digest::Digest,
    workspace::Workspace,
};

/// Fails when a shopper could download something of the studio.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut files = Vec::new();
    for (name, file) in Manifest::read(workspace)?.files {
        let bytes = fs::read(workspace.site().join(&file.path))
            .with_context(|| format!("cannot read {}", file.path))?;
        let mut digest = Digest::default();
        digest.add("", &bytes);
        files.push((name, file.path, digest.short()));
    }
    let shared = shared(&files);
    ensure!(
        shared.is_empty(),
        "shoppers and the studio share {}",
        shared.join(", ")
    );
    Ok(())
}

/// What both sides have, of files as (name, path, hash of the content).
fn shared(files: &[(String, String, String)]) -> Vec<String> {
    let (studio, shop): (Vec<_>, Vec<_>) = files.iter().partition(|(name, ..)| is_studio(name));
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let folders: BTreeMap<_, _> = shop
        .iter()
        .map(|(name, path, _)| (folder(path), name))
        .collect();
    let contents: BTreeMap<_, _> = shop.iter().map(|(name, _, hash)| (hash, name)).collect();
    studio
        .iter()
        .filter(|(_, path, hash)| {
            folders.contains_key(&folder(path)) || contents.contains_key(hash)
        })
        .map(|(name, ..)| name.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::shared;

    fn file(name: &str, path: &str, content: &str) -> (String, String, String) {
        (name.to_owned(), path.to_owned(), content.to_owned())
    }

    #[test]
    fn a_common_folder_or_content_is_found() {
        let core = file("core.js", "a/1/core.js", "core");
        for (studio, expected) in [
            (file("studio/studio.js", "a/2/studio/studio.js", "s"), 0),
            (file("studio/studio.js", "a/1/studio.js", "s"), 1),
            (file("studio/glue.js", "a/2/studio/glue.js", "core"), 1),
        ] {
            assert_eq!(shared(&[core.clone(), studio]).len(), expected);
        }
    }
}
