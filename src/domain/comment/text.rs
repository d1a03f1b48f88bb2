//! What was typed, made safe to stand among other people's words.
//!
//! A comment stays what its writer typed; only what cannot be read, or would disturb the text around it, is taken out:
//! control characters, marks that turn the direction of writing, invisible letters, and towers of accents. It is text
//! and never markup: whoever shows it escapes it, as they do with every text.

use super::error::CommentError;

/// The longest comment, in characters.
pub const MAX_TEXT_CHARS: usize = 2000;
/// The longest name, in characters.
pub const MAX_NAME_CHARS: usize = 40;
/// How many accents one letter may carry; every living language manages with fewer.
const MAX_MARKS: usize = 4;

/// What a comment says: 1 to [`MAX_TEXT_CHARS`] characters, in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentText(String);

impl CommentText {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`CommentError::Empty`] or [`CommentError::TooLong`].
    pub fn new(typed: &str) -> Result<Self, CommentError> {
        let text = lines(typed);
        match text.chars().count() {
            0 => Err(CommentError::Empty),
            count if count > MAX_TEXT_CHARS => Err(CommentError::TooLong),
            _ => Ok(Self(text)),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many addresses it names.
    #[must_use]
    pub fn links(&self) -> usize {
        let lower = self.0.to_lowercase();
        lower.matches("://").count() + lower.matches(" www.").count()
    }
}

/// The name a visitor gave: 1 to [`MAX_NAME_CHARS`] characters on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentName(String);

impl CommentName {
    /// Takes what was typed; nothing typed is no name.
    ///
    /// # Errors
    /// [`CommentError::NameTooLong`].
    pub fn new(typed: &str) -> Result<Option<Self>, CommentError> {
        let name = line(typed);
        match name.chars().count() {
            0 => Ok(None),
            count if count > MAX_NAME_CHARS => Err(CommentError::NameTooLong),
            _ => Ok(Some(Self(name))),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Lines with at most one empty one between them.
fn lines(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    let mut kept: Vec<String> = Vec::new();
    for each in typed.split('\n').map(line) {
        let is_second_gap = each.is_empty() && kept.last().is_none_or(String::is_empty);
        if !is_second_gap {
            kept.push(each);
        }
    }
    kept.join("\n").trim_end().to_owned()
}

/// One line without what cannot be read; runs of white space are one blank.
fn line(typed: &str) -> String {
    let mut marks = 0;
    let readable: String = typed
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| {
            marks = if is_mark(*c) { marks + 1 } else { 0 };
            marks <= MAX_MARKS && !is_unreadable(*c)
        })
        .collect();
    let words: Vec<&str> = readable.split_whitespace().collect();
    // A joiner alone is nothing to read.
    if words.iter().all(|word| word.chars().all(is_joiner)) {
        return String::new();
    }
    words.join(" ")
}

/// Emoji families and several scripts need them between letters.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Control characters; marks, overrides and isolates of direction (a text's own direction is found by its letters);
/// letters without width; tags; what is no character.
fn is_unreadable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}
