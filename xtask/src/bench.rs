//! `cargo xtask bench`: figures for people. Nothing here fails because a machine is slow.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{process, tools, workspace::Workspace};

/// What to measure.
#[derive(Args)]
pub struct Arguments {
    subject: Subject,
    /// Measure the quickly built program instead of the optimised one
    #[arg(long)]
    dev: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Subject {
    /// Likes a second, alone and sharing transactions
    Likes,
    /// Memory of an open stream, 2,000 of them on one server process
    Streams,
}

/// Measures and prints.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let profile = if arguments.dev { "dev" } else { "release" };
    let mut cargo = tools::cargo(workspace);
    match arguments.subject {
        Subject::Likes => cargo.args(["bench", "--package", "spotlet-server", "--bench", "load"]),
        Subject::Streams => cargo.args(["test", "--package", "spotlet-server", "--test", "load"]),
    };
    cargo.args(["--profile", profile]);
    if matches!(arguments.subject, Subject::Streams) {
        cargo.args(["--", "--nocapture", "streams"]);
    }
    process::run(&mut cargo)?;
    Ok(ExitCode::SUCCESS)
}
