//! The fields of the checkout form, in the order people write an address.

use spotlet::domain::address::has_digit_postal_codes;
use spotlet::domain::card::CardError;
use spotlet::domain::checkout::Requirement;
use spotlet::domain::field::{Field, FieldProblem, Flaw, MAX_FIELD_CHARS};
use spotlet::domain::{Buyer, Country, Locale, PostalAddress};
use spotlet::view::model::FieldView;

use crate::text::words;

/// What the form shows: values, and which mistakes to tell.
pub(super) struct Filled<'a> {
    pub buyer: Option<&'a Buyer>,
    pub destination: Option<&'a PostalAddress>,
    /// Where it goes, said or supposed.
    pub country: Country,
    pub needs: &'a [Requirement],
    /// Nobody is told that a field is missing before they tried to pay.
    pub tells_missing: bool,
}

/// How a field is asked for. Phone and region are not: nobody is delivered to who needs them.
struct Ask {
    field: Field,
    autocomplete: &'static str,
    kind: &'static str,
    inputmode: Option<&'static str>,
    enter: &'static str,
    is_optional: bool,
    span: u8,
}

const ASKED: [Ask; 7] = [
    ask(Field::FirstName, "given-name", 3),
    ask(Field::LastName, "family-name", 3),
    ask(Field::StreetAddress, "address-line1", 6),
    Ask {
        is_optional: true,
        ..ask(Field::ExtendedAddress, "address-line2", 6)
    },
    ask(Field::PostalCode, "postal-code", 2),
    ask(Field::AddressLocality, "address-level2", 4),
    Ask {
        kind: "email",
        inputmode: Some("email"),
        // The last one.
        enter: "done",
        ..ask(Field::Email, "email", 6)
    },
];

const fn ask(field: Field, autocomplete: &'static str, span: u8) -> Ask {
    Ask {
        field,
        autocomplete,
        kind: "text",
        inputmode: None,
        enter: "next",
        is_optional: false,
        span,
    }
}

/// Address and contact.
pub(super) fn fields(filled: &Filled<'_>, locale: Locale) -> Vec<FieldView> {
    ASKED.iter().map(|ask| field(ask, filled, locale)).collect()
}

fn field(ask: &Ask, filled: &Filled<'_>, locale: Locale) -> FieldView {
    FieldView {
        name: ask.field.name(),
        label: words::field_label(ask.field, locale).to_owned(),
        autocomplete: ask.autocomplete,
        kind: ask.kind,
        inputmode: match ask.field {
            Field::PostalCode if has_digit_postal_codes(filled.country) => Some("numeric"),
            _ => ask.inputmode,
        },
        enter: ask.enter,
        value: value(ask.field, filled).cloned().unwrap_or_default(),
        error: flaw(ask.field, filled)
            .map(|flaw| words::field_error(ask.field, flaw, locale).to_owned()),
        optional: ask.is_optional,
        max_length: u32::try_from(MAX_FIELD_CHARS).unwrap_or(u32::MAX),
        span: ask.span,
    }
}

fn value<'a>(field: Field, filled: &Filled<'a>) -> Option<&'a String> {
    let (buyer, destination) = (filled.buyer, filled.destination);
    match field {
        Field::Email => buyer?.email.as_ref(),
        Field::FirstName => destination?.first_name.as_ref(),
        Field::LastName => destination?.last_name.as_ref(),
        Field::PhoneNumber => destination?.phone_number.as_ref(),
        Field::StreetAddress => destination?.street_address.as_ref(),
        Field::ExtendedAddress => destination?.extended_address.as_ref(),
        Field::AddressLocality => destination?.address_locality.as_ref(),
        Field::AddressRegion => destination?.address_region.as_ref(),
        Field::PostalCode => destination?.postal_code.as_ref(),
        // The country has a menu of its own.
        Field::AddressCountry => None,
    }
}

fn flaw(field: Field, filled: &Filled<'_>) -> Option<Flaw> {
    filled.needs.iter().find_map(|need| match need {
        Requirement::Field {
            problem: FieldProblem { field: about, flaw },
            ..
        } if *about == field => {
            Some(*flaw).filter(|flaw| filled.tells_missing || *flaw != Flaw::Missing)
        }
        _ => None,
    })
}

/// The card. Never carries a value: what was typed there is not kept and not shown again.
pub(super) fn card(error: Option<CardError>, locale: Locale) -> Vec<FieldView> {
    const CARD: [(&str, &str, u32, u8); 3] = [
        ("card_number", "cc-number", 23, 6),
        ("card_expiry", "cc-exp", 7, 3),
        ("card_cvc", "cc-csc", 4, 3),
    ];
    let wrong = error.map(|error| (name_of(error), words::card_error(error, locale)));
    CARD.map(|(name, autocomplete, max_length, span)| FieldView {
        name,
        label: words::card_label(name, locale).to_owned(),
        autocomplete,
        kind: "text",
        inputmode: Some("numeric"),
        enter: "next",
        value: String::new(),
        error: wrong
            .filter(|(about, _)| *about == name)
            .map(|(_, sentence)| sentence.to_owned()),
        optional: false,
        max_length,
        span,
    })
    .into()
}

fn name_of(error: CardError) -> &'static str {
    match error {
        CardError::InvalidNumber | CardError::NotATestCard => "card_number",
        CardError::InvalidExpiry | CardError::Expired => "card_expiry",
        CardError::InvalidCvc => "card_cvc",
    }
}
