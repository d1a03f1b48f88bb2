//! Words around every page.

use crate::domain::Locale;

/// Words of one language.
#[expect(missing_docs, reason = "each word is its own documentation")]
#[derive(Debug)]
pub struct ShellWords {
    pub studio: &'static str,
    pub skip: &'static str,
    pub sections: &'static str,
    pub posts: &'static str,
    pub products: &'static str,
    pub media: &'static str,
    pub results: &'static str,
    pub orders: &'static str,
    pub talk: &'static str,
    pub brand: &'static str,
    pub people: &'static str,
    pub account: &'static str,
    pub sign_out: &'static str,
    pub test_payments: &'static str,
    pub live_payments: &'static str,
    pub owner: &'static str,
    pub editor: &'static str,
    pub creator: &'static str,
    pub not_yours: &'static str,
    pub not_yours_text: &'static str,
    pub back: &'static str,
    pub optional: &'static str,
}

const EN: ShellWords = ShellWords {
    studio: "Studio",
    skip: "Skip to the content",
    sections: "Sections",
    posts: "Posts",
    products: "Products",
    media: "Media",
    results: "Results",
    orders: "Orders",
    talk: "Talk",
    brand: "Brand",
    people: "People",
    account: "Account",
    sign_out: "Sign out",
    test_payments: "Test payments",
    live_payments: "Live payments",
    owner: "Owner",
    editor: "Editor",
    creator: "Creator",
    not_yours: "Not yours to open",
    not_yours_text: "Your account does not reach this page. An owner of the shop can change that.",
    back: "Back to the posts",
    optional: "optional",
};

const DE: ShellWords = ShellWords {
    studio: "Studio",
    skip: "Zum Inhalt",
    sections: "Bereiche",
    posts: "Beiträge",
    products: "Produkte",
    media: "Medien",
    results: "Ergebnisse",
    orders: "Bestellungen",
    talk: "Gespräche",
    brand: "Marke",
    people: "Personen",
    account: "Konto",
    sign_out: "Abmelden",
    test_payments: "Testzahlungen",
    live_payments: "Echte Zahlungen",
    owner: "Inhaber",
    editor: "Redaktion",
    creator: "Creator",
    not_yours: "Das gehört nicht zu Ihrem Konto",
    not_yours_text: "Ihr Konto reicht nicht bis zu dieser Seite. Ein Inhaber des Shops kann das ändern.",
    back: "Zurück zu den Beiträgen",
    optional: "freiwillig",
};

impl ShellWords {
    /// The words of a language.
    #[must_use]
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &EN,
            Locale::De => &DE,
        }
    }
}
