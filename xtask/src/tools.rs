//! Programs that are not part of the Rust toolchain: where they are, or what to say when they are missing.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{process, workspace::Workspace};

/// A program on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// A program on PATH, else the one that the e2e package brings.
pub fn find(workspace: &Workspace, name: &str) -> Option<PathBuf> {
    on_path(name).or_else(|| {
        let local = workspace.e2e().join("node_modules/.bin").join(name);
        local.is_file().then_some(local)
    })
}

/// `cargo`, in the repository's root: the one that started this tool.
pub fn cargo(workspace: &Workspace) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace.root());
    command
}

/// Node.js, or the sentence that says how to get it.
pub fn node() -> Result<PathBuf> {
    on_path("node").context("Node.js is missing; install version 20 or newer, on Debian with `apt-get install nodejs npm`")
}

/// npm, or the sentence that says how to get it.
pub fn npm() -> Result<PathBuf> {
    on_path("npm").context("npm is missing; install it, on Debian with `apt-get install npm`")
}

/// A Chromium to drive: `CHROMIUM`, one on PATH, or the one Playwright has downloaded.
pub fn chromium(workspace: &Workspace) -> Result<PathBuf> {
    env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| {
            ["chromium", "chromium-browser", "google-chrome"]
                .into_iter()
                .find_map(on_path)
        })
        .or_else(|| playwrights_own(workspace))
        .context(
            "no Chromium was found; install one, on Debian with `apt-get install chromium`, \
             or name it in the environment variable CHROMIUM",
        )
}

fn playwrights_own(workspace: &Workspace) -> Option<PathBuf> {
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let printed = process::capture(
        Command::new(node().ok()?)
            .args(["-e", script])
            .current_dir(workspace.e2e()),
    )
    .ok()?;
    let path = PathBuf::from(String::from_utf8(printed).ok()?.trim());
    path.is_file().then_some(path)
}

/// What tells one installed tool from another: its path, size and time of change.
pub fn identity(tool: Option<&Path>) -> String {
    let Some(path) = tool else {
        return "none".into();
    };
    let changed = path
        .metadata()
        .and_then(|data| Ok((data.len(), data.modified()?)));
    format!("{} {changed:?}", path.display())
}
