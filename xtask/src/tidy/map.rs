//! The map is true: every path that `docs/ARCHITECTURE.md` names exists, in its sentences and in its trees.
//!
//! In sentences a path is code with a slash, such as `src/domain`. A tree is a fenced block whose first word is a path;
//! there, deeper lines lie below the line they are indented under.

use super::{Remark, sources::Sources};

const MAP: &str = "docs/ARCHITECTURE.md";

/// What builds and runs leave behind, and media types: neither is in the repository.
const ELSEWHERE: &[&str] = &[
    "target",
    "dist",
    "data",
    "site",
    "application",
    "text",
    "image",
];

pub fn check(sources: &Sources) -> Vec<Remark> {
    let Some(map) = sources.text(MAP) else {
        return vec![Remark::Complaint(format!("{MAP} does not exist"))];
    };
    // Fences alternate: what lies between two of them is a block.
    let mut paths = Vec::new();
    for (index, part) in map.split("```").enumerate() {
        if index % 2 == 0 {
            paths.extend(paths_in_prose(part));
        } else {
            paths.extend(paths_in_tree(sources, part));
        }
    }
    paths.sort();
    paths.dedup();
    paths
        .into_iter()
        .filter(|path| !sources.contains(path))
        .map(|path| Remark::Complaint(format!("{MAP} names {path}, which does not exist")))
        .collect()
}

fn paths_in_prose(prose: &str) -> Vec<String> {
    prose
        .lines()
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .filter(|code| code.contains('/') && is_path(code))
        .map(str::to_owned)
        .collect()
}

fn paths_in_tree(sources: &Sources, block: &str) -> Vec<String> {
    // The first line is what follows the fence: a language, or nothing.
    let lines = block.lines().skip(1).filter(|line| !line.trim().is_empty());
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut paths = Vec::new();
    for line in lines {
        let indent = line.len() - line.trim_start().len();
        let word = line.split_whitespace().next().unwrap_or_default();
        while above.last().is_some_and(|(depth, _)| *depth >= indent) {
            above.pop();
        }
        let folder = above.last().map_or("", |(_, path)| path.as_str());
        let path = format!("{folder}{word}");
        if paths.is_empty() && !sources.contains(&path) {
            return paths;
        }
        if !is_path(&path) || !(word.ends_with('/') || word.contains('.')) {
            continue;
        }
        if word.ends_with('/') {
            above.push((indent, path.clone()));
        }
        paths.push(path);
    }
    paths
}

fn is_path(code: &str) -> bool {
    let first = code.split('/').next().unwrap_or_default();
    !first.is_empty()
        && !ELSEWHERE.contains(&first)
        && code
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "_-./".contains(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(map: &str) -> usize {
        check(&Sources::of(&[
            (MAP, map),
            ("Cargo.toml", ""),
            ("src/domain/money.rs", ""),
        ]))
        .len()
    }

    #[test]
    fn paths_in_sentences() {
        assert_eq!(complaints("`src/domain`, `src/domain/money.rs`, `src/`"), 0);
        assert_eq!(
            complaints("`/p/{post}`, `application/json`, `target/site`, `a / b`"),
            0
        );
        assert_eq!(complaints("`src/money` and `docs/OLD.md`"), 2);
    }

    #[test]
    fn paths_in_trees() {
        assert_eq!(
            complaints("```\nCargo.toml  it\nsrc/  code\n  domain/  pure\n    money.rs\n```\n"),
            0
        );
        assert_eq!(complaints("```\nCargo.toml\nsrc/\n  domian/\n```\n"), 1);
        assert_eq!(complaints("```\nview  knows  domain\n  lib.rs\n```\n"), 0);
    }
}
