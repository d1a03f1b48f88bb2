//! The one tool of the repository: `cargo xtask build | serve | test | size | bench | tidy | dist`.
//!
//! Each verb is a file or a folder of this crate. It knows the layout of the repository and the command lines of
//! the tools it starts; it must not depend on the widget or the server, so that it compiles when they do not.
//!
//! To add a verb: a module with `Arguments` and `run(&Workspace, …)`, one variant of [`Verb`], one arm below.

#![allow(
    clippy::disallowed_methods,
    reason = "the whole tool is an edge; it measures its own steps"
)]

mod bench;
mod build;
mod compress;
mod console;
mod digest;
mod dist;
mod e2e;
mod process;
mod serve;
mod size;
mod test;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Builds, serves and tests Spotlet.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Build the files that shoppers download into target/site
    Build(build::Arguments),
    /// Build what is stale, then serve the demo: the server, and a blog on a second origin
    Serve(serve::Arguments),
    /// Run every check: format, tidy, clippy, native, wasm, sizes, browser
    Test(test::Arguments),
    /// Print every artefact with its compressed size and its budget
    Size(size::Arguments),
    /// Print figures: likes a second, memory of an open stream
    Bench(bench::Arguments),
    /// Check what no compiler checks: module rules, file lengths, the truth of the docs
    Tidy,
    /// Put the server and everything it needs into dist/
    Dist,
}

fn main() -> ExitCode {
    match run(CommandLine::parse().verb) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(verb: Verb) -> Result<ExitCode> {
    process::stop_children_on_signal()?;
    process::allow_many_files();
    let workspace = Workspace::locate()?;
    match verb {
        Verb::Build(arguments) => build::run(&workspace, &arguments).map(|_| ExitCode::SUCCESS),
        Verb::Serve(arguments) => serve::run(&workspace, &arguments),
        Verb::Test(arguments) => test::run(&workspace, &arguments),
        Verb::Size(arguments) => size::run(&workspace, &arguments),
        Verb::Bench(arguments) => bench::run(&workspace, &arguments),
        Verb::Tidy => tidy::run(&workspace),
        Verb::Dist => dist::run(&workspace).map(|()| ExitCode::SUCCESS),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::CommandLine::command().debug_assert();
    }
}
