//! Lazy chunks: functions marked `#[wasm_split(name)]` leave the module and are fetched when first called.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use wasm_split_cli_support::{Options, transform};

// What the mark on a function becomes: an import where it is called, an export where it is.
const MARK: &str = "__wasm_split_00";
const CALLED: &str = "00_import_";
const DEFINED: &str = "00_export_";

/// What a linked module says about lazy chunks.
#[derive(Debug, PartialEq)]
pub enum Chunks {
    None,
    /// Functions that are to be split off.
    Some,
    /// A marked function that nothing calls. Nothing removes it either, since the mark exports it.
    Uncalled,
}

/// Looks for marks in a linked module.
pub fn find(module: &[u8]) -> Chunks {
    match (has_mark(module, CALLED), has_mark(module, DEFINED)) {
        (true, _) => Chunks::Some,
        (false, true) => Chunks::Uncalled,
        (false, false) => Chunks::None,
    }
}

/// Whether a symbol `__wasm_split_00{chunk}{kind}…` occurs.
fn has_mark(module: &[u8], kind: &str) -> bool {
    module
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, window)| *window == MARK.as_bytes())
        .filter_map(|(index, _)| module.get(index + MARK.len()..))
        .any(|rest| {
            let name = rest
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
                .map(|byte| char::from(*byte))
                .collect::<String>();
            name.contains(kind)
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_a_module() {
        for (module, expected) in [
            (&b"\0asm nothing __wasm_split_unstable"[..], Chunks::None),
            (
                b"\x10__wasm_split_00bag00_export_0f_open\0",
                Chunks::Uncalled,
            ),
            (
                b"__wasm_split_00bag00_export_0f_open\0__wasm_split_00bag00_import_0f_open\0",
                Chunks::Some,
            ),
        ] {
            assert_eq!(find(module), expected);
        }
    }
}
