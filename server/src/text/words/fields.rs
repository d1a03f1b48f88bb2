//! The fields of the checkout form and what can be wrong with them.

use spotlet::domain::Locale;
use spotlet::domain::card::CardError;
use spotlet::domain::field::{Field, Flaw};

/// The label of a field.
#[must_use]
pub fn field_label(field: Field, locale: Locale) -> &'static str {
    match (field, locale) {
        (Field::Email, Locale::En) => "E-mail",
        (Field::Email, Locale::De) => "E-Mail",
        (Field::FirstName, Locale::En) => "First name",
        (Field::FirstName, Locale::De) => "Vorname",
        (Field::LastName, Locale::En) => "Last name",
        (Field::LastName, Locale::De) => "Nachname",
        (Field::PhoneNumber, Locale::En) => "Phone",
        (Field::PhoneNumber, Locale::De) => "Telefon",
        (Field::StreetAddress, Locale::En) => "Street and house number",
        (Field::StreetAddress, Locale::De) => "Straße und Hausnummer",
        (Field::ExtendedAddress, Locale::En) => "Flat, floor, company",
        (Field::ExtendedAddress, Locale::De) => "Adresszusatz",
        (Field::AddressLocality, Locale::En) => "City",
        (Field::AddressLocality, Locale::De) => "Ort",
        (Field::AddressRegion, Locale::En) => "State or province",
        (Field::AddressRegion, Locale::De) => "Bundesland oder Provinz",
        (Field::PostalCode, Locale::En) => "Postal code",
        (Field::PostalCode, Locale::De) => "Postleitzahl",
        (Field::AddressCountry, Locale::En) => "Country",
        (Field::AddressCountry, Locale::De) => "Land",
    }
}

/// What is wrong with a field, as a sentence that says how to put it right.
#[must_use]
pub fn field_error(field: Field, flaw: Flaw, locale: Locale) -> &'static str {
    match (flaw, field, locale) {
        (Flaw::Missing, Field::Email, Locale::En) => "Enter your e-mail address.",
        (Flaw::Missing, Field::Email, Locale::De) => "Bitte geben Sie Ihre E-Mail-Adresse an.",
        (Flaw::Missing, Field::FirstName, Locale::En) => "Enter your first name.",
        (Flaw::Missing, Field::FirstName, Locale::De) => "Bitte geben Sie Ihren Vornamen an.",
        (Flaw::Missing, Field::LastName, Locale::En) => "Enter your last name.",
        (Flaw::Missing, Field::LastName, Locale::De) => "Bitte geben Sie Ihren Nachnamen an.",
        (Flaw::Missing, Field::StreetAddress, Locale::En) => "Enter street and house number.",
        (Flaw::Missing, Field::StreetAddress, Locale::De) => {
            "Bitte geben Sie Straße und Hausnummer an."
        }
        (Flaw::Missing, Field::PostalCode, Locale::En) => "Enter the postal code.",
        (Flaw::Missing, Field::PostalCode, Locale::De) => "Bitte geben Sie die Postleitzahl an.",
        (Flaw::Missing, Field::AddressLocality, Locale::En) => "Enter the city.",
        (Flaw::Missing, Field::AddressLocality, Locale::De) => "Bitte geben Sie den Ort an.",
        (Flaw::Missing, Field::AddressCountry, Locale::En) => "Choose a country.",
        (Flaw::Missing, Field::AddressCountry, Locale::De) => "Bitte wählen Sie ein Land.",
        (Flaw::Missing, _, Locale::En) => "This field is needed.",
        (Flaw::Missing, _, Locale::De) => "Dieses Feld wird gebraucht.",
        (Flaw::Invalid, Field::Email, Locale::En) => {
            "This is not an e-mail address. It looks like name@example.com."
        }
        (Flaw::Invalid, Field::Email, Locale::De) => {
            "Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de."
        }
        (Flaw::Invalid, Field::PostalCode, Locale::En) => "This does not fit the country.",
        (Flaw::Invalid, Field::PostalCode, Locale::De) => "Sie passt nicht zum Land.",
        (Flaw::Invalid, Field::PhoneNumber, Locale::En) => "This is not a phone number.",
        (Flaw::Invalid, Field::PhoneNumber, Locale::De) => "Das ist keine Telefonnummer.",
        (Flaw::Invalid, _, Locale::En) => "There is a character here that cannot be printed.",
        (Flaw::Invalid, _, Locale::De) => "Hier steht ein Zeichen, das sich nicht drucken lässt.",
        (Flaw::TooLong, _, Locale::En) => "This is longer than a label takes.",
        (Flaw::TooLong, _, Locale::De) => "Das ist länger, als auf ein Etikett passt.",
    }
}

/// The label of a card field by its form name.
#[must_use]
pub fn card_label(name: &str, locale: Locale) -> &'static str {
    match (name, locale) {
        ("card_number", Locale::En) => "Card number",
        ("card_number", Locale::De) => "Kartennummer",
        ("card_expiry", Locale::En) => "Expiry (MM/YY)",
        ("card_expiry", Locale::De) => "Gültig bis (MM/JJ)",
        (_, Locale::En) => "Security code",
        (_, Locale::De) => "Prüfziffer",
    }
}

/// What is wrong with a card.
#[must_use]
pub fn card_error(error: CardError, locale: Locale) -> &'static str {
    match (error, locale) {
        (CardError::InvalidNumber, Locale::En) => "This is not a card number. Check the digits.",
        (CardError::InvalidNumber, Locale::De) => {
            "Das ist keine Kartennummer. Bitte prüfen Sie die Ziffern."
        }
        (CardError::NotATestCard, Locale::En) => {
            "Only the test numbers are accepted here. Do not enter a real card."
        }
        (CardError::NotATestCard, Locale::De) => {
            "Hier gelten nur die Testnummern. Geben Sie keine echte Karte ein."
        }
        (CardError::InvalidExpiry, Locale::En) => "Enter month and year, such as 12/30.",
        (CardError::InvalidExpiry, Locale::De) => "Bitte geben Sie Monat und Jahr an, etwa 12/30.",
        (CardError::Expired, Locale::En) => "This card has expired.",
        (CardError::Expired, Locale::De) => "Diese Karte ist abgelaufen.",
        (CardError::InvalidCvc, Locale::En) => "Enter the three or four digits.",
        (CardError::InvalidCvc, Locale::De) => "Bitte geben Sie die drei oder vier Ziffern an.",
    }
}
