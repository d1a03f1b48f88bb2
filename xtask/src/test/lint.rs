//! rustfmt and clippy over everything.

use anyhow::Result;

use super::Tally;
use crate::{
    build::{BUNDLES, WASM_TARGET},
    process, tools,
    workspace::Workspace,
};

/// Fails on a file that rustfmt would write differently.
pub fn format(workspace: &Workspace) -> Result<Tally> {
    process::run(tools::cargo(workspace).args(["fmt", "--all", "--check"]))?;
    Ok(Tally::PASSED)
}

/// clippy over the pure part alone, over the widget and the server with their tests, and over this tool.
pub fn native(workspace: &Workspace) -> Result<Tally> {
    let everything: &[&str] = &[
        "--workspace",
        "--exclude",
        "xtask",
        "--all-targets",
        "--features",
        "spotlet/ssr",
    ];
    let tool: &[&str] = &[
        "--package",
        "xtask",
        "--all-targets",
        "--target-dir",
        "target/xtask",
    ];
    let mut tally = Tally::default();
    for selection in [&["--package", "spotlet", "--lib"], everything, tool] {
        tally += clippy(workspace, selection);
    }
    Ok(tally)
}

/// clippy over the widget as each bundle sees it.
pub fn wasm(workspace: &Workspace) -> Result<Tally> {
    let mut tally = Tally::default();
    for bundle in BUNDLES {
        let selection = [
            "--package",
            "spotlet",
            "--lib",
            "--target",
            WASM_TARGET,
            "--target-dir",
            "target/wasm",
            "--features",
            bundle.feature,
        ];
        tally += clippy(workspace, &selection);
    }
    Ok(tally)
}

fn clippy(workspace: &Workspace, selection: &[&str]) -> Tally {
    let outcome = process::run(
        tools::cargo(workspace)
            .arg("clippy")
            .args(selection)
            .args(["--", "-D", "warnings"]),
    );
    match outcome {
        Ok(()) => Tally::PASSED,
        Err(_) => Tally::default().after(&outcome),
    }
}
