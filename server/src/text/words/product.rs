//! What is wrong with a product that was typed, for who typed it.

use spotlet::api::product::ProductJsonError;
use spotlet::domain::Locale;
use spotlet::domain::product::ProductError;
use thiserror::Error;

/// Why what was typed is no product.
#[derive(Debug, Error)]
pub enum TypedError {
    /// An id that cannot be one.
    #[error("an id is made of small letters, digits and hyphens")]
    Id,
    /// A line of choices that names none.
    #[error("`{0}` is no line of choices")]
    Choice(String),
    /// A price that is none.
    #[error("`{0}` is no price such as 649.00 EUR")]
    Price(String),
    /// A line of markets that is none.
    #[error("`{0}` is no country with a price, such as AT 659.00 EUR")]
    Market(String),
    /// Contents that are none.
    #[error("`{0}` is no quantity such as 750 g, 0.75 l or 2.5 m")]
    Contents(String),
    /// A number that is none.
    #[error("`{0}` is no whole number")]
    Number(String),
    /// The product contradicts itself.
    #[error(transparent)]
    Product(ProductJsonError),
}

/// The sentence, in the reader's language.
#[must_use]
pub fn product_error(error: &TypedError, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{error}."),
        Locale::De => german(error),
    }
}

fn german(error: &TypedError) -> String {
    use ProductError as E;
    match error {
        TypedError::Id => {
            "Eine Kennung besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.".to_owned()
        }
        TypedError::Choice(line) => format!("„{line}“ ist keine Zeile mit einer Auswahl."),
        TypedError::Price(text) => format!("„{text}“ ist kein Preis wie 649.00 EUR."),
        TypedError::Market(line) => {
            format!("„{line}“ ist kein Land mit einem Preis wie AT 659.00 EUR.")
        }
        TypedError::Contents(text) => {
            format!("„{text}“ ist keine Menge wie 750 g, 0.75 l oder 2.5 m.")
        }
        TypedError::Number(text) => format!("„{text}“ ist keine ganze Zahl."),
        TypedError::Product(ProductJsonError::NoPrice(id)) => {
            format!("Variante {id}: Der Preis fehlt.")
        }
        TypedError::Product(ProductJsonError::Product(error)) => match error {
            E::NoTitle(_) => "Der Titel fehlt.".to_owned(),
            E::NoVariant(_) => "Es gibt keine Variante.".to_owned(),
            E::DuplicateVariant(_, id) => format!("Die Variante {id} steht zweimal da."),
            E::OptionMismatch(id) => format!("Variante {id}: Zu jeder Option gehört eine Auswahl."),
            E::EmptyOption(_) => "Eine Option hat keine Auswahl.".to_owned(),
            E::NegativePrice(id) => format!("Variante {id}: Der Preis ist negativ."),
            E::ListPriceNotAbovePrice(id) => {
                format!(
                    "Variante {id}: Der vorherige Preis liegt nicht über dem Preis oder hat eine andere Währung."
                )
            }
            E::MarketPrice(id) => {
                format!(
                    "Variante {id}: Der Preis eines Marktes ist negativ oder hat eine andere Währung als der Preis."
                )
            }
            E::NoSuchImage(id) => format!("Variante {id}: Das Produkt hat kein solches Bild."),
            E::Personalization(_, error) => format!("Maße und Gravur: {error}."),
        },
    }
}
