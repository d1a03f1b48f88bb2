//! wasm-bindgen, used as a library so that nobody installs a command line tool of the matching version.

use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `{name}.js` and `{name}_bg.wasm` for a linked module into the folder.
///
/// A module with chunks keeps the linker's exports: the chunks import memory, table and stack from it.
pub fn bind(module: &Path, name: &str, folder: &Path, has_chunks: bool) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The script finds its module beside itself.
        .omit_default_module_path(false)
        .keep_lld_exports(has_chunks)
        .generate(folder)
}
