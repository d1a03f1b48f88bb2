//! The compiled server as a child process, on a port that it has found itself: nobody can take it between two moments.

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_spotlet");
/// Long enough for a loaded machine; nothing waits so long that goes well.
const PATIENCE: Duration = Duration::from_secs(120);
const AGAIN: Duration = Duration::from_millis(20);

/// The program without what stands in the environment of the tests, which may be somebody's shop.
pub fn program() -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().stdin(Stdio::null()).kill_on_drop(true);
    command
}

/// Starts [`program`] with the arguments of `spotlet serve`, and waits until it is ready; where it listens. What it says on
/// standard error is passed on, and is in the panic when it ends before it is ready.
pub async fn start(command: &mut Command) -> (Child, SocketAddr) {
    let mut child = command
        .args(["--listen", "127.0.0.1:0"])
        .env("SPOTLET_LOG", "warn,spotlet_server::cli::serve=info")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let ready = async {
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = String::new();
        let address = loop {
            let Some(line) = lines.next_line().await.unwrap() else {
                let status = child.wait().await.unwrap();
                panic!("the server has ended before it was ready ({status}):\n{said}");
            };
            if let Some(address) = address_in(&line) {
                break address;
            }
            said = said + &line + "\n";
        };
        eprint!("{said}");
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                eprintln!("{line}");
            }
        });
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let url = format!("http://{address}/readyz");
        while !matches!(http.get(&url).send().await, Ok(reply) if reply.status().is_success()) {
            if let Some(status) = child.try_wait().unwrap() {
                panic!("the server has ended before it was ready ({status})");
            }
            sleep(AGAIN).await;
        }
        address
    };
    let address = timeout(PATIENCE, ready).await.expect("the server starts");
    (child, address)
}

/// The one line of the log in which the server says where it listens.
fn address_in(line: &str) -> Option<SocketAddr> {
    let (_, fields) = line.split_once(" listening address=")?;
    fields.split_whitespace().next()?.parse().ok()
}
