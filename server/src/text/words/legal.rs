//! The demo shop's legal pages. A real shop names its own in the configuration.

use spotlet::domain::Locale;

/// A legal page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalText {
    /// Heading, and text of the links to it.
    pub title: &'static str,
    /// Paragraphs.
    pub paragraphs: &'static [&'static str],
}

const DEMO_EN: &str = "This is a demonstration shop. Nothing is sold here and no money moves; a real shop puts its own text here.";
const DEMO_DE: &str = "Dies ist ein Demonstrationsshop. Hier wird nichts verkauft und es fließt kein Geld; ein echter Shop setzt hier seinen eigenen Text ein.";

/// The page called `terms`, `privacy`, `imprint` or `withdrawal`.
#[must_use]
pub fn legal(name: &str, locale: Locale) -> Option<LegalText> {
    let text = |title, paragraphs| Some(LegalText { title, paragraphs });
    match (name, locale) {
        ("terms", Locale::En) => text(
            "Terms",
            &[
                DEMO_EN,
                "An order is binding once its number is shown. Prices include value added tax; delivery is shown before you pay.",
            ],
        ),
        ("terms", Locale::De) => text(
            "AGB",
            &[
                DEMO_DE,
                "Eine Bestellung ist verbindlich, sobald ihre Nummer angezeigt wird. Preise enthalten die Mehrwertsteuer; der Versand steht da, bevor Sie zahlen.",
            ],
        ),
        ("privacy", Locale::En) => text(
            "Privacy",
            &[
                DEMO_EN,
                "What you type into the checkout is kept to fulfil your order and is never shown to the page around it. Until you like something or put something into the bag, nothing is stored in your browser.",
            ],
        ),
        ("privacy", Locale::De) => text(
            "Datenschutz",
            &[
                DEMO_DE,
                "Was Sie in die Kasse eingeben, dient Ihrer Bestellung und ist für die Seite ringsum nie zu sehen. Bis Sie etwas mit „Gefällt mir“ markieren oder in den Warenkorb legen, wird in Ihrem Browser nichts gespeichert.",
            ],
        ),
        ("imprint", Locale::En) => text(
            "Imprint",
            &[
                DEMO_EN,
                "Demo Home Ltd., 1 Example Street, 10115 Berlin, Germany. hello@shop.example",
            ],
        ),
        ("imprint", Locale::De) => text(
            "Impressum",
            &[
                DEMO_DE,
                "Demo Home GmbH, Beispielstraße 1, 10115 Berlin. hallo@shop.example",
            ],
        ),
        ("withdrawal", Locale::En) => text(
            "Right of withdrawal",
            &[
                DEMO_EN,
                "You may send everything back within 14 days of its arrival without giving a reason. A short message to hello@shop.example is enough. Goods made to your measure are excepted.",
            ],
        ),
        ("withdrawal", Locale::De) => text(
            "Widerruf",
            &[
                DEMO_DE,
                "Sie können alles innerhalb von 14 Tagen nach Erhalt ohne Angabe von Gründen zurückgeben. Eine kurze Nachricht an hallo@shop.example genügt. Ausgenommen ist, was nach Maß gefertigt wurde.",
            ],
        ),
        _ => None,
    }
}
