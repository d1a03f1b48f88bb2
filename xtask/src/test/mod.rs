//! `test`: every check there is, in the order of what they cost. All steps run, also after a failure, so that one run
//! tells everything.
//!
//! To add a step: a variant of [`Step`] with its doc line, and its arm in [`Step::run`].

mod browser;
mod lint;
mod native;
mod tally;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum as _;

use self::tally::Tally;
use crate::{console, size, tidy, workspace::Workspace};

#[derive(clap::Args)]
pub struct Arguments {
    /// Run one step only
    #[arg(long, value_enum)]
    only: Option<Step>,
    /// Run only the native and browser tests whose name contains this
    filter: Option<String>,
}

#[derive(clap::ValueEnum, Clone, Copy, PartialEq)]
enum Step {
    /// Everything is formatted by rustfmt
    Format,
    /// What no compiler checks
    Tidy,
    /// clippy for everything that runs natively
    Clippy,
    /// clippy for what runs in browsers, once for each bundle
    ClippyWasm,
    /// Tests of the domain, the views, the server and this tool
    Native,
    /// The domain's tests compiled to wasm
    Wasm,
    /// Budgets of everything that is downloaded
    Size,
    /// Journeys in a real browser
    Browser,
}

impl Step {
    fn name(self) -> String {
        self.to_possible_value()
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn run(self, workspace: &Workspace, filter: Option<&str>) -> Result<Tally> {
        match self {
            Self::Format => lint::format(workspace),
            Self::Tidy => tidy::run(workspace).map(Tally::of_exit),
            Self::Clippy => lint::native(workspace),
            Self::ClippyWasm => lint::wasm(workspace),
            Self::Native => native::run(workspace, filter),
            Self::Wasm => wasm::run(workspace),
            Self::Size => size::run(workspace, &size::Arguments::default()).map(Tally::of_exit),
            Self::Browser => browser::run(workspace, filter),
        }
    }
}

/// Runs the steps and ends with a line that counts what passed and what failed.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let mut total = Tally::default();
    let mut failed_steps = Vec::new();
    for step in Step::value_variants() {
        if arguments.only.is_some_and(|only| only != *step) {
            continue;
        }
        let filter = arguments.filter.as_deref();
        let outcome = console::section(&step.name(), || step.run(workspace, filter));
        let tally = outcome.unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Tally::FAILED
        });
        if tally.failed > 0 {
            failed_steps.push(step.name());
        }
        total += tally;
    }
    if !failed_steps.is_empty() {
        eprintln!("failed: {}", failed_steps.join(", "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
