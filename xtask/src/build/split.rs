//! Lazy chunks: functions marked `#[wasm_split(name)]` leave the module and are fetched when first called.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use wasm_split_cli_support::{Options, transform};

/// What the mark on a function becomes in the module's list of imports.
const MARK: &[u8] = b"__wasm_split_00";

/// Whether a linked module holds functions to be split off.
pub fn has_split_points(module: &[u8]) -> bool {
    module.windows(MARK.len()).any(|window| window == MARK)
}

/// Writes the chunks and the script that fetches them into the folder; returns the module without them, to be bound.
pub fn split(module: &[u8], name: &str, folder: &Path) -> Result<PathBuf> {
    let main = folder.join(format!("{name}.unbound"));
    let (script, bound) = (format!("./{name}_chunks.js"), format!("./{name}.js"));
    let mut options = Options::new(module);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &script;
    options.main_module = &bound;
    transform(options).map_err(|error| anyhow!("cannot split {name}: {error:#}"))?;
    Ok(main)
}
