//! Undo and redo without end.
//!
//! It keeps what was, not what was done: a post is a few kilobytes, and nothing can be undone wrongly.

/// What was, and what was undone.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
    /// The name of the last change. The next one of the same name belongs to it.
    running: Option<String>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
            running: None,
        }
    }
}

impl<T> History<T> {
    /// Notes what was before a change. Changes of one name that follow each other, such as the letters of a word or the steps of an
    /// arrow key, are undone together.
    pub fn note(&mut self, before: T, name: Option<&str>) {
        let goes_on = name.is_some() && self.running.as_deref() == name;
        self.running = name.map(str::to_owned);
        self.future.clear();
        if !goes_on {
            self.past.push(before);
        }
    }

    /// The next change begins something new, whatever it is called.
    pub fn pause(&mut self) {
        self.running = None;
    }

    /// What was before the last change; `now` can be brought back.
    pub fn undo(&mut self, now: T) -> Result<T, T> {
        self.running = None;
        match self.past.pop() {
            Some(then) => {
                self.future.push(now);
                Ok(then)
            }
            None => Err(now),
        }
    }

    /// What was undone last.
    pub fn redo(&mut self, now: T) -> Result<T, T> {
        self.running = None;
        match self.future.pop() {
            Some(then) => {
                self.past.push(now);
                Ok(then)
            }
            None => Err(now),
        }
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_of_a_word_are_undone_together() {
        let mut history = History::default();
        history.note("", Some("title"));
        history.note("a", Some("title"));
        history.note("ab", Some("title"));
        history.pause();
        history.note("abc", Some("title"));
        assert_eq!(history.undo("abcd"), Ok("abc"));
        assert_eq!(history.undo("abc"), Ok(""));
        assert_eq!(history.undo(""), Err(""));
        assert_eq!(history.redo(""), Ok("abc"));
        assert_eq!(history.redo("abc"), Ok("abcd"));
        assert!(!history.can_redo() && history.can_undo());
    }

    #[test]
    fn a_change_after_undoing_forgets_what_was_undone() {
        let mut history = History::default();
        history.note(1, None);
        assert_eq!(history.undo(2), Ok(1));
        history.note(1, None);
        assert_eq!(history.redo(3), Err(3));
    }

    proptest! {
        #[test]
        fn whatever_was_done_comes_back(values in prop::collection::vec(0_u32..1000, 1..60)) {
            let mut history = History::default();
            let mut now = u32::MAX;
            let mut all = vec![now];
            for value in values {
                history.note(now, None);
                now = value;
                all.push(now);
            }
            for expected in all.iter().rev().skip(1) {
                now = history.undo(now).unwrap_or(now);
                prop_assert_eq!(now, *expected);
            }
            for expected in all.iter().skip(1) {
                now = history.redo(now).unwrap_or(now);
                prop_assert_eq!(now, *expected);
            }
        }
    }
}
