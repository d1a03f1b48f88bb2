//! The `spotlet` command line: wiring, and sentences for operators.
//!
//! To add a command: a file here with its arguments and a `run`, a variant in [`Command`].

mod backup;
mod child;
mod comments;
mod config;
mod creator;
mod creator_link;
mod error;
mod import;
mod keys;
mod log;
mod mail;
mod order;
mod order_text;
mod out;
mod platform;
mod reconcile;
mod render;
mod results;
mod serve;
mod setup;
mod staff;
mod studio;
mod sweep;
mod test_provider;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use error::CliError;

/// Turns a photo or a video into a shop. See docs/OPERATIONS.md.
#[derive(Debug, Parser)]
#[command(name = "spotlet", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the server
    Serve(serve::Arguments),
    /// Takes products and posts in: our JSON, AMP shopping JSON, Google Merchant CSV
    Import(import::Arguments),
    /// Writes a post's fragment to standard output, for static sites
    Render(render::Arguments),
    /// Orders: list, show, ship, ready, deliver, return, refund, cancel, erase
    #[command(subcommand)]
    Order(order::Command),
    /// Mails to shoppers: list, show
    #[command(subcommand)]
    Mail(mail::Command),
    /// Runs the test payment provider by itself; `serve` starts one where none is configured
    TestProvider(test_provider::Arguments),
    /// Platforms that may read orders
    #[command(subcommand)]
    Platform(platform::Command),
    /// What creators earned
    #[command(subcommand)]
    Creator(creator::Command),
    /// Prints what posts achieved, as CSV
    Results(results::Arguments),
    /// Prints a signed link that credits a creator
    CreatorLink(creator_link::Arguments),
    /// Who speaks and moderates for the brand or a creator
    #[command(subcommand)]
    Staff(staff::Command),
    /// The studio: a way in for whoever sits at the console
    #[command(subcommand)]
    Studio(studio::Command),
    /// Copies the embedded database while the shop runs
    Backup(backup::Arguments),
    /// Keys that sign order events: rotate, retire
    #[command(subcommand)]
    Keys(keys::Command),
    /// Moderates comments
    #[command(subcommand)]
    Comments(comments::Command),
    /// Lists every configuration key
    Config,
}

/// Runs what the command line asks for.
pub async fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(arguments) => serve::run(arguments).await,
        Command::Import(arguments) => import::run(arguments).await,
        Command::Render(arguments) => render::run(arguments).await,
        Command::Order(command) => order::run(command).await,
        Command::Mail(command) => mail::run(command).await,
        Command::TestProvider(arguments) => test_provider::run(arguments).await,
        Command::Platform(command) => platform::run(command).await,
        Command::Creator(command) => creator::run(command).await,
        Command::Results(arguments) => results::run(arguments).await,
        Command::CreatorLink(arguments) => creator_link::run(arguments).await,
        Command::Staff(command) => staff::run(command).await,
        Command::Studio(command) => studio::run(command).await,
        Command::Comments(command) => comments::run(command).await,
        Command::Backup(arguments) => backup::run(arguments).await,
        Command::Keys(command) => keys::run(command).await,
        Command::Config => {
            config::run();
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Logs may be off or JSON; whoever sits at the terminal reads this.
            #[allow(clippy::print_stderr, reason = "a command line speaks to its terminal")]
            {
                eprintln!("spotlet: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together() {
        super::Cli::command().debug_assert();
    }
}
