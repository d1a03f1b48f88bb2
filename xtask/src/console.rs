//! What the person at the terminal sees. Everything goes to standard error: standard output is for results.

use std::{
    io::Write as _,
    time::{Duration, Instant},
};

use anyhow::Result;

/// Runs quiet work as one line: its name, and the seconds it took once it is done.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprint!("  {name} … ");
    // A terminal shows the line now, not when the work is over; a failed flush costs only that.
    let _ = std::io::stderr().flush();
    let started = Instant::now();
    let result = work();
    let seconds = seconds(started.elapsed());
    match &result {
        Ok(_) => eprintln!("{seconds}"),
        Err(_) => eprintln!("failed after {seconds}"),
    }
    result
}

/// Runs work that prints by itself between a heading and a closing line.
pub fn section<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("── {name}");
    let started = Instant::now();
    let result = work();
    let verdict = if result.is_ok() { "done" } else { "failed" };
    eprintln!("── {name}: {verdict}, {}", seconds(started.elapsed()));
    result
}

/// Says something worth knowing that is no failure.
pub fn note(text: &str) {
    eprintln!("note: {text}");
}

/// A duration in seconds, as short as it is useful.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
