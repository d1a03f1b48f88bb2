//! One wasm bundle from Rust sources to the module and its JavaScript, in `target/stage/{bundle}`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::{
    Toolbox, bind, compile, minify, optimize,
    split::{self, Chunks},
    stamp,
};
use crate::{
    console,
    digest::{Digest, files_below},
    workspace::Workspace,
};

/// A wasm module with exports of its own, loaded by pages under its name.
pub struct Bundle {
    /// `core` becomes `core.js` and `core_bg.wasm`.
    pub name: &'static str,
    /// The feature of the widget package that carries the bundle's exports.
    pub feature: &'static str,
    /// The folder of the site that its files lie in; empty for what pages of shoppers load.
    pub folder: &'static str,
}

/// Every bundle.
pub const BUNDLES: &[Bundle] = &[
    Bundle {
        name: "core",
        feature: "entry-post",
        folder: "",
    },
    Bundle {
        name: "checkout",
        feature: "entry-checkout",
        folder: "",
    },
    Bundle {
        name: "studio",
        feature: "entry-studio",
        folder: super::site::STUDIO,
    },
];

/// What a compiled bundle depends on. The tool itself is an input: how it builds is part of what it builds.
const INPUTS: &[&str] = &[
    "src",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "xtask/src/build",
];

/// Builds the bundle if it is stale, and returns the folder that holds it.
pub fn build(workspace: &Workspace, toolbox: &Toolbox, bundle: &Bundle) -> Result<PathBuf> {
    let folder = workspace.stage().join(bundle.name);
    let sources = source_hash(workspace, toolbox)?;
    if stamp::is_fresh(&folder, &sources) {
        return Ok(folder);
    }
    let linked = console::section(&format!("compile {}", bundle.name), || {
        compile::compile(workspace, bundle, toolbox.fast)
    })?;
    stamp::refill(&folder, &sources, |fresh| {
        finish(bundle, toolbox, &linked, fresh)
    })?;
    Ok(folder)
}

fn finish(bundle: &Bundle, toolbox: &Toolbox, linked: &Path, part: &Path) -> Result<()> {
    let folder = &part.join(bundle.folder);
    fs::create_dir_all(folder).context("cannot create the bundle's folder")?;
    let name = bundle.name;
    let module = fs::read(linked).context("cannot read the compiled module")?;
    let chunks = split::find(&module);
    if chunks == Chunks::Uncalled {
        console::note(&format!(
            "{name} carries a lazy chunk that it never calls; compile that code only with the feature of its own bundle"
        ));
    }
    console::step(&format!("{name}: bind to JavaScript"), || {
        if chunks != Chunks::Some {
            return bind::bind(linked, name, folder, false);
        }
        let main = split::split(&module, name, folder)?;
        bind::bind(&main, name, folder, true)?;
        fs::remove_file(main).context("cannot remove the module as it was before binding")
    })?;
    for file in files_below(folder)? {
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("wasm") => optimize::optimize(toolbox, &file)?,
            Some("js") => minify::minify_file(toolbox, &file)?,
            _ => {}
        }
    }
    Ok(())
}

fn source_hash(workspace: &Workspace, toolbox: &Toolbox) -> Result<String> {
    let mut digest = Digest::default();
    digest.add("toolbox", toolbox.identity().as_bytes());
    for input in INPUTS {
        digest.add_path(workspace.root(), input)?;
    }
    Ok(digest.short())
}
