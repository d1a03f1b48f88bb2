//! Who may use whom inside the widget: arrows run down only, and the pure part knows no browser, clock or network.
//!
//! A folder of `src/` that is not in the table is a complaint, so a new one states its place here first.

use super::{
    Remark,
    sources::{Source, Sources},
};

struct Layer {
    folder: &'static str,
    /// Other folders it may name.
    may_use: &'static [&'static str],
    /// Words that have no place in its code.
    forbidden: &'static [&'static str],
}

const PURE: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "tokio",
    "axum",
    "sqlx",
    "rand",
    "SystemTime",
    "Instant",
];
const NO_PAGE: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "tokio", "axum", "sqlx"];
const NO_SERVER: &[&str] = &["tokio", "axum", "sqlx"];

const LAYERS: &[Layer] = &[
    Layer {
        folder: "domain",
        may_use: &[],
        forbidden: PURE,
    },
    Layer {
        folder: "ucp",
        may_use: &["domain"],
        forbidden: PURE,
    },
    Layer {
        folder: "api",
        may_use: &["domain"],
        forbidden: PURE,
    },
    Layer {
        folder: "view",
        may_use: &["domain", "ucp", "api"],
        forbidden: NO_PAGE,
    },
    Layer {
        folder: "browser",
        may_use: &["domain", "ucp", "api"],
        forbidden: NO_SERVER,
    },
    Layer {
        folder: "host",
        may_use: &["domain", "ucp", "api", "browser"],
        forbidden: NO_SERVER,
    },
    Layer {
        folder: "guest",
        may_use: &["domain", "ucp", "api", "browser"],
        forbidden: NO_SERVER,
    },
    Layer {
        folder: "islands",
        may_use: &["domain", "ucp", "api", "view", "browser", "host"],
        forbidden: NO_SERVER,
    },
    Layer {
        folder: "studio",
        may_use: &["domain", "ucp", "api", "browser"],
        forbidden: NO_SERVER,
    },
    Layer {
        folder: "entry",
        may_use: &[
            "domain", "ucp", "api", "view", "browser", "host", "guest", "islands", "studio",
        ],
        forbidden: NO_SERVER,
    },
];

pub fn check(sources: &Sources) -> Vec<Remark> {
    sources
        .files
        .iter()
        .filter_map(|file| Some((file, folder(file)?)))
        .flat_map(
            |(file, folder)| match LAYERS.iter().find(|layer| layer.folder == folder) {
                Some(layer) => check_file(file, layer),
                None => vec![Remark::Complaint(format!(
                    "{}: the folder {folder} has no place among the layers yet",
                    file.path
                ))],
            },
        )
        .collect()
}

/// The folder of `src/` that a Rust file lies in.
fn folder(file: &Source) -> Option<&str> {
    let (folder, _) = file.path.strip_prefix("src/")?.split_once('/')?;
    file.path.ends_with(".rs").then_some(folder)
}

fn check_file(file: &Source, layer: &Layer) -> Vec<Remark> {
    let code: Vec<&str> = file.text.lines().map(without_comment).collect();
    let mut remarks = Vec::new();
    for used in used_folders(&code.join("\n")) {
        let known = LAYERS.iter().any(|layer| layer.folder == used);
        if known && used != layer.folder && !layer.may_use.contains(&used.as_str()) {
            remarks.push(Remark::Complaint(format!(
                "{}: {} may not use {used}",
                file.path, layer.folder
            )));
        }
    }
    for (index, line) in code.iter().enumerate() {
        for word in layer.forbidden {
            if words(line).any(|found| found == *word) {
                remarks.push(Remark::Complaint(format!(
                    "{}:{}: {word} has no place in {}",
                    file.path,
                    index + 1,
                    layer.folder
                )));
            }
        }
    }
    remarks
}

/// A line up to its comment. The slashes of an address in a string are not the start of one.
fn without_comment(line: &str) -> &str {
    let start = line
        .match_indices("//")
        .map(|(index, _)| index)
        .find(|index| {
            !line
                .get(..*index)
                .is_some_and(|before| before.ends_with(':'))
        });
    start.and_then(|start| line.get(..start)).unwrap_or(line)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_ascii_alphanumeric() && character != '_')
}

/// First segments of all paths that begin with `crate::`, also inside `crate::{a::…, b::…}`.
fn used_folders(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (_, rest) in code
        .match_indices("crate::")
        .filter_map(|(index, found)| Some((index, code.get(index + found.len()..)?)))
    {
        match rest.strip_prefix('{') {
            Some(group) => used.extend(group_heads(group)),
            None => used.extend(words(rest).next().map(str::to_owned)),
        }
    }
    used.sort();
    used.dedup();
    used
}

/// The first word of each entry of a group of imports, up to its closing brace.
fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut entry, mut heads) = (0_usize, String::new(), Vec::new());
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(std::mem::take(&mut entry)),
            _ if depth == 0 => entry.push(character),
            _ => {}
        }
    }
    heads.push(entry);
    heads
        .iter()
        .filter_map(|entry| words(entry.trim()).next())
        .filter(|head| !head.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_run_down_only() {
        for (path, code, complaints) in [
            ("src/domain/cart.rs", "use crate::domain::money::Money;", 0),
            ("src/domain/cart.rs", "use crate::api::Like;", 1),
            (
                "src/api/like.rs",
                "use crate::{domain::id::PostId, ucp::Cart};",
                1,
            ),
            ("src/ucp/cart.rs", "fn a(b: &crate::view::Bag) {}", 1),
            (
                "src/view/card.rs",
                "use crate::{\n    api::{Like, Post},\n    domain::money::Money,\n};",
                0,
            ),
            (
                "src/islands/like.rs",
                "use crate::{browser::{fetch, store}, entry::start};",
                1,
            ),
            ("src/entry/post.rs", "use crate::islands::attach;", 0),
            ("src/lib.rs", "use crate::entry::start;", 0),
            ("src/camera/scan.rs", "", 1),
            ("server/src/main.rs", "use crate::entry::start;", 0),
        ] {
            let remarks = check(&Sources::of(&[(path, code)]));
            assert_eq!(remarks.len(), complaints, "{path} {code} {remarks:?}");
        }
    }

    #[test]
    fn words_count_in_code_only() {
        for (code, complaints) in [
            ("use leptos::prelude::*;", 1),
            ("let operand = 1; // leptos knows nothing of this", 0),
            ("let a = \"https://example.org/x\"; sqlx::query(a);", 1),
            ("let now = std::time::Instant::now();", 1),
        ] {
            let remarks = check(&Sources::of(&[("src/domain/a.rs", code)]));
            assert_eq!(remarks.len(), complaints, "{code} {remarks:?}");
        }
    }
}
