//! A real PostgreSQL for the tests: made in a temporary folder, gone when the tests are.

use std::fs;
use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// One server for all tests of this program; each test makes its own database in it.
static SERVER: LazyLock<Postgres> = LazyLock::new(Postgres::start);

struct Postgres {
    port: u16,
    next: AtomicU32,
    /// Stops the server when its input ends, which the system does for us however this program ends.
    _keeper: Child,
}

/// The address of a fresh, empty database.
pub async fn fresh_database() -> String {
    let server = &*SERVER;
    let name = format!("story_{}", server.next.fetch_add(1, Ordering::Relaxed));
    let admin = format!("postgres://spotlet@127.0.0.1:{}/postgres", server.port);
    sqlx::any::install_default_drivers();
    let pool = sqlx::any::AnyPoolOptions::new()
        .max_connections(1)
        .connect(&admin)
        .await
        .unwrap();
    sqlx::query(&format!("CREATE DATABASE {name}"))
        .execute(&pool)
        .await
        .unwrap();
    pool.close().await;
    format!("postgres://spotlet@127.0.0.1:{}/{name}", server.port)
}

impl Postgres {
    /// Who asks for a free port does not have it yet, and somebody else may be faster: then it begins anew with another one.
    fn start() -> Self {
        let mut why = String::new();
        for _ in 0..5 {
            match Self::try_port(free_port()) {
                Ok(server) => return server,
                Err(log) => why = log,
            }
        }
        panic!("PostgreSQL did not start: {why}")
    }

    /// What it says itself when it does not start.
    fn try_port(port: u16) -> Result<Self, String> {
        let programs = programs();
        let folder = tempfile::Builder::new()
            .prefix("spotlet-pg-")
            .tempdir()
            .unwrap()
            .keep();
        let data = folder.join("data");
        let user = user();
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).unwrap();
        }
        let run = |program: &Path| {
            let mut command = Command::new(program);
            command.current_dir(&folder).stdin(Stdio::null());
            // PostgreSQL refuses to run as root.
            if let Some((uid, gid)) = user {
                command.uid(uid).gid(gid);
            }
            command
        };
        let made = run(&programs.join("initdb"))
            .args([
                "--username=spotlet",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
            ])
            .args(["--no-sync", "--pgdata"])
            .arg(&data)
            .output()
            .unwrap();
        assert!(
            made.status.success(),
            "initdb: {}",
            String::from_utf8_lossy(&made.stderr)
        );
        let mut settings = fs::OpenOptions::new()
            .append(true)
            .open(data.join("postgresql.conf"))
            .unwrap();
        // As many tests run at once as the machine has cores, and a story of two servers has two pools of connections.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let connections = (64 * cores).max(300);
        writeln!(
            settings,
            "port = {port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n\
             fsync = off\nmax_connections = {connections}"
        )
        .unwrap();
        // `postgres` stops cleanly on SIGTERM; the shell waits for this program's end to send it.
        let mut keeper = run(Path::new("/bin/sh"))
            .args(["-c", r#""$1" -D "$2" >"$3/log" 2>&1 & cat >/dev/null; kill "$!"; wait; cd /; rm -rf "$3""#])
            .arg("sh")
            .arg(programs.join("postgres"))
            .arg(&data)
            .arg(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        if let Err(log) = wait_until_it_is_ready(&folder) {
            drop(keeper.stdin.take());
            keeper.wait().unwrap();
            return Err(log);
        }
        Ok(Self {
            port,
            next: AtomicU32::new(0),
            _keeper: keeper,
        })
    }
}

/// The folder of PostgreSQL's programs: Debian keeps them off the PATH.
pub fn programs() -> PathBuf {
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&on_path).collect();
    if let Ok(versions) = fs::read_dir("/usr/lib/postgresql") {
        folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    folders
        .into_iter()
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        .expect("these tests need PostgreSQL (initdb and postgres); on Debian: apt-get install postgresql")
}

/// Whom to run as when this program is root: an ordinary user of the system.
fn user() -> Option<(u32, u32)> {
    let id = |args: &[&str]| -> Option<u32> {
        let output = Command::new("id").args(args).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    if id(&["-u"])? != 0 {
        return None;
    }
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| Some((id(&["-u", name])?, id(&["-g", name])?)))
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// It writes into a file of its own how far it is, as `pg_ctl` reads it: whoever else may answer at the port is not asked.
fn wait_until_it_is_ready(folder: &Path) -> Result<(), String> {
    let log = || fs::read_to_string(folder.join("log")).unwrap_or_default();
    // Long enough for a machine that does much else.
    for _ in 0..2_400 {
        let state = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        if state
            .lines()
            .nth(7)
            .is_some_and(|line| line.starts_with("ready"))
        {
            return Ok(());
        }
        if log().contains("FATAL") {
            break;
        }
        sleep(Duration::from_millis(50));
    }
    Err(log())
}
