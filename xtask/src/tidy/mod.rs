//! `tidy`: what no compiler checks. Each rule is a file here and returns its complaints as sentences.
//!
//! To add a rule: a module with `check`, and one row in [`RULES`].

mod classes;
mod examples;
mod layers;
mod lengths;
mod map;
mod names;
mod sources;
mod text;

use std::process::ExitCode;

use anyhow::Result;

use self::sources::Sources;
use crate::workspace::Workspace;

/// What a rule has to say.
#[derive(Debug, PartialEq)]
enum Remark {
    /// Must be put right.
    Complaint(String),
    /// Worth a look.
    Warning(String),
}

type Rule = fn(&Sources) -> Vec<Remark>;

const RULES: &[Rule] = &[
    text::check,
    lengths::check,
    layers::check,
    names::check,
    map::check,
    examples::check,
    classes::check,
];

/// Applies all rules and prints what they say. Fails on any complaint.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let sources = Sources::read(workspace)?;
    let mut complaints = 0_usize;
    for remark in RULES.iter().flat_map(|rule| rule(&sources)) {
        match remark {
            Remark::Complaint(text) => {
                complaints += 1;
                eprintln!("{text}");
            }
            Remark::Warning(text) => eprintln!("warning: {text}"),
        }
    }
    eprintln!(
        "tidy: {} files, {complaints} complaints",
        sources.files.len()
    );
    Ok(if complaints == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
