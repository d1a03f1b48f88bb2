//! `spotlet test-provider`: the test payment provider as a process of its own.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;

use super::CliError;
use crate::test_provider::{self, Options};

/// Arguments of `spotlet test-provider`.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// Address and port to listen on; with port 0 a free one. The address is printed
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Folder for its ledger
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The shop's /webhooks/test; without it nothing is told
    #[arg(long, value_name = "URL")]
    webhook_url: Option<String>,
    /// The key that the shop calls it with and that webhooks are signed with
    #[arg(
        long,
        env = "SPOTLET_TEST_PROVIDER_SECRET",
        hide_env_values = true,
        value_name = "KEY"
    )]
    secret: String,
    /// How long every answer takes, in milliseconds
    #[arg(long, default_value_t = 0, value_name = "MS")]
    delay_ms: u64,
    /// Ends when standard input does, as a child of a server shall
    #[arg(long, hide = true)]
    until_input_ends: bool,
}

/// Runs until it is stopped.
///
/// # Errors
/// When the address is taken or the ledger cannot be opened.
pub async fn run(arguments: Arguments) -> Result<(), CliError> {
    let address = arguments.listen;
    let listen = |source| CliError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(listen)?;
    let bound = listener.local_addr().map_err(listen)?;
    #[allow(
        clippy::print_stdout,
        reason = "the one line that whoever starts it reads"
    )]
    {
        println!("http://{bound}");
    }
    let options = Options {
        webhook_url: arguments.webhook_url,
        secret: arguments.secret,
        delay_ms: arguments.delay_ms,
    };
    tokio::select! {
        ended = test_provider::run(listener, &arguments.data, options) => match ended? {},
        () = input_ends(), if arguments.until_input_ends => Ok(()),
        _interrupted = tokio::signal::ctrl_c() => Ok(()),
    }
}

/// Standard input ends when the server that holds its other end does, however that happened.
async fn input_ends() {
    let mut ignored = [0_u8; 64];
    let mut input = tokio::io::stdin();
    while matches!(input.read(&mut ignored).await, Ok(read) if read > 0) {}
}
