//! Rust sources to one linked wasm module.

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result};

use super::wasm::Bundle;
use crate::{process, tools, workspace::Workspace};

/// The Rust target of everything that runs in a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// Compiles the bundle; cargo shows its own progress. Returns a copy that the next bundle does not overwrite.
pub fn compile(workspace: &Workspace, bundle: &Bundle, fast: bool) -> Result<PathBuf> {
    // A folder of its own for each way of compiling: they would undo each other's work in a common one.
    let target_dir = workspace.path(if fast {
        "target/wasm-fast"
    } else {
        "target/wasm"
    });
    let mut cargo = tools::cargo(workspace);
    cargo
        .args(["rustc", "--package", "spotlet", "--lib"])
        .args(["--crate-type", "cdylib", "--target", TARGET])
        .args(["--profile", PROFILE, "--features", bundle.feature])
        .arg("--target-dir")
        .arg(&target_dir)
        // Relocations are what the splitter cuts along; the linker keeps them for this crate's module alone.
        .args(["--", "-C", "link-args=--emit-relocs"])
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags()?);
    if fast {
        cargo
            .env("CARGO_PROFILE_WASM_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_WASM_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_WASM_RELEASE_CODEGEN_UNITS", "16");
    }
    process::run(&mut cargo)?;
    let folder = target_dir.join(TARGET).join(PROFILE);
    let kept = folder.join(format!("{}.linked.wasm", bundle.name));
    fs::copy(folder.join("spotlet.wasm"), &kept).context("cargo has left no spotlet.wasm")?;
    Ok(kept)
}

/// Panic messages name source files. Without the home folder in them, a build is the same on every machine and
/// tells nobody who made it.
fn rust_flags() -> Result<String> {
    let Some(cargo_home) = cargo_home() else {
        return Ok(String::new());
    };
    let registries = cargo_home.join("registry/src");
    let mut flags = Vec::new();
    if registries.is_dir() {
        for entry in fs::read_dir(&registries).context("cannot list cargo's sources")? {
            let path = entry.context("cannot list cargo's sources")?.path();
            flags.push(format!("--remap-path-prefix={}=crates", path.display()));
        }
    }
    flags.sort();
    Ok(flags.join("\u{1f}"))
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    })
}
