//! The block list: words that make a comment wait, visitors and addresses that may not write.
//!
//! A pattern is one word or several; `*` at the beginning or end of a word stands for anything. No expressions: a list
//! that moderators keep must neither surprise them nor take long.

use super::error::CommentError;
use crate::domain::VisitorId;

/// One row of the block list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockRule {
    /// Comments with this wait.
    Word(BlockedWord),
    /// This visitor may not write.
    Visitor(VisitorId),
    /// Nobody at this address may write; a keyed hash of it, as it is kept.
    Address(String),
}

impl BlockRule {
    /// `word`, `visitor` or `address`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Word(_) => "word",
            Self::Visitor(_) => "visitor",
            Self::Address(_) => "address",
        }
    }

    /// What is blocked, as text.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::Word(word) => word.as_str(),
            Self::Visitor(visitor) => visitor.as_str(),
            Self::Address(hash) => hash,
        }
    }
}

/// A pattern over whole words, without regard to case, punctuation and accents that were set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockedWord(String);

impl BlockedWord {
    /// Takes a pattern.
    ///
    /// # Errors
    /// [`CommentError::Pattern`].
    pub fn new(pattern: &str) -> Result<Self, CommentError> {
        let parts: Vec<String> = pattern
            .split_whitespace()
            .map(|part| {
                let (head, rest) = strip(part, str::strip_prefix);
                let (tail, middle) = strip(rest, str::strip_suffix);
                [head, &fold(middle).concat(), tail].concat()
            })
            .collect();
        let letters = |part: &String| part.chars().filter(|c| *c != '*').count();
        if parts.is_empty() || parts.iter().map(letters).sum::<usize>() < 2 {
            return Err(CommentError::Pattern);
        }
        Ok(Self(parts.join(" ")))
    }

    /// The pattern.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a text says it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let parts: Vec<&str> = self.0.split(' ').collect();
        let words = fold(text);
        words.windows(parts.len()).any(|said| {
            said.iter()
                .zip(&parts)
                .all(|(word, part)| matches(part, word))
        })
    }
}

fn strip<'a>(part: &'a str, by: fn(&'a str, char) -> Option<&'a str>) -> (&'static str, &'a str) {
    by(part, '*').map_or(("", part), |rest| ("*", rest))
}

fn matches(part: &str, word: &str) -> bool {
    let (head, rest) = strip(part, str::strip_prefix);
    let (tail, middle) = strip(rest, str::strip_suffix);
    match (head, tail) {
        ("*", "*") => word.contains(middle),
        ("*", _) => word.ends_with(middle),
        (_, "*") => word.starts_with(middle),
        _ => word == middle,
    }
}

/// The words of a text in lower case. Joiners and accents set apart hide no word.
fn fold(text: &str) -> Vec<String> {
    text.to_lowercase()
        .chars()
        .filter(|c| !matches!(c, '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}'))
        .collect::<String>()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
