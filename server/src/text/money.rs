//! Amounts as a reader expects them: "649,00 €" in Germany, "€649.00" in English.

use std::cell::RefCell;
use std::collections::HashMap;

use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use spotlet::domain::{Currency, Money};

use super::audience::Audience;

type Formatter = CurrencyFormatter<DecimalFormatter>;

thread_local! {
    /// Building a formatter reads the locale data; a page needs the same one dozens of times.
    static FORMATTERS: RefCell<HashMap<(Audience, Currency), Option<Formatter>>> = RefCell::default();
}

/// An amount with its currency.
#[must_use]
pub fn money(amount: Money, audience: Audience) -> String {
    let mut decimal = Decimal::from(amount.amount_minor);
    let digits = i16::try_from(amount.currency.exponent()).unwrap_or(2);
    decimal.multiply_pow10(-digits);
    decimal.pad_end(-digits);
    FORMATTERS.with_borrow_mut(|formatters| {
        let formatter = formatters
            .entry((audience, amount.currency))
            .or_insert_with(|| formatter(audience, amount.currency));
        match formatter {
            Some(formatter) => formatter.format_fixed_decimal(&decimal).to_string(),
            // Compiled data holds every locale we speak, so this is a fault of the build, and still readable.
            None => format!("{} {decimal}", amount.currency),
        }
    })
}

/// An amount for machines and fields: `12.50`, whatever the language, without its currency.
#[must_use]
pub fn plain_amount(amount: Money) -> String {
    let mut decimal = Decimal::from(amount.amount_minor);
    let digits = i16::try_from(amount.currency.exponent()).unwrap_or(2);
    decimal.multiply_pow10(-digits);
    decimal.pad_end(-digits);
    decimal.to_string()
}

fn formatter(audience: Audience, currency: Currency) -> Option<Formatter> {
    let code = CurrencyType::try_from_str(currency.as_str()).ok()?;
    let made =
        Formatter::try_new_symbol((&audience.for_numbers()).into(), code, Default::default());
    made.inspect_err(|error| tracing::error!(%error, %currency, "no currency data"))
        .ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use spotlet::domain::Locale::{De, En};

    use super::*;

    #[test]
    fn amounts_are_written_as_the_market_writes_them() {
        for (minor, currency, locale, country, expected) in [
            (64_900, "EUR", De, "DE", "649,00\u{a0}€"),
            (64_900, "EUR", De, "AT", "€\u{a0}649,00"),
            (64_900, "EUR", En, "DE", "€649.00"),
            (64_900, "EUR", En, "GB", "€649.00"),
            (64_900, "EUR", De, "US", "649,00\u{a0}€"),
            (123_456_789, "EUR", De, "DE", "1.234.567,89\u{a0}€"),
            (123_456_789, "USD", En, "US", "$1,234,567.89"),
            (64_900, "JPY", En, "JP", "¥64,900"),
            (1_500, "KWD", En, "US", "KWD\u{a0}1.500"),
            (5, "EUR", En, "DE", "€0.05"),
            (0, "EUR", De, "DE", "0,00\u{a0}€"),
            (-490, "EUR", En, "DE", "-€4.90"),
        ] {
            let amount = Money {
                amount_minor: minor,
                currency: currency.parse().unwrap(),
            };
            let audience = Audience {
                locale,
                country: country.parse().unwrap(),
            };
            assert_eq!(
                money(amount, audience),
                expected,
                "{minor} {currency} {locale} {country}"
            );
        }
    }

    #[test]
    fn machines_read_plain_decimals() {
        for (minor, currency, expected) in [
            (64_900, "EUR", "649.00"),
            (5, "EUR", "0.05"),
            (0, "EUR", "0.00"),
            (900, "JPY", "900"),
            (1500, "KWD", "1.500"),
            (-5, "EUR", "-0.05"),
        ] {
            assert_eq!(
                plain_amount(Money::new(minor, currency.parse().unwrap())),
                expected
            );
        }
    }
}
