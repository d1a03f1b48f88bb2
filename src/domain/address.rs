//! Where something goes. Kept as typed, so that a form can show it again; checked by country before an order.

use serde::{Deserialize, Serialize};

use super::Country;
use super::buyer::is_phone_number;
use super::field::{Check, Field, FieldProblem, Flaw, tidy};

/// A postal address. Every field may be missing until the order is placed; a country alone is enough for an estimate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostalAddress {
    /// Given name of who receives it.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Family name of who receives it.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Street and house number.
    #[serde(default)]
    pub street_address: Option<String>,
    /// Flat, floor, company.
    #[serde(default)]
    pub extended_address: Option<String>,
    /// Town.
    #[serde(default)]
    pub address_locality: Option<String>,
    /// State or province, where addresses have one.
    #[serde(default)]
    pub address_region: Option<String>,
    /// Postal code.
    #[serde(default)]
    pub postal_code: Option<String>,
    /// Country.
    #[serde(default)]
    pub country: Option<Country>,
    /// Telephone number for the carrier.
    #[serde(default)]
    pub phone_number: Option<String>,
}

/// The shape of postal codes: `9` stands for a digit, `A` for a letter, anything else for itself.
/// Source: the Universal Postal Union's addressing sheets. A country without a row takes any text.
const POSTAL_CODES: [(&str, &[&str]); 27] = [
    ("AT", &["9999"]),
    ("BE", &["9999"]),
    ("BG", &["9999"]),
    ("CH", &["9999"]),
    ("CY", &["9999"]),
    ("CZ", &["999 99", "99999"]),
    ("DE", &["99999"]),
    ("DK", &["9999"]),
    ("EE", &["99999"]),
    ("ES", &["99999"]),
    ("FI", &["99999"]),
    ("FR", &["99999"]),
    ("GR", &["999 99", "99999"]),
    ("HR", &["99999"]),
    ("HU", &["9999"]),
    ("IT", &["99999"]),
    ("LI", &["9999"]),
    ("LT", &["99999", "LT-99999"]),
    ("LU", &["9999", "L-9999"]),
    ("LV", &["9999", "LV-9999"]),
    ("NL", &["9999 AA", "9999AA"]),
    ("PL", &["99-999"]),
    ("PT", &["9999-999"]),
    ("RO", &["999999"]),
    ("SE", &["999 99", "99999"]),
    ("SI", &["9999", "SI-9999"]),
    ("SK", &["999 99", "99999"]),
];

/// Countries in which an address is not complete without its state or province.
const REGION_REQUIRED: [&str; 3] = ["AU", "CA", "US"];

impl PostalAddress {
    /// The same without blanks around texts; empty texts are missing ones.
    #[must_use]
    pub fn tidied(&self) -> Self {
        Self {
            first_name: tidy(self.first_name.as_deref()),
            last_name: tidy(self.last_name.as_deref()),
            street_address: tidy(self.street_address.as_deref()),
            extended_address: tidy(self.extended_address.as_deref()),
            address_locality: tidy(self.address_locality.as_deref()),
            address_region: tidy(self.address_region.as_deref()),
            postal_code: tidy(self.postal_code.as_deref()),
            country: self.country,
            phone_number: tidy(self.phone_number.as_deref()),
        }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tidied() == Self::default()
    }

    /// What stands against sending something there, field by field.
    #[must_use]
    pub fn problems(&self) -> Vec<FieldProblem> {
        let any = |_: &str| true;
        let mut check = Check::default();
        check.required(Field::FirstName, self.first_name.as_deref(), any);
        check.required(Field::LastName, self.last_name.as_deref(), any);
        check.required(Field::StreetAddress, self.street_address.as_deref(), any);
        check.optional(
            Field::ExtendedAddress,
            self.extended_address.as_deref(),
            any,
        );
        let has_codes = self.country.is_none_or(has_postal_codes);
        let postal_code = |code: &str| self.country.is_none_or(|c| is_postal_code(c, code));
        if has_codes {
            check.required(Field::PostalCode, self.postal_code.as_deref(), postal_code);
        } else {
            check.optional(Field::PostalCode, self.postal_code.as_deref(), postal_code);
        }
        check.required(
            Field::AddressLocality,
            self.address_locality.as_deref(),
            any,
        );
        if self
            .country
            .is_some_and(|c| REGION_REQUIRED.contains(&c.as_str()))
        {
            check.required(Field::AddressRegion, self.address_region.as_deref(), any);
        } else {
            check.optional(Field::AddressRegion, self.address_region.as_deref(), any);
        }
        check.optional(
            Field::PhoneNumber,
            self.phone_number.as_deref(),
            is_phone_number,
        );
        if self.country.is_none() {
            check.0.push(FieldProblem {
                field: Field::AddressCountry,
                flaw: Flaw::Missing,
            });
        }
        check.0
    }
}

