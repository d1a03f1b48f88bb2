//! A letter as plain text.

use super::{Block, Letter};

/// The letter for who reads without HTML.
#[must_use]
pub fn text(letter: &Letter) -> String {
    let mut parts = vec![letter.heading.clone()];
    for block in &letter.blocks {
        parts.push(match block {
            Block::Paragraph(text) | Block::Small(text) => text.clone(),
            Block::Heading(text) => text.to_uppercase(),
            Block::Button(text, url) | Block::Link(text, url) => format!("{text}:\n{url}"),
            Block::Rows(rows) => rows
                .iter()
                .map(|(what, amount)| format!("{what}: {amount}"))
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Sum(what, amount) => format!("{what}: {amount}"),
            Block::Lines(lines) => lines.join("\n"),
        });
    }
    let foot: Vec<String> = letter
        .legal
        .iter()
        .map(|(title, url)| format!("{title}: {url}"))
        .collect();
    parts.push(format!("--\n{}\n{}", letter.brand, foot.join("\n")));
    parts.join("\n\n") + "\n"
}
