//! Public names stand in one table, `src/api/names.rs`: every one of them is explained to those who use it, and neither
//! a style sheet nor the markup uses one that is not there.

use super::{
    Remark,
    sources::{Source, Sources},
};

const TABLE: &str = "src/api/names.rs";
const EXPLAINED_IN: &[&str] = &["docs/EMBEDDING.md", "docs/THEMING.md", "docs/API.md"];

/// The table leaves this out where it would stand before every name.
const PROPERTY: &str = "--spotlet-";
const PROPERTIES: &str = "const CUSTOM_PROPERTIES";

pub fn check(sources: &Sources) -> Vec<Remark> {
    let Some(table) = sources.text(TABLE) else {
        return vec![Remark::Complaint(format!("{TABLE} does not exist"))];
    };
    let names = names(table);
    let mut remarks = unexplained(sources, &names);
    for file in &sources.files {
        for used in used_names(file) {
            if !names.contains(&used) {
                remarks.push(Remark::Complaint(format!(
                    "{} uses {used}, which is not in {TABLE}",
                    file.path
                )));
            }
        }
    }
    remarks
}

fn unexplained(sources: &Sources, names: &[String]) -> Vec<Remark> {
    let docs: Vec<&str> = EXPLAINED_IN
        .iter()
        .filter_map(|path| sources.text(path))
        .collect();
    names
        .iter()
        .filter(|name| {
            !docs
                .iter()
                .any(|text| words(text).any(|word| word == *name))
        })
        .map(|name| {
            Remark::Complaint(format!(
                "{TABLE} names {name}, but none of {} does",
                EXPLAINED_IN.join(", ")
            ))
        })
        .collect()
}

/// Every string in the table that can be a name; its tests are no part of the table.
fn names(table: &str) -> Vec<String> {
    let table = table.split("#[cfg(test)]").next().unwrap_or_default();
    let mut names = Vec::new();
    let mut prefix = "";
    for line in table
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
    {
        if line.starts_with("pub const") {
            prefix = if line.contains(PROPERTIES) {
                PROPERTY
            } else {
                ""
            };
        }
        let strings = line.split('"').skip(1).step_by(2);
        names.extend(
            strings
                .filter(|name| !name.is_empty() && name.chars().all(belongs_to_name))
                .map(|name| format!("{prefix}{name}")),
        );
    }
    names
}

/// Custom properties in style sheets, and parts in the markup.
fn used_names(file: &Source) -> Vec<String> {
    let Source { path, text } = file;
    let mut used: Vec<String> = if path.starts_with("styles/") {
        words(text)
            // A comment may speak of the prefix alone.
            .filter(|word| word.starts_with(PROPERTY) && word.len() > PROPERTY.len())
            .map(str::to_owned)
            .collect()
    } else if path.starts_with("src/view/") {
        text.split(" part=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .flat_map(str::split_whitespace)
            .map(str::to_owned)
            .collect()
    } else {
        Vec::new()
    };
    used.sort();
    used.dedup();
    used
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character| !belongs_to_name(character))
}

fn belongs_to_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "pub const ATTRIBUTES: [&str; 2] = [\"post\", \"theme\"];\n// \"comment\"\n\
        pub const CUSTOM_PROPERTIES: [&str; 1] = [\n    \"line\",\n];\n#[cfg(test)]\n\"test\"";
    const DOCS: (&str, &str) = ("docs/EMBEDDING.md", "`post`, `theme`, `--spotlet-line`");

    #[test]
    fn every_name_is_a_word_of_the_docs() {
        for (docs, complaints) in [(DOCS.1, 0), ("`post`, themes, line", 2), ("nothing", 3)] {
            let sources = Sources::of(&[(TABLE, SMALL), ("docs/EMBEDDING.md", docs)]);
            assert_eq!(check(&sources).len(), complaints, "{docs}");
        }
    }

    #[test]
    fn every_name_in_use_is_in_the_table() {
        for (path, text, complaints) in [
            ("styles/card.css", "a { color: var(--spotlet-line) }", 0),
            ("styles/card.css", "a { color: var(--spotlet-lime) }", 1),
            (
                "src/view/card.rs",
                "<div class=\"card\" part=\"post theme\">",
                0,
            ),
            ("src/view/card.rs", "<div part=\"pots\">", 1),
            (
                "server/src/card.rs",
                "--spotlet-lime <div part=\"pots\">",
                0,
            ),
        ] {
            let sources = Sources::of(&[(TABLE, SMALL), DOCS, (path, text)]);
            assert_eq!(check(&sources).len(), complaints, "{path} {text}");
        }
    }

    #[test]
    fn a_table_that_is_missing_is_told() {
        assert_eq!(check(&Sources::of(&[])).len(), 1);
    }
}
