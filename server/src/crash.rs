//! Places where a test can make the server die at once, as a power cut would. Only debug builds have them: there the
//! variable `CRASH_AT` may name one. A release build compiles them to nothing.
//!
//! To add one: a call of [`point`] with a new name, and that name in the crash test's list.

/// Ends the process here, without a goodbye, if this is the place it was told to die at.
#[cfg(debug_assertions)]
pub fn point(name: &str) {
    if std::env::var_os("CRASH_AT").is_some_and(|at| at == name) {
        std::process::abort();
    }
}

/// Nothing.
#[cfg(not(debug_assertions))]
pub fn point(_name: &str) {}
