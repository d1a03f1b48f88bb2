//! `dist`: a folder that runs with nothing else: the server, the site it serves, the demo, and how to start it.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{build, console, digest::files_below, e2e, process, tools, workspace::Workspace};

const README: &str = "\
# Spotlet

    ./spotlet serve --demo demo        # try it: http://127.0.0.1:8080/
    ./spotlet serve --data /var/lib/spotlet --public-url https://shop.example

`spotlet` finds `site/`, the files that shoppers download, next to itself. Everything it remembers lies in the
folder given with `--data`. `./spotlet help` names the other commands and options.
";

/// Builds everything for release and puts it into `dist/`.
pub fn run(workspace: &Workspace) -> Result<()> {
    e2e::install(workspace)?;
    build::run(workspace, &build::Arguments::default())?;
    console::section("compile the server for release", || {
        process::run(tools::cargo(workspace).args([
            "build",
            "--release",
            "--package",
            "spotlet-server",
            "--bin",
            "spotlet",
        ]))
    })?;
    let dist = workspace.path("dist");
    console::step("fill dist", || fill(workspace, &dist))?;
    eprintln!("ready to copy: {}", workspace.display(&dist));
    Ok(())
}

fn fill(workspace: &Workspace, dist: &Path) -> Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist).context("cannot clear dist")?;
    }
    copy_folder(&workspace.site(), &dist.join("site"))?;
    copy_folder(&workspace.path("demo"), &dist.join("demo"))?;
    copy_file(
        &workspace.path("target/release/spotlet"),
        &dist.join("spotlet"),
    )?;
    fs::write(dist.join("README.md"), README).context("cannot write the README of dist")
}

/// Copies all files but hidden ones, such as the build's stamps.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        let name = file.strip_prefix(from).unwrap_or(&file);
        if !name.to_string_lossy().starts_with('.') {
            copy_file(&file, &to.join(name))?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::copy(from, to)
        .map(|_| ())
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))
}
