//! `cargo test`, for the product and for this tool.

use anyhow::Result;

use super::Tally;
use crate::{process, tools, workspace::Workspace};

/// Runs the native tests whose names contain the filter, or all.
pub fn run(workspace: &Workspace, filter: Option<&str>) -> Result<Tally> {
    // This tool's dependencies are compiled in its own folder already.
    let tool = cargo_test(
        workspace,
        filter,
        &["--package", "xtask", "--target-dir", "target/xtask"],
    );
    let mut tally = cargo_test(
        workspace,
        filter,
        &[
            "--workspace",
            "--exclude",
            "xtask",
            "--features",
            "spotlet/ssr",
        ],
    );
    tally += tool;
    Ok(tally)
}

fn cargo_test(workspace: &Workspace, filter: Option<&str>, selection: &[&str]) -> Tally {
    let mut tally = Tally::default();
    let outcome = process::run_lines(
        tools::cargo(workspace)
            .args(["test", "--no-fail-fast"])
            .args(selection)
            .args(filter),
        |line| {
            println!("{line}");
            tally.add_cargo_line(line);
        },
    );
    tally.after(&outcome)
}
