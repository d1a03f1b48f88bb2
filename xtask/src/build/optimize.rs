//! Smaller modules: without what browsers do not read, and through wasm-opt where there is one.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{Toolbox, strip::strip};
use crate::{console, process};

/// The features that rustc's modules use. `--all-features` would write a module that Chromium refuses.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-extended-const",
];

/// A flat rewrite between two rounds finds what one round does not: about 1 % less to download.
const PASSES: &[&str] = &["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];

/// Makes a module smaller in place.
pub fn optimize(toolbox: &Toolbox, module: &Path) -> Result<()> {
    let bytes = fs::read(module).context("cannot read the bound module")?;
    let stripped = strip(&bytes).with_context(|| format!("{} is broken", module.display()))?;
    fs::write(module, stripped).context("cannot write the stripped module")?;
    let Some(wasm_opt) = &toolbox.wasm_opt else {
        return Ok(());
    };
    let name = module.file_name().unwrap_or_default().to_string_lossy();
    console::step(&format!("{name}: wasm-opt"), || {
        let smaller = module.with_extension("smaller");
        process::capture(
            Command::new(wasm_opt)
                .arg(module)
                .args(FEATURES)
                .args(PASSES)
                .arg("--output")
                .arg(&smaller),
        )?;
        fs::rename(&smaller, module).context("cannot keep the optimized module")
    })
}
