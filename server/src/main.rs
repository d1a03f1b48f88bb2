//! The `spotlet` program. All of it lives in the library, where it can be tested.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    spotlet_server::cli::run().await
}