/// Whether a text has the shape of a country's postal codes.
#[must_use]
pub fn is_postal_code(country: Country, code: &str) -> bool {
    POSTAL_CODES
        .iter()
        .find(|(listed, _)| *listed == country.as_str())
        .is_none_or(|(_, shapes)| shapes.iter().any(|shape| fits(shape, code)))
}

/// Whether a number pad is enough to type a country's postal codes: no letters, no hyphens. Unknown ones may have both.
#[must_use]
pub fn has_digit_postal_codes(country: Country) -> bool {
    POSTAL_CODES
        .iter()
        .find(|(listed, _)| *listed == country.as_str())
        .is_some_and(|(_, shapes)| {
            let is_typed = |shape: &&str| shape.chars().all(|c| c == '9');
            shapes.iter().any(is_typed)
        })
}

fn fits(shape: &str, code: &str) -> bool {
    shape.chars().count() == code.chars().count()
        && shape
            .chars()
            .zip(code.chars())
            .all(|(shape, c)| match shape {
                '9' => c.is_ascii_digit(),
                'A' => c.is_ascii_alphabetic(),
                itself => c.to_ascii_uppercase() == itself,
            })
}

/// Some places have no postal codes at all; asking for one would shut their people out.
fn has_postal_codes(country: Country) -> bool {
    !matches!(country.as_str(), "AE" | "HK" | "QA")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn berlin() -> PostalAddress {
        PostalAddress {
            first_name: Some("Jane".into()),
            last_name: Some("Doe".into()),
            street_address: Some("Torstraße 1".into()),
            address_locality: Some("Berlin".into()),
            postal_code: Some("10119".into()),
            country: Some(Country::DE),
            ..PostalAddress::default()
        }
    }

    #[test]
    fn postal_codes_have_their_countrys_shape() {
        for (country, code, valid) in [
            ("DE", "10119", true),
            ("DE", "1011", false),
            ("DE", "D-10119", false),
            ("AT", "1010", true),
            ("CH", "8001", true),
            ("NL", "1012 ab", true),
            ("NL", "1012AB", true),
            ("PL", "00-001", true),
            ("PT", "1000", false),
            ("LU", "l-1111", true),
            ("US", "anything", true),
        ] {
            let country = country.parse().unwrap();
            assert_eq!(is_postal_code(country, code), valid, "{country} {code}");
        }
    }

    #[test]
    fn a_number_pad_is_offered_where_it_is_enough() {
        for (country, is_enough) in [
            ("DE", true),
            // "999 99" may be typed without the blank.
            ("CZ", true),
            ("NL", false),
            ("PL", false),
            ("US", false),
        ] {
            let country = country.parse().unwrap();
            assert_eq!(has_digit_postal_codes(country), is_enough, "{country}");
        }
    }

    #[test]
    fn an_address_is_checked_field_by_field() {
        assert_eq!(berlin().problems(), []);
        let fields = |address: PostalAddress| -> Vec<&'static str> {
            address
                .tidied()
                .problems()
                .iter()
                .map(|problem| problem.field.name())
                .collect()
        };
        let us: Country = "US".parse().unwrap();
        assert_eq!(
            fields(PostalAddress {
                country: Some(us),
                ..berlin()
            }),
            ["address_region"]
        );
        assert_eq!(
            fields(PostalAddress {
                postal_code: Some("1".into()),
                ..berlin()
            }),
            ["postal_code"]
        );
        assert_eq!(
            fields(PostalAddress {
                last_name: Some(" ".into()),
                ..berlin()
            }),
            ["last_name"]
        );
        assert_eq!(
            fields(PostalAddress {
                country: None,
                ..berlin()
            }),
            ["address_country"]
        );
        assert_eq!(fields(PostalAddress::default()).len(), 6);
    }
}
