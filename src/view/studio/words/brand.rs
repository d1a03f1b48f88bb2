//! Words of the brand's index.

use crate::domain::Locale;

/// Words of one language. Each place has a title and a line on what is decided there.
#[expect(missing_docs, reason = "each word is its own documentation")]
#[derive(Debug)]
pub struct BrandWords {
    pub theme: [&'static str; 2],
    pub logo: [&'static str; 2],
    pub shop: [&'static str; 2],
    pub hosts: [&'static str; 2],
    pub discounts: [&'static str; 2],
    pub markets: [&'static str; 2],
    pub shipping: [&'static str; 2],
    pub payments: [&'static str; 2],
}

const EN: BrandWords = BrandWords {
    theme: [
        "Themes",
        "Colours, type and corners, for posts, checkout and mails.",
    ],
    logo: ["Logo", "What stands above checkouts, orders and mails."],
    shop: [
        "Shop",
        "Who sells, legal links, comments, creators’ commission.",
    ],
    hosts: ["Hosts", "The sites that may sell with your posts."],
    discounts: ["Discounts", "Codes, and what is taken off by itself."],
    markets: [
        "Markets and taxes",
        "Where you sell, and what goods are taxed with there.",
    ],
    shipping: ["Delivery", "Zones, services, prices and days."],
    payments: ["Payments", "Test or live, and what is missing to go live."],
};

const DE: BrandWords = BrandWords {
    theme: [
        "Gestaltungen",
        "Farben, Schrift und Ecken von Beiträgen, Kasse und E-Mails.",
    ],
    logo: ["Logo", "Was über Kasse, Bestellungen und E-Mails steht."],
    shop: [
        "Shop",
        "Wer verkauft, rechtliche Links, Kommentare, Provision der Creator.",
    ],
    hosts: [
        "Websites",
        "Die Websites, die mit Ihren Beiträgen verkaufen dürfen.",
    ],
    discounts: ["Rabatte", "Codes, und was von selbst abgezogen wird."],
    markets: [
        "Märkte und Steuern",
        "Wohin Sie verkaufen und wie Waren dort besteuert werden.",
    ],
    shipping: ["Versand", "Zonen, Versandarten, Preise und Tage."],
    payments: ["Zahlungen", "Test oder echt, und was für echte noch fehlt."],
};

impl BrandWords {
    /// The words of a language.
    #[must_use]
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &EN,
            Locale::De => &DE,
        }
    }
}
