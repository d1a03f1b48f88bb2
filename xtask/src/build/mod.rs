//! `build`: from sources to the files that shoppers download.
//!
//! ```text
//! src/**.rs ── compile ── split ── bind ── optimize ─┐
//! src/loader/spotlet.js ─────────────────── minify ──┼── site: hash, compress, manifest
//! styles/*.css ──────── styles ──────────── minify ──┘
//! ```
//!
//! Each part is kept in `target/stage` with the hash of its inputs and built again only when that changes.
//! To add a bundle: one row in [`BUNDLES`]; to add a style sheet: one row in [`styles::BUNDLES`].

mod bind;
mod compile;
mod minify;
mod optimize;
mod site;
mod split;
mod stamp;
mod strip;
mod styles;
mod wasm;

use std::{
    fs::{self, File},
    path::PathBuf,
};

use anyhow::{Context, Result};

pub use self::{
    compile::TARGET as WASM_TARGET,
    site::{LOADER, Manifest, is_studio},
    wasm::BUNDLES,
};
use crate::{console, tools, workspace::Workspace};

#[derive(clap::Args, Clone, Copy, Default)]
// Other verbs take these arguments too, and a group may be named only once in a command.
#[group(skip)]
pub struct Arguments {
    /// Compile in a fraction of the time into files that are several times as large
    #[arg(long)]
    pub fast: bool,
}

/// What a build is made with.
struct Toolbox {
    wasm_opt: Option<PathBuf>,
    esbuild: Option<PathBuf>,
    fast: bool,
}

impl Toolbox {
    fn find(workspace: &Workspace, arguments: &Arguments) -> Self {
        Self {
            wasm_opt: tools::find(workspace, "wasm-opt").filter(|_| !arguments.fast),
            esbuild: tools::find(workspace, "esbuild"),
            fast: arguments.fast,
        }
    }

    /// Changes when any part of the toolbox does.
    fn identity(&self) -> String {
        format!(
            "{} {} {}",
            tools::identity(self.wasm_opt.as_deref()),
            tools::identity(self.esbuild.as_deref()),
            self.fast
        )
    }

    fn tell_what_is_missing(&self) {
        let missing: Vec<&str> = [
            ("wasm-opt", self.wasm_opt.is_none() && !self.fast),
            ("esbuild", self.esbuild.is_none()),
        ]
        .into_iter()
        .filter_map(|(name, missing)| missing.then_some(name))
        .collect();
        if !missing.is_empty() {
            console::note(&format!(
                "built without {}, so the files are larger than they need be; `npm ci` in tests/e2e brings both tools",
                missing.join(" and ")
            ));
        }
    }
}

/// Builds what is stale and says what there is now.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<Manifest> {
    let toolbox = Toolbox::find(workspace, arguments);
    let _alone = build_alone(workspace)?;
    let mut parts = Vec::new();
    for bundle in BUNDLES {
        parts.push(wasm::build(workspace, &toolbox, bundle)?);
    }
    let manifest = site::build(workspace, &toolbox, &parts)?;
    toolbox.tell_what_is_missing();
    eprintln!(
        "site {} in {}",
        manifest.build,
        workspace.display(&workspace.site())
    );
    Ok(manifest)
}

/// Waits until no other build of this repository is under way; the lock ends with the returned file.
fn build_alone(workspace: &Workspace) -> Result<File> {
    fs::create_dir_all(workspace.path("target")).context("cannot create the folder target")?;
    let lock = File::create(workspace.path("target/site.lock"))
        .context("cannot create the lock of builds")?;
    if lock.try_lock().is_err() {
        console::note("another build is under way; this one waits for it");
        lock.lock().context("cannot wait for the other build")?;
    }
    Ok(lock)
}
