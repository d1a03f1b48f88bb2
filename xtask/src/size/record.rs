//! The sizes that were last accepted, in a committed file, so that growth is seen by whoever reviews the change.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::Row;
use crate::workspace::Workspace;

/// Where the record lies.
pub const FILE: &str = "sizes.json";

/// Growth up to this share is noise of compilers and compression.
const TOLERATED_PERCENT: usize = 2;

/// What was measured at one time.
#[derive(Serialize, Deserialize, Default, Debug, PartialEq)]
pub struct Record {
    /// Bytes in brotli by artefact.
    brotli: BTreeMap<String, usize>,
    /// Crates in the lock file.
    dependencies: usize,
}

impl Record {
    pub fn new(rows: &[Row], dependencies: usize) -> Self {
        let brotli = rows
            .iter()
            .map(|row| (row.name.clone(), row.brotli))
            .collect();
        Self {
            brotli,
            dependencies,
        }
    }

    /// The accepted record; an empty one where none was written yet.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let path = workspace.path(FILE);
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {FILE}"))?;
        serde_json::from_str(&text).with_context(|| format!("cannot understand {FILE}"))
    }

    pub fn write(&self, workspace: &Workspace) -> Result<()> {
        let text = serde_json::to_string_pretty(self).context("cannot write the record")?;
        fs::write(workspace.path(FILE), text + "\n").with_context(|| format!("cannot write {FILE}"))
    }

    /// One sentence for everything that is new or grew by more than the tolerated share.
    pub fn growth_since(&self, accepted: &Self) -> Vec<String> {
        let artefacts = self
            .brotli
            .iter()
            .filter_map(|(name, now)| complaint(name, accepted.brotli.get(name).copied(), *now));
        let dependencies = complaint(
            "the number of dependencies",
            Some(accepted.dependencies).filter(|count| *count > 0),
            self.dependencies,
        );
        artefacts.chain(dependencies).collect()
    }
}

fn complaint(name: &str, before: Option<usize>, now: usize) -> Option<String> {
    let Some(before) = before else {
        return Some(format!("{name} is new with {now}"));
    };
    let grown = now * 100 > before * (100 + TOLERATED_PERCENT);
    grown.then(|| format!("{name} grew from {before} to {now}, more than {TOLERATED_PERCENT} %"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(core: usize, dependencies: usize) -> Record {
        Record {
            brotli: [("core".to_owned(), core)].into(),
            dependencies,
        }
    }

    #[test]
    fn only_growth_beyond_two_percent_is_told() {
        let accepted = record(10_000, 100);
        for (core, dependencies, complaints) in [
            (10_000, 100, 0),
            (10_200, 102, 0),
            (10_201, 100, 1),
            (10_000, 103, 1),
            (9_000, 90, 0),
        ] {
            let told = record(core, dependencies).growth_since(&accepted);
            assert_eq!(told.len(), complaints, "{told:?}");
        }
    }

    #[test]
    fn what_was_never_accepted_is_told() {
        assert_eq!(
            record(1, 5).growth_since(&Record::default()),
            [
                "core is new with 1",
                "the number of dependencies is new with 5"
            ]
        );
    }
}
