//! One thing a class: what a studio style sheet styles as a block of its own (`.name`, with or without states) no other one does.
//!
//! All of them go into one bundle, so the later one would dress the other's block too. Within another block (`.list .name`), joined
//! with something (`a.name`, `.name.is-open`) or under a condition (`@media`), a class may stand anywhere.

use std::collections::BTreeMap;

use super::{Remark, sources::Sources};

const FOLDER: &str = "styles/studio/";

pub fn check(sources: &Sources) -> Vec<Remark> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut remarks = Vec::new();
    let sheets = sources
        .files
        .iter()
        .filter(|file| file.path.starts_with(FOLDER) && file.path.ends_with(".css"));
    for file in sheets {
        let mut blocks = blocks(&file.text);
        blocks.sort();
        blocks.dedup();
        for class in blocks {
            match first.get(&class) {
                None => {
                    first.insert(class, &file.path);
                }
                Some(other) => remarks.push(Remark::Complaint(format!(
                    "{}: `.{class}` is a block of {other} already; give it another name, or say within which block it stands",
                    file.path
                ))),
            }
        }
    }
    remarks
}

/// The classes that rules outside of any at-rule style by themselves.
fn blocks(css: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut head = String::new();
    for (index, text) in css.split("/*").enumerate() {
        let text = match index {
            0 => text,
            _ => text.split_once("*/").map_or("", |(_, behind)| behind),
        };
        for letter in text.chars() {
            match letter {
                '{' => {
                    if depth == 0 {
                        found.extend(selectors(&head).filter_map(alone).map(str::to_owned));
                    }
                    depth += 1;
                    head.clear();
                }
                '}' => {
                    depth = depth.saturating_sub(1);
                    head.clear();
                }
                ';' => head.clear(),
                _ => head.push(letter),
            }
        }
    }
    found
}

/// The parts of a list; a comma within `:is(…)` is none of it.
fn selectors(head: &str) -> impl Iterator<Item = &str> {
    let mut open = 0_i32;
    head.split(move |letter| {
        open += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && open == 0
    })
    .map(str::trim)
}

/// The class that a selector is about, if it is about nothing else.
fn alone(selector: &str) -> Option<&str> {
    let name = selector.strip_prefix('.')?;
    let end = name
        .find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '_'))
        .unwrap_or(name.len());
    let (name, states) = name.split_at(end);
    let mut open = 0_i32;
    let goes_on = states.chars().any(|letter| {
        open += i32::from(letter == '(') - i32::from(letter == ')');
        open == 0 && (letter.is_whitespace() || matches!(letter, '>' | '+' | '~' | '.' | '[' | '#'))
    });
    (!goes_on && (states.is_empty() || states.starts_with(':'))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_belongs_to_one_sheet() {
        let of = |one: &str, other: &str| {
            check(&Sources::of(&[
                ("styles/studio/1-a.css", one),
                ("styles/studio/2-b.css", other),
            ]))
            .len()
        };
        for (one, other) in [
            (".name { color: red }", ".name {\n color: blue }"),
            (".name { color: red }", "h2, .name:hover { color: blue }"),
            (".name::before { top: 0 }", "/* { */ .x,.name { top: 0 }"),
            (".name { top: 0 }", ".name:not(.a, .b c) { top: 0 }"),
        ] {
            assert_eq!(of(one, other), 1, "{one} {other}");
            assert_eq!(of(one, &format!("{other} {other}")), 1, "once a sheet");
        }
        for other in [
            ".list .name { top: 0 }",
            ".name li { top: 0 }",
            ".name > li { top: 0 }",
            ".name:hover + p { top: 0 }",
            "a.name { top: 0 }",
            ".name.is-open { top: 0 }",
            ".names { top: 0 }",
            ":is(.x, .name) { top: 0 }",
            "@media print { .name { top: 0 } }",
            ".x { .name { top: 0 } }",
            "/* .name { */",
        ] {
            assert_eq!(of(".name { color: red }", other), 0, "{other}");
        }
    }

    #[test]
    fn shoppers_sheets_are_bundles_of_their_own() {
        let css = ".name { top: 0 }";
        let sources = Sources::of(&[("styles/card.css", css), ("styles/studio/1-a.css", css)]);
        assert_eq!(check(&sources), []);
    }
}
