//! The repository as its rules see it: every text file that is, or would be, committed.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::{process, workspace::Workspace};

/// Endings of files that people write. Lock files and pictures are no concern of tidy.
const ENDINGS: &[&str] = &[
    "rs", "toml", "md", "js", "mjs", "ts", "css", "html", "sql", "json", "sh", "yml", "svg",
];
const WITHOUT_ENDING: &[&str] = &[".ci/run", ".gitignore", "LICENSE"];
const GENERATED: &[&str] = &["tests/e2e/package-lock.json"];

/// A text file.
pub struct Source {
    /// Relative to the root, with forward slashes.
    pub path: String,
    pub text: String,
}

/// All of them.
pub struct Sources {
    pub files: Vec<Source>,
    /// Every committed path, pictures and lock files included.
    pub paths: Vec<String>,
}

impl Sources {
    /// Asks git what belongs to the repository and reads it.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let listed = process::capture(
            Command::new("git")
                .args([
                    "ls-files",
                    "-z",
                    "--cached",
                    "--others",
                    "--exclude-standard",
                ])
                .current_dir(workspace.root()),
        )
        .context("tidy asks git which files belong to the repository")?;
        let listed = String::from_utf8(listed).context("a path is no UTF-8")?;
        let mut paths: Vec<String> = listed
            .split_terminator('\0')
            // What was deleted but not committed yet is still listed.
            .filter(|path| workspace.path(path).is_file())
            .map(str::to_owned)
            .collect();
        paths.sort();
        paths.dedup();
        let mut files = Vec::new();
        for path in paths.iter().filter(|path| is_written_by_people(path)) {
            let text = fs::read_to_string(workspace.path(path))
                .with_context(|| format!("cannot read {path}"))?;
            files.push(Source {
                path: path.clone(),
                text,
            });
        }
        Ok(Self { files, paths })
    }

    /// The text of one file, if it exists.
    pub fn text(&self, path: &str) -> Option<&str> {
        let file = self.files.iter().find(|file| file.path == path)?;
        Some(&file.text)
    }

    /// Whether a path is a file, or a folder that holds one.
    pub fn contains(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        self.paths.iter().any(|known| {
            known
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

fn is_written_by_people(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    (ENDINGS.contains(&ending) || WITHOUT_ENDING.contains(&path)) && !GENERATED.contains(&path)
}

#[cfg(test)]
impl Sources {
    /// Files for a test.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| Source {
                    path: (*path).to_owned(),
                    text: (*text).to_owned(),
                })
                .collect(),
            paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
        }
    }
}
