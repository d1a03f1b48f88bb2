//! Starting other programs, and never leaving one behind.
//!
//! Every child leads its own process group and is remembered until it has ended. A signal to this tool, or the end
//! of the value that stands for the child, stops the whole group, so that a browser started by a test runner
//! started by npm ends too.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// How long a child may take to end by itself after it was asked to.
const GRACE: Duration = Duration::from_secs(5);

/// Ids of the children that are running now.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// Whether this tool is about to end because of a signal.
static STOPPING: AtomicBool = AtomicBool::new(false);

fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C and SIGTERM stop every child before this tool ends.
pub fn stop_children_on_signal() -> Result<()> {
    ctrlc::set_handler(|| {
        STOPPING.store(true, Ordering::SeqCst);
        let children: Vec<u32> = running().iter().copied().collect();
        for id in &children {
            signal_group(*id, Signal::Terminate);
        }
        let deadline = Instant::now() + GRACE;
        while children.iter().any(|id| group_exists(*id)) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(20));
        }
        for id in &children {
            signal_group(*id, Signal::Kill);
        }
        // 128 + SIGINT: what a shell reports for a program that was interrupted.
        std::process::exit(130);
    })
    .context("cannot listen for signals")
}

/// A child that our own signal has ended did not fail: nobody should hear of it while the signal's handler finishes.
fn hold_while_stopping() {
    while STOPPING.load(Ordering::SeqCst) {
        thread::park();
    }
}

/// A child process that ends, with everything it started, when this value does.
pub struct Running {
    child: Child,
    name: String,
}

impl Running {
    /// Starts a program in the background, without standard input.
    pub fn start(command: &mut Command) -> Result<Self> {
        lead_own_group(command);
        call_this_machine_directly(command);
        let name = describe(command);
        let child = command
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start `{name}`"))?;
        running().insert(child.id());
        Ok(Self { child, name })
    }

    /// How the program ended, or nothing while it runs.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        let status = self.child.try_wait();
        hold_while_stopping();
        status.with_context(|| format!("cannot ask about `{}`", self.name))
    }

    fn wait(&mut self) -> Result<ExitStatus> {
        let status = self.child.wait();
        hold_while_stopping();
        status.with_context(|| format!("cannot wait for `{}`", self.name))
    }

    fn stop(&mut self) {
        let id = self.child.id();
        signal_group(id, Signal::Terminate);
        let deadline = Instant::now() + GRACE;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(20));
        }
        signal_group(id, Signal::Kill);
        // Both only fail for a child that is gone already, which is the aim.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Also after a regular end: what the child started may still run.
        self.stop();
        running().remove(&self.child.id());
    }
}

/// Runs a program to its end, its output going to standard error. A failure names the command line.
pub fn run(command: &mut Command) -> Result<()> {
    command.stdout(std::io::stderr());
    let name = describe(command);
    let status = Running::start(command)?.wait()?;
    succeeded(&name, status)
}

/// Runs a program to its end, handing each line of its standard output to `on_line` as it comes.
pub fn run_lines(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<()> {
    let name = describe(command);
    let mut running = Running::start(command.stdout(Stdio::piped()))?;
    if let Some(output) = running.child.stdout.take() {
        for line in BufReader::new(output).lines() {
            on_line(&line.with_context(|| format!("cannot read what `{name}` says"))?);
        }
    }
    succeeded(&name, running.wait()?)
}

/// Runs a short program and returns its standard output; what it says on standard error appears only in a failure.
pub fn capture(command: &mut Command) -> Result<Vec<u8>> {
    call_this_machine_directly(command);
    let name = describe(command);
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{name}`"))?;
    if !status.success() {
        bail!(
            "`{name}` failed ({status}):\n{}",
            String::from_utf8_lossy(&stderr)
        );
    }
    Ok(stdout)
}

/// A proxy of the environment cannot know what listens on this machine's own addresses.
fn call_this_machine_directly(command: &mut Command) {
    for name in ["NO_PROXY", "no_proxy"] {
        let mut list = std::env::var(name).unwrap_or_default();
        if !list.is_empty() {
            list.push(',');
        }
        command.env(name, list + "127.0.0.1,localhost");
    }
}

fn succeeded(name: &str, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// The program's name and its first arguments: enough to know which of our calls it is.
fn describe(command: &Command) -> String {
    let program = command.get_program().to_string_lossy().into_owned();
    let program = program.rsplit('/').next().unwrap_or(&program).to_owned();
    command
        .get_args()
        .take(4)
        .fold(program, |line, word| line + " " + &word.to_string_lossy())
}

/// Children inherit how many files they may have open, and some of our tests have thousands; many systems grant 1,024 to whoever
/// does not ask for more. Where it cannot be had, the tests that need it say so.
#[cfg(unix)]
pub fn allow_many_files() {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    // Not everything, where there is no end: some programs close every possible number when they start.
    const ENOUGH: nix::libc::rlim_t = 65_536;
    if let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE)
        && soft < ENOUGH.min(hard)
    {
        let _ = setrlimit(Resource::RLIMIT_NOFILE, ENOUGH.min(hard), hard);
    }
}

#[derive(Clone, Copy)]
enum Signal {
    Terminate,
    Kill,
}

#[cfg(unix)]
fn lead_own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(unix)]
fn signal_group(id: u32, signal: Signal) {
    use nix::sys::signal::{Signal as Unix, killpg};
    let signal = match signal {
        Signal::Terminate => Unix::SIGTERM,
        Signal::Kill => Unix::SIGKILL,
    };
    // The only way to fail that matters is a group that has ended: nothing to do then.
    let _ = killpg(nix::unistd::Pid::from_raw(id.cast_signed()), signal);
}

#[cfg(unix)]
fn group_exists(id: u32) -> bool {
    nix::sys::signal::killpg(nix::unistd::Pid::from_raw(id.cast_signed()), None).is_ok()
}

// Elsewhere there are no process groups; `Running::stop` ends the child itself.
#[cfg(not(unix))]
pub fn allow_many_files() {}
#[cfg(not(unix))]
fn lead_own_group(_: &mut Command) {}
#[cfg(not(unix))]
fn signal_group(_: u32, _: Signal) {}
#[cfg(not(unix))]
fn group_exists(_: u32) -> bool {
    false
}
