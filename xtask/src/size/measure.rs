//! The sizes as they are: of the site's files, of a rendered post, and the number of crates they are made of.

use std::{collections::BTreeMap, fs, process::Command};

use anyhow::{Context, Result, ensure};

use super::budgets::BUDGETS;
use crate::{
    build::{LOADER, Manifest},
    compress, process, serve,
    workspace::Workspace,
};

/// The demo's post with four products.
const POST: &str = "slow-coffee";

/// Brotli sizes in bytes by artefact.
pub fn artefacts(workspace: &Workspace) -> Result<BTreeMap<String, usize>> {
    let mut sizes = BTreeMap::new();
    for (file, size) in Manifest::read(workspace)?.files {
        *sizes.entry(artefact(&file).to_owned()).or_default() += size.brotli;
    }
    sizes.insert("fragment".to_owned(), fragment(workspace)?);
    for (name, _) in BUDGETS {
        ensure!(sizes.contains_key(*name), "there is no {name} to measure");
    }
    Ok(sizes)
}

/// A bundle's module and scripts are downloaded together and count together; any other file is its own artefact.
fn artefact(file: &str) -> &str {
    if file == LOADER {
        return "loader";
    }
    ["_bg.wasm", "_chunks.js", "_start.js", ".js"]
        .into_iter()
        .find_map(|ending| file.strip_suffix(ending))
        .unwrap_or(file)
}

fn fragment(workspace: &Workspace) -> Result<usize> {
    let html = process::capture(
        Command::new(serve::binary(workspace))
            .current_dir(workspace.root())
            .args(["render", POST])
            .arg("--assets")
            .arg(workspace.site())
            .arg("--demo")
            .arg(workspace.path("demo")),
    )?;
    Ok(compress::brotli(&html, compress::BEST)?.len())
}

/// How many crates the lock file names that are not our own.
pub fn dependencies(workspace: &Workspace) -> Result<usize> {
    let lock =
        fs::read_to_string(workspace.path("Cargo.lock")).context("cannot read Cargo.lock")?;
    Ok(lock
        .lines()
        .filter(|line| line.starts_with("source = "))
        .count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_the_artefacts_they_belong_to() {
        for (file, expected) in [
            ("spotlet.js", "loader"),
            ("core.js", "core"),
            ("core_bg.wasm", "core"),
            ("core_chunks.js", "core"),
            ("checkout_start.js", "checkout"),
            ("split_camera.wasm", "split_camera.wasm"),
            ("post.css", "post.css"),
        ] {
            assert_eq!(artefact(file), expected);
        }
    }
}
