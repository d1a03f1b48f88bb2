//! The pure half of the widget, tested where it will run: on 32 bits, compiled to wasm, under Node.js.
//!
//! What touches a page has no tests here: the browser tests drive it in the bundles that are shipped.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Tally;
use crate::{build::WASM_TARGET, process, tools, workspace::Workspace};

/// wasm has no source of randomness; the script below lends the property tests one, under the name getrandom asks for.
const RUST_FLAGS: &[&str] = &[
    "--cfg=getrandom_backend=\"custom\"",
    "-Clink-arg=--allow-undefined",
];

const RUNNER: &str = "xtask/src/test/run_wasm.mjs";

/// Compiles the widget's default features with their tests and runs them; they count as one check.
pub fn run(workspace: &Workspace) -> Result<Tally> {
    let node = tools::node()?;
    let tests = compile(workspace)?;
    process::run(
        Command::new(node)
            .arg(workspace.path(RUNNER))
            .arg(tests)
            .current_dir(workspace.root()),
    )?;
    Ok(Tally::PASSED)
}

/// A line of `cargo --message-format=json`, as far as it matters here.
#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
}

fn compile(workspace: &Workspace) -> Result<PathBuf> {
    let mut executable = None;
    process::run_lines(
        tools::cargo(workspace)
            .args(["test", "--no-run", "--package", "spotlet", "--lib"])
            .args(["--target", WASM_TARGET, "--target-dir", "target/wasm"])
            .arg("--message-format=json-render-diagnostics")
            .env("CARGO_ENCODED_RUSTFLAGS", RUST_FLAGS.join("\u{1f}"))
            .stderr(Stdio::inherit()),
        |line| {
            if let Ok(message) = serde_json::from_str::<Message>(line) {
                executable = message.executable.or(executable.take());
            }
        },
    )?;
    executable.context("cargo has compiled no tests for wasm")
}
