//! Public names stand in one table, `src/api/names.rs`; every one of them is explained to those who use it.

use super::{Remark, sources::Sources};

const TABLE: &str = "src/api/names.rs";
const EXPLAINED_IN: &[&str] = &["docs/EMBEDDING.md", "docs/API.md"];

pub fn check(sources: &Sources) -> Vec<Remark> {
    let Some(table) = sources.text(TABLE) else {
        return vec![Remark::Complaint(format!("{TABLE} does not exist"))];
    };
    let docs: Vec<&str> = EXPLAINED_IN
        .iter()
        .filter_map(|path| sources.text(path))
        .collect();
    names(table)
        .filter(|name| !docs.iter().any(|text| mentions(text, name)))
        .map(|name| {
            Remark::Complaint(format!(
                "{TABLE} names {name}, but {} do not",
                EXPLAINED_IN.join(" and ")
            ))
        })
        .collect()
}

/// Every string in the table that can be a name; its tests are no part of the table.
fn names(table: &str) -> impl Iterator<Item = &str> {
    table
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
        .filter(|name| !name.is_empty() && name.chars().all(belongs_to_name))
}

fn belongs_to_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | ':')
}

/// Whether the text holds the name as a word of its own.
fn mentions(text: &str, name: &str) -> bool {
    text.split(|character| !belongs_to_name(character))
        .any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_word_of_the_docs() {
        let table = "pub const ATTRIBUTES: &[&str] = &[\"post\", \"theme\"];\n// \"comment\"\n#[cfg(test)]\n\"test\"";
        for (docs, complaints) in [
            ("`post` and `theme`", 0),
            ("`post` only, themes come later", 1),
            ("nothing", 2),
        ] {
            let sources = Sources::of(&[(TABLE, table), ("docs/EMBEDDING.md", docs)]);
            assert_eq!(check(&sources).len(), complaints, "{docs}");
        }
    }

    #[test]
    fn a_table_that_is_missing_is_told() {
        assert_eq!(check(&Sources::of(&[])).len(), 1);
    }
}
