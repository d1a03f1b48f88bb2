//! Playwright against the demo on two free ports and an empty database.
//!
//! The suite finds what it needs in the environment:
//! `SPOTLET_SERVER` and `SPOTLET_HOST` (origins of the shop and of the blog), `SPOTLET_PLATFORM_KEY` (reads orders),
//! `CHROMIUM` (the browser's program), and for specs that run a server of their own `SPOTLET_BINARY`, `SPOTLET_DATA`,
//! `SPOTLET_ASSETS` and `SPOTLET_DEMO` (paths).

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::Tally;
use crate::{build, digest::files_below, e2e, process, serve, tools, workspace::Workspace};

/// Runs the specs whose file or title contains the filter, or all.
pub fn run(workspace: &Workspace, filter: Option<&str>) -> Result<Tally> {
    tools::node()?;
    let chromium = tools::chromium(workspace)?;
    e2e::install(workspace)?;
    serve::prepare(workspace, &build::Arguments::default())?;
    let data = empty_folder(workspace)?;
    let demo = serve::Demo::on_free_ports(workspace, &data)?;

    let mut playwright = Command::new(workspace.e2e().join("node_modules/.bin/playwright"));
    playwright
        .current_dir(workspace.e2e())
        .args(["test"])
        .env("SPOTLET_SERVER", &demo.server_origin)
        .env("SPOTLET_HOST", &demo.host_origin)
        .env("SPOTLET_PLATFORM_KEY", platform_key(workspace, &data)?)
        .env("SPOTLET_BINARY", serve::binary(workspace))
        .env("SPOTLET_DATA", &data)
        .env("SPOTLET_ASSETS", workspace.site())
        .env("SPOTLET_DEMO", workspace.path("demo"))
        .env("CHROMIUM", chromium);
    if let Some(filter) = filter {
        playwright.arg("--pass-with-no-tests");
        // The name of a spec file selects it; anything else is looked for in the titles.
        if names_a_spec(workspace, filter)? {
            playwright.arg(filter);
        } else {
            playwright.args(["--grep", filter]);
        }
    }
    let mut tally = Tally::default();
    let outcome = process::run_lines(&mut playwright, |line| {
        println!("{line}");
        tally.add_playwright_line(line);
    });
    Ok(tally.after(&outcome))
}

/// Registers the tests as a platform; the key is the last word that the command prints.
fn platform_key(workspace: &Workspace, data: &Path) -> Result<String> {
    let printed = process::capture(
        Command::new(serve::binary(workspace))
            .args(["platform", "add", "browser-tests", "--data"])
            .arg(data)
            .current_dir(workspace.root()),
    )?;
    String::from_utf8_lossy(&printed)
        .split_whitespace()
        .last()
        .map(str::to_owned)
        .context("`spotlet platform add` has printed no key")
}

fn empty_folder(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.path("target/e2e-data");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot clear target/e2e-data")?;
    }
    fs::create_dir_all(&folder).context("cannot create target/e2e-data")?;
    Ok(folder)
}

fn names_a_spec(workspace: &Workspace, filter: &str) -> Result<bool> {
    let specs = files_below(&workspace.e2e())?;
    Ok(specs.iter().any(|path| {
        let path = workspace.display(path);
        !path.contains("node_modules") && path.contains(".spec.") && path.contains(filter)
    }))
}
