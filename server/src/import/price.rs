//! Prices as merchants write them, read digit by digit: a float would lose cents.

use serde::{Deserialize, Deserializer, de};
use spotlet::api::product::PriceJson;
use spotlet::domain::{Currency, Money};

use super::Note;

/// A price: `"649.00 EUR"`, `"EUR 649"`, or `{"amount": 64900, "currency": "EUR"}` in minor units, as in UCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Price(pub PriceJson);

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Minor(PriceJson),
        }
        match Written::deserialize(deserializer)? {
            Written::Text(text) => parse(&text).map_err(de::Error::custom),
            Written::Minor(price) => Ok(Self(price)),
        }
    }
}

/// Reads an amount and its currency, wherever an operator writes one.
pub(crate) fn parse_price(text: &str) -> Result<Money, Note> {
    parse(text).map(|price| price.0.into())
}

/// Reads an amount and its currency, in either order.
pub(super) fn parse(text: &str) -> Result<Price, Note> {
    let unreadable = || Note::NoPrice(text.to_owned());
    let (left, right) = text
        .trim()
        .split_once(char::is_whitespace)
        .ok_or_else(unreadable)?;
    let (left, right) = (left.trim(), right.trim());
    match (right.parse::<Currency>(), left.parse::<Currency>()) {
        (Ok(currency), _) => amount(left, currency),
        (_, Ok(currency)) => amount(right, currency),
        _ => Err(unreadable()),
    }
}

/// Reads a plain decimal number in a currency.
pub(super) fn amount(text: &str, currency: Currency) -> Result<Price, Note> {
    let unreadable = || Note::NoAmount(text.to_owned(), currency);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = currency.exponent() as usize;
    let (kept, rest) = match fraction.len() <= digits {
        true => (fraction, ""),
        false => fraction.split_at_checked(digits).ok_or_else(unreadable)?,
    };
    // 649.000 EUR is 649 euros to one merchant and 649 thousand to another, unless the rest is zeros.
    if whole.is_empty() || rest.contains(|c| c != '0') {
        return Err(unreadable());
    }
    let all = format!("{whole}{kept:0<digits$}");
    if !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(unreadable());
    }
    let amount = all.parse().map_err(|_| unreadable())?;
    Ok(Price(PriceJson { amount, currency }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_to_the_cent() {
        for (text, expected) in [
            ("649.00 EUR", Some((64_900, "EUR"))),
            ("EUR 649", Some((64_900, "EUR"))),
            ("19.9 EUR", Some((1_990, "EUR"))),
            ("0.07 EUR", Some((7, "EUR"))),
            ("19.990 EUR", Some((1_999, "EUR"))),
            ("900 JPY", Some((900, "JPY"))),
            ("900.00 JPY", Some((900, "JPY"))),
            ("1.5 KWD", Some((1_500, "KWD"))),
            ("19.999 EUR", None),
            ("-5 EUR", None),
            ("1,50 EUR", None),
            ("1.234,50 EUR", None),
            (".5 EUR", None),
            ("649", None),
            ("EUR", None),
            ("99999999999999999999 EUR", None),
            ("", None),
        ] {
            let read = parse(text)
                .ok()
                .map(|Price(price)| (price.amount, price.currency.to_string()));
            let expected = expected.map(|(minor, currency)| (minor, currency.to_owned()));
            assert_eq!(read, expected, "{text}");
        }
    }
}
