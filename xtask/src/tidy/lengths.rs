//! One subject a file: past 300 lines there may be a second one, past 500 there is.

use super::{Remark, sources::Sources};

const WARN_ABOVE: usize = 300;
const FAIL_ABOVE: usize = 500;

/// Code. Prose and data may be as long as they must.
const ENDINGS: &[&str] = &[".rs", ".js", ".mjs", ".ts", ".css", ".sql", ".sh"];

pub fn check(sources: &Sources) -> Vec<Remark> {
    sources
        .files
        .iter()
        .filter(|file| ENDINGS.iter().any(|ending| file.path.ends_with(ending)))
        .filter_map(|file| {
            let lines = file.text.lines().count();
            let remark = format!(
                "{} has {lines} lines; what is its second subject?",
                file.path
            );
            match lines {
                _ if lines > FAIL_ABOVE => Some(Remark::Complaint(remark)),
                _ if lines > WARN_ABOVE => Some(Remark::Warning(remark)),
                _ => None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_long_and_too_long() {
        let of = |lines: usize| check(&Sources::of(&[("a.rs", &"x\n".repeat(lines))]));
        assert_eq!(of(300), []);
        assert!(matches!(*of(301), [Remark::Warning(_)]));
        assert!(matches!(*of(501), [Remark::Complaint(_)]));
    }
}
