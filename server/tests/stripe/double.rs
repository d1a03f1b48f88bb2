//! `localstripe` as a child process. GPL: it is run, and never a part of this repository.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use tokio::time::{sleep, timeout};

const VERSION: &str = "1.15.10";
const PATIENCE: Duration = Duration::from_secs(60);
/// The package's own launcher listens on all interfaces; this one on this machine only. It ends with its input.
const LAUNCHER: &str = "
import os, socket, sys, threading
from aiohttp import web
from localstripe.server import app
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(('127.0.0.1', int(sys.argv[1])))
web.run_app(app, sock=listener, print=None)
";

/// A running double; it stops with this value.
pub struct Double {
    pub origin: String,
    child: Child,
    _folder: tempfile::TempDir,
}

impl Double {
    pub async fn start() -> Self {
        let python = LazyLock::force(&PYTHON).clone();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        // It keeps its store in the folder it runs in.
        let folder = tempfile::tempdir().unwrap();
        let child = Command::new(python)
            .args(["-c", LAUNCHER, &port.to_string()])
            .current_dir(folder.path())
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let double = Self {
            origin: format!("http://127.0.0.1:{port}"),
            child,
            _folder: folder,
        };
        let answers = async {
            let http = reqwest::Client::builder().no_proxy().build().unwrap();
            while http.get(&double.origin).send().await.is_err() {
                sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(PATIENCE, answers)
            .await
            .expect("localstripe starts");
        double
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        // Both fail only for a child that is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The interpreter of a folder below `target/` with the package in it; made once.
static PYTHON: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("localstripe-{VERSION}"));
    let python = folder.join("bin/python");
    let is_there = || {
        let asked = Command::new(&python)
            .args(["-c", "import localstripe.server"])
            .output();
        asked.is_ok_and(|output| output.status.success())
    };
    if is_there() {
        return python;
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    run(Command::new(&python)
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

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{command:?}: {error}; on Debian: apt-get install python3-venv")
    });
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
