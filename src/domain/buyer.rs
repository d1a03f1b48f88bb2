//! Who buys: a name and a way to reach them. Kept as typed, so that a form can show it again; checked before an order.

use serde::{Deserialize, Serialize};

use super::field::{Check, Field, FieldProblem, tidy};

/// The person who buys. Every field may be missing until the order is placed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyer {
    /// Where the confirmation goes. Needed for an order.
    #[serde(default)]
    pub email: Option<String>,
    /// Given name.
    #[serde(default)]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default)]
    pub last_name: Option<String>,
    /// Telephone number, in E.164 form on the wire.
    #[serde(default)]
    pub phone_number: Option<String>,
}

impl Buyer {
    /// The same without blanks around texts; empty texts are missing ones.
    #[must_use]
    pub fn tidied(&self) -> Self {
        Self {
            email: tidy(self.email.as_deref()),
            first_name: tidy(self.first_name.as_deref()),
            last_name: tidy(self.last_name.as_deref()),
            phone_number: tidy(self.phone_number.as_deref()),
        }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tidied() == Self::default()
    }

    /// What stands against an order, field by field. Names belong to the address and are not asked twice.
    #[must_use]
    pub fn problems(&self) -> Vec<FieldProblem> {
        let mut check = Check::default();
        check.required(Field::Email, self.email.as_deref(), is_email);
        check.optional(Field::FirstName, self.first_name.as_deref(), |_| true);
        check.optional(Field::LastName, self.last_name.as_deref(), |_| true);
        check.optional(
            Field::PhoneNumber,
            self.phone_number.as_deref(),
            is_phone_number,
        );
        check.0
    }
}

/// Whether a text can be an e-mail address, by the rule browsers use for `<input type="email">`, with a dot in the
/// domain asked for as well: <https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address>.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let local_char = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    !local.is_empty()
        && local.chars().all(local_char)
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// Whether a text can be a telephone number: 6 to 15 digits, with the signs people put between them.
pub(crate) fn is_phone_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    (6..=15).contains(&digits)
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || " -/().".contains(c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::field::Flaw;
    use super::*;

    #[test]
    fn an_address_a_browser_would_take_is_taken() {
        for (text, valid) in [
            ("jane@example.com", true),
            ("jane.doe+shop@mail.example.co.uk", true),
            ("jane@müller.example", true),
            ("jane@localhost", false),
            ("jane@", false),
            ("@example.com", false),
            ("jane doe@example.com", false),
            ("jane@example..com", false),
            ("jane@-example.com", false),
            ("jane", false),
        ] {
            assert_eq!(is_email(text), valid, "{text}");
        }
    }

    #[test]
    fn a_buyer_without_an_address_cannot_order() {
        let missing = FieldProblem {
            field: Field::Email,
            flaw: Flaw::Missing,
        };
        assert_eq!(Buyer::default().problems(), [missing]);
        let blank = Buyer {
            email: Some("  ".into()),
            ..Buyer::default()
        };
        assert!(blank.is_empty());
        assert_eq!(blank.tidied().problems(), [missing]);
    }

    #[test]
    fn an_overlong_or_unprintable_name_is_refused() {
        for (name, flaw) in [
            ("x".repeat(121), Flaw::TooLong),
            ("a\u{7}b".into(), Flaw::Invalid),
        ] {
            let email = Some("jane@example.com".into());
            let buyer = Buyer {
                email,
                first_name: Some(name),
                ..Buyer::default()
            };
            assert_eq!(
                buyer.problems(),
                [FieldProblem {
                    field: Field::FirstName,
                    flaw
                }]
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_checks(text in any::<String>()) {
            let _ = is_email(&text);
            let _ = is_phone_number(&text);
        }
    }
}
