//! How many checks passed and failed, read from what the test runners print.

use std::{ops::AddAssign, process::ExitCode};

/// A count of checks. A step without tests of its own counts as one.
#[derive(Default, Clone, Copy, Debug, PartialEq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// One check that passed.
    pub const PASSED: Self = Self {
        passed: 1,
        failed: 0,
    };
    /// One check that failed.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
    };

    /// The outcome of one of our own verbs.
    pub fn of_exit(code: ExitCode) -> Self {
        if code == ExitCode::SUCCESS {
            Self::PASSED
        } else {
            Self::FAILED
        }
    }

    /// Counts a line of `cargo test` such as `test result: ok. 12 passed; 0 failed; 0 ignored; …`.
    pub fn add_cargo_line(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.add_counts(result.split(['.', ';']));
        }
    }

    /// Counts a line of Playwright's summary such as `  12 passed (34.5s)`. What was never run has not passed.
    pub fn add_playwright_line(&mut self, line: &str) {
        self.add_counts([line.split(" (").next().unwrap_or(line)]);
    }

    fn add_counts<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) {
        for part in parts {
            let Some((number, word)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<usize>() else {
                continue;
            };
            match word {
                "passed" => self.passed += number,
                "failed" | "flaky" | "interrupted" | "did not run" => self.failed += number,
                _ => {}
            }
        }
    }

    /// A runner that ended badly without counting a failure has failed all the same: it did not compile, say.
    pub fn after(mut self, outcome: &anyhow::Result<()>) -> Self {
        if let Err(error) = outcome {
            eprintln!("error: {error:#}");
            self.failed = self.failed.max(1);
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_lines() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test money::tests::adds ... ok",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ] {
            tally.add_cargo_line(line);
        }
        assert_eq!(
            tally,
            Tally {
                passed: 14,
                failed: 1
            }
        );
    }

    #[test]
    fn playwright_lines() {
        let mut tally = Tally::default();
        for line in [
            "  ✓  1 journey.spec.js:3:1 › 2 passed things (1.2s)",
            "  1 failed",
            "    journey.spec.js:9:1 › pays ─────",
            "  1 flaky",
            "  2 skipped",
            "  3 did not run",
            "  12 passed (34.5s)",
        ] {
            tally.add_playwright_line(line);
        }
        assert_eq!(
            tally,
            Tally {
                passed: 12,
                failed: 5
            }
        );
    }
}
