//! `localstripe` as a child process. GPL: it is run, and never a part of this repository.

use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::LazyLock;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const VERSION: &str = "1.15.10";
const PATIENCE: Duration = Duration::from_secs(60);
/// The package's own launcher listens on all interfaces; this one on this machine only. It ends with its input.
const LAUNCHER: &str = "
import os, socket, sys, threading
from aiohttp import web
from localstripe.server import app
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
listener = socket.socket()
listener.bind(('127.0.0.1', 0))
# From here on whoever connects waits in the queue until the application answers.
listener.listen(128)
print(listener.getsockname()[1], flush=True)
os.dup2(2, 1)
web.run_app(app, sock=listener, print=None)
";

/// A running double; it stops with this value.
pub struct Double {
    pub origin: String,
    _child: Child,
    _folder: tempfile::TempDir,
}

impl Double {
    pub async fn start() -> Self {
        let python = LazyLock::force(&PYTHON).clone();
        // It keeps its store in the folder it runs in.
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let mut child = Command::new(python)
            .args(["-c", LAUNCHER])
            .current_dir(folder.path())
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = timeout(PATIENCE, output.next_line())
            .await
            .expect("localstripe starts")
            .unwrap();
        let Some(port) = port else {
            let log = std::fs::read_to_string(log).unwrap();
            panic!("localstripe has ended before it was ready:\n{log}");
        };
        Self {
            origin: format!("http://127.0.0.1:{port}"),
            _child: child,
            _folder: folder,
        }
    }
}

/// The interpreter of a folder below `target/` with the package in it; made once.
static PYTHON: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("localstripe-{VERSION}"));
    let python = folder.join("bin/python");
    let is_there = || {
        let asked = std::process::Command::new(&python)
            .args(["-c", "import localstripe.server"])
            .output();
        asked.is_ok_and(|output| output.status.success())
    };
    if is_there() {
        return python;
    }
    run(std::process::Command::new("python3")
        .args(["-m", "venv", "--clear"])
        .arg(&folder));
    run(std::process::Command::new(&python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .arg(format!("localstripe=={VERSION}")));
    assert!(is_there(), "localstripe was installed and cannot be loaded");
    python
});

fn run(command: &mut std::process::Command) {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{command:?}: {error}; on Debian: apt-get install python3-venv")
    });
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
