//! The words of the sheet. They ride in the `data-t-` attributes of its `<dialog>`, so that the core carries no language.
//!
//! English stands in for a missing one (a page with a `<spotlet-bag>` and no post has no dialog to read).
//! To add a word: a row here, the attribute in `view/post/sheet.rs`.

/// Key (`data-t-{key}`) and English word.
pub const WORDS: &[(&str, &str)] = &[
    ("added", "Added to your bag"),
    ("back", "Back"),
    ("bag", "Bag"),
    ("checkout", "Checkout"),
    ("close", "Close"),
    ("continue", "Continue to checkout"),
    ("done", "Keep looking"),
    ("empty", "Your bag is empty"),
    ("empty-hint", "Tap a point in a picture to see what it is."),
    ("failed", "That did not work. Please try again."),
    ("less", "One less"),
    ("loading", "Loading"),
    ("more", "One more"),
    (
        "offline",
        "You are offline. Nothing is lost; we go on when you are back.",
    ),
    ("order-number", "Order number"),
    ("placed", "Thank you. Your order is placed."),
    ("quantity", "Quantity"),
    ("remove", "Remove"),
    ("removed", "Removed"),
    ("retry", "Try again"),
    ("undo", "Undo"),
];

/// The words of one sheet.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    own: Vec<(&'static str, String)>,
}

impl Strings {
    /// Asks for each word once; `read` gets the attribute's name.
    pub fn read(read: impl Fn(&str) -> Option<String>) -> Self {
        let own = WORDS
            .iter()
            .filter_map(|(key, _)| Some((*key, read(&["data-t-", key].concat())?)))
            .collect();
        Self { own }
    }

    /// The word for a key.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        let own = self
            .own
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, word)| word.as_str());
        let english = || {
            WORDS
                .iter()
                .find(|(name, _)| *name == key)
                .map(|(_, word)| *word)
        };
        own.or_else(english).unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_word_is_english() {
        let strings = Strings::read(|name| (name == "data-t-bag").then(|| "Warenkorb".to_owned()));
        assert_eq!(strings.get("bag"), "Warenkorb");
        assert_eq!(strings.get("close"), "Close");
        assert_eq!(strings.get("nonsense"), "");
    }
}
