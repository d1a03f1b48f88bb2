//! The npm package in `tests/e2e`: browser tests, and the two build tools that shrink what is shipped.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::{console, process, tools, workspace::Workspace};

/// npm writes this file last; it is older than the lock file when somebody has pulled a new one.
const INSTALLED: &str = "node_modules/.package-lock.json";

/// Installs what the lock file names, unless that was done since the lock file changed.
pub fn install(workspace: &Workspace) -> Result<()> {
    let folder = workspace.e2e();
    let wanted = fs::metadata(folder.join("package-lock.json"))
        .and_then(|data| data.modified())
        .context("cannot read tests/e2e/package-lock.json")?;
    let installed = fs::metadata(folder.join(INSTALLED)).and_then(|data| data.modified());
    if installed.is_ok_and(|installed| installed >= wanted) {
        return Ok(());
    }
    let npm = tools::npm()?;
    console::section("install the packages of tests/e2e", || {
        process::run(
            Command::new(npm)
                .args(["ci", "--no-audit", "--no-fund"])
                // A browser is looked for on the machine; see `tools::chromium`.
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                .current_dir(folder),
        )
    })
}
