//! Counts as people glance at them: "15K", "1,2 Tsd."; and exactly: "1,234".

use std::collections::BTreeMap;

use fixed_decimal::Decimal;
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_locale_core::Locale as IcuLocale;
use spotlet::api::CountText;
use spotlet::domain::{Locale, TaxRate};

use super::audience::{self, Audience};
use super::words;

/// A count in short form.
#[must_use]
pub fn compact(count: u64, audience: Audience) -> String {
    short(count, audience.locale, &audience.for_numbers())
}

/// A count with every digit.
#[must_use]
pub fn exact(count: u64, audience: Audience) -> String {
    grouped(&Decimal::from(count), &audience.for_numbers())
}

/// A tax rate: "19%", "8,1 %".
#[must_use]
pub fn percent(rate: TaxRate, audience: Audience) -> String {
    let mut number = Decimal::from(rate.basis_points());
    number.multiply_pow10(-2);
    number.absolute.trim_end();
    let number = grouped(&number, &audience.for_numbers());
    match audience.locale {
        Locale::En => format!("{number}%"),
        Locale::De => format!("{number}\u{a0}%"),
    }
}

/// How many like it, by language: short for the eye, exact for ears and for who looks closer.
#[must_use]
pub fn like_texts(count: u64) -> BTreeMap<&'static str, CountText> {
    texts(count, words::likes)
}

/// How many comments there are, by language.
#[must_use]
pub fn comment_texts(count: u64) -> BTreeMap<&'static str, CountText> {
    texts(count, words::comments)
}

fn texts(count: u64, long: fn(u64, &str, Locale) -> String) -> BTreeMap<&'static str, CountText> {
    Locale::ALL
        .into_iter()
        .map(|locale| (locale.language(), count_text(count, locale, long)))
        .collect()
}

fn count_text(count: u64, locale: Locale, long: fn(u64, &str, Locale) -> String) -> CountText {
    let icu: IcuLocale = audience::language(locale).into();
    CountText {
        short: if count == 0 {
            String::new()
        } else {
            short(count, locale, &icu)
        },
        long: long(count, &grouped(&Decimal::from(count), &icu), locale),
    }
}

fn short(count: u64, locale: Locale, icu: &IcuLocale) -> String {
    // CLDR writes German thousands out, because most German readers know no short form of them. Beside a heart everybody
    // knows "Tsd."; only the number in front of it is formatted.
    if let (1_000..1_000_000, Some(unit)) = (count, words::thousands(locale)) {
        let mut thousands = Decimal::from(count);
        thousands.multiply_pow10(-3);
        // As CLDR's own short forms: one digit behind the comma below ten, never rounded up to what is not reached.
        thousands.trunc(if count < 10_000 { -1 } else { 0 });
        thousands.absolute.trim_end();
        return format!("{}\u{a0}{unit}", grouped(&thousands, icu));
    }
    match CompactDecimalFormatter::try_new_short(icu.into(), Default::default()) {
        Ok(formatter) => formatter.format(&Decimal::from(count)).to_string(),
        Err(error) => {
            tracing::error!(%error, "no number data");
            count.to_string()
        }
    }
}

fn grouped(number: &Decimal, icu: &IcuLocale) -> String {
    match DecimalFormatter::try_new(icu.into(), Default::default()) {
        Ok(formatter) => formatter.format(number).to_string(),
        Err(error) => {
            tracing::error!(%error, "no number data");
            number.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use spotlet::domain::Country;
    use spotlet::domain::Locale::{De, En};

    use super::*;

    #[test]
    fn counts_are_short() {
        for (count, locale, expected) in [
            (0, En, "0"),
            (41, En, "41"),
            (1_234, En, "1.2K"),
            (15_400, En, "15K"),
            (1_234_567, En, "1.2M"),
            (999, De, "999"),
            (1_000, De, "1\u{a0}Tsd."),
            (1_234, De, "1,2\u{a0}Tsd."),
            (1_999, De, "1,9\u{a0}Tsd."),
            (15_400, De, "15\u{a0}Tsd."),
            (999_999, De, "999\u{a0}Tsd."),
            (1_234_567, De, "1,2\u{a0}Mio."),
        ] {
            let audience = Audience {
                locale,
                country: Country::DE,
            };
            assert_eq!(compact(count, audience), expected);
        }
    }

    #[test]
    fn rates_have_no_idle_digits() {
        for (basis_points, locale, expected) in [
            (1_900, En, "19%"),
            (810, De, "8,1\u{a0}%"),
            (0, De, "0\u{a0}%"),
        ] {
            let audience = Audience {
                locale,
                country: Country::DE,
            };
            let rate = TaxRate::from_basis_points(basis_points);
            assert_eq!(percent(rate, audience), expected);
        }
    }

    #[test]
    fn the_exact_number_stands_beside_the_short_one() {
        let texts = like_texts(1_234);
        assert_eq!(texts["en"].short, "1.2K");
        assert_eq!(texts["en"].long, "1,234 likes");
        assert_eq!(texts["de"].short, "1,2\u{a0}Tsd.");
        assert_eq!(texts["de"].long, "Gefällt 1.234 Mal");
        assert_eq!(like_texts(1)["en"].long, "1 like");
        assert_eq!(like_texts(0)["en"].short, "");
        assert_eq!(comment_texts(2)["de"].long, "2 Kommentare");
    }
}
