//! The real server as a child process.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use super::http;
use crate::{console, process, tools, workspace::Workspace};

/// The first start creates the database and scales the demo's pictures.
const PATIENCE: Duration = Duration::from_secs(90);

/// A server that runs until this value ends.
pub struct Server(process::Running);

/// The compiled server's program.
pub fn binary(workspace: &Workspace) -> PathBuf {
    workspace.path("target/debug/spotlet")
}

/// Compiles the server; cargo knows by itself what is stale.
pub fn build(workspace: &Workspace) -> Result<()> {
    console::section("compile the server", || {
        process::run(tools::cargo(workspace).args([
            "build",
            "--package",
            "spotlet-server",
            "--bin",
            "spotlet",
        ]))
    })
}

impl Server {
    /// Starts the compiled server with the demo's data and waits until it is ready for requests; how it ended, if it did so before.
    pub fn start(
        workspace: &Workspace,
        data: &Path,
        address: SocketAddr,
        origin: &str,
        is_behind_proxy: bool,
    ) -> Result<Result<Self, ExitStatus>> {
        let mut server = process::Running::start(
            Command::new(binary(workspace))
                .current_dir(workspace.root())
                .arg("serve")
                .args(["--listen", &address.to_string()])
                .args(["--public-url", origin])
                .arg("--data")
                .arg(data)
                .arg("--assets")
                .arg(workspace.site())
                .arg("--demo")
                .arg(workspace.path("demo"))
                .env("SPOTLET_BEHIND_PROXY", is_behind_proxy.to_string())
                // Standard output belongs to our own `ready` line.
                .stdout(std::io::stderr()),
        )?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answers = http::get(origin, "/readyz").is_ok();
            // Asked after the answer: another server's, at a port that ours did not get, is none.
            if let Some(status) = server.ended()? {
                return Ok(Err(status));
            }
            if answers {
                return Ok(Ok(Self(server)));
            }
            if Instant::now() > deadline {
                bail!(
                    "the server did not become ready within {} s",
                    PATIENCE.as_secs()
                );
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// How the server ended, or nothing while it runs.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.0.ended()
    }
}
