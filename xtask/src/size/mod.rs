//! `size`: every artefact with its brotli size against its budget and against what was last accepted.

mod apart;
mod budgets;
mod measure;
mod record;

use std::process::ExitCode;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::{build, e2e, serve, workspace::Workspace};

#[derive(clap::Args, Clone, Copy, Default)]
pub struct Arguments {
    /// Print a JSON array of {name, brotli, budget, ok}
    #[arg(long)]
    json: bool,
    /// Take the sizes of now as the ones that later builds are held against
    #[arg(long)]
    accept: bool,
}

/// One line of the report; sizes are in bytes.
#[derive(Serialize)]
struct Row {
    name: String,
    brotli: usize,
    budget: usize,
    ok: bool,
}

/// Builds, measures and judges. Fails when a budget is exceeded or something grew without being accepted.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    // Budgets are meant for what is shipped, and that is made with these tools.
    e2e::install(workspace)?;
    serve::prepare(workspace, &build::Arguments::default())?;
    apart::check(workspace)?;
    let rows: Vec<Row> = measure::artefacts(workspace)?
        .into_iter()
        .map(|(name, brotli)| {
            let budget = budgets::of(&name);
            let ok = brotli <= budget;
            Row {
                name,
                brotli,
                budget,
                ok,
            }
        })
        .collect();
    let dependencies = measure::dependencies(workspace)?;
    if arguments.json {
        let json = serde_json::to_string_pretty(&rows).context("cannot write the report")?;
        println!("{json}");
    } else {
        print(&rows, dependencies);
    }
    let now = record::Record::new(&rows, dependencies);
    let grown = if arguments.accept {
        now.write(workspace)?;
        Vec::new()
    } else {
        now.growth_since(&record::Record::read(workspace)?)
    };
    for complaint in &grown {
        eprintln!("{complaint}");
    }
    if !grown.is_empty() {
        eprintln!(
            "if that is meant, `cargo xtask size --accept` writes it into {}",
            record::FILE
        );
    }
    let within = rows.iter().all(|row| row.ok);
    Ok(if within && grown.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn print(rows: &[Row], dependencies: usize) {
    println!("{:<16}{:>8}{:>8}", "", "brotli", "budget");
    for Row {
        name,
        brotli,
        budget,
        ok,
    } in rows
    {
        let verdict = if *ok { "" } else { "  over budget" };
        println!("{name:<16}{brotli:>8}{budget:>8}{verdict}");
    }
    println!("{:<16}{dependencies:>8}", "dependencies");
}
