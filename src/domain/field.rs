//! The fields a shopper fills in, and what can be wrong with one. Pages show it beside the field, UCP as a message.

use serde::{Deserialize, Serialize};

/// A field of the checkout form, by the name it has on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The shopper's e-mail address.
    Email,
    /// The given name.
    FirstName,
    /// The family name.
    LastName,
    /// A telephone number.
    PhoneNumber,
    /// Street and house number.
    StreetAddress,
    /// Flat, floor, company.
    ExtendedAddress,
    /// Town.
    AddressLocality,
    /// State or province.
    AddressRegion,
    /// Postal code.
    PostalCode,
    /// Country.
    AddressCountry,
}

impl Field {
    /// The field's name in UCP and in the checkout form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::PhoneNumber => "phone_number",
            Self::StreetAddress => "street_address",
            Self::ExtendedAddress => "extended_address",
            Self::AddressLocality => "address_locality",
            Self::AddressRegion => "address_region",
            Self::PostalCode => "postal_code",
            Self::AddressCountry => "address_country",
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// It is needed and empty.
    Missing,
    /// What stands there cannot be right.
    Invalid,
    /// It is longer than any address label.
    TooLong,
}

impl Flaw {
    /// The stable code of this flaw.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "field_required",
            Self::Invalid => "field_invalid",
            Self::TooLong => "field_too_long",
        }
    }
}

/// A flaw and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// Which field.
    pub field: Field,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// The longest text a field takes, in characters.
pub const MAX_FIELD_CHARS: usize = 120;

/// A field's text without the blanks around it; nothing if nothing is left.
pub(crate) fn tidy(text: Option<&str>) -> Option<String> {
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// Collects what is wrong with the fields of one form.
#[derive(Default)]
pub(crate) struct Check(pub(crate) Vec<FieldProblem>);

impl Check {
    /// The field must be filled, and `valid` must hold.
    pub(crate) fn required(
        &mut self,
        field: Field,
        text: Option<&str>,
        valid: impl Fn(&str) -> bool,
    ) {
        match text {
            None => self.0.push(FieldProblem {
                field,
                flaw: Flaw::Missing,
            }),
            Some(_) => self.optional(field, text, valid),
        }
    }

    /// If the field is filled, `valid` must hold. No field may be overlong or hold control characters.
    pub(crate) fn optional(
        &mut self,
        field: Field,
        text: Option<&str>,
        valid: impl Fn(&str) -> bool,
    ) {
        let Some(text) = text else { return };
        let flaw = if text.chars().count() > MAX_FIELD_CHARS {
            Flaw::TooLong
        } else if text.chars().any(char::is_control) || !valid(text) {
            Flaw::Invalid
        } else {
            return;
        };
        self.0.push(FieldProblem { field, flaw });
    }
}
