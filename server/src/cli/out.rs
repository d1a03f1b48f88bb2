//! What a command prints. A reader that has read enough, such as `head`, ends the pipe; that is no error.

use std::fmt::Display;
use std::io::{Write as _, stdout};

/// Prints a line.
pub fn line(text: &impl Display) {
    let _ = writeln!(stdout().lock(), "{text}");
}
