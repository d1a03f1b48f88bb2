//! Counts as people glance at them: "15K", "1,2 Mio.".

use fixed_decimal::Decimal;
use icu_decimal::CompactDecimalFormatter;

use super::audience::Audience;

/// A count in short form. Locales decide where short begins: German writes thousands out.
#[must_use]
pub fn compact(count: u64, audience: Audience) -> String {
    let decimal = Decimal::from(count);
    match CompactDecimalFormatter::try_new_short(
        (&audience.for_numbers()).into(),
        Default::default(),
    ) {
        Ok(formatter) => formatter.format(&decimal).to_string(),
        Err(error) => {
            tracing::error!(%error, "no number data");
            count.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use spotlet::domain::Country;
    use spotlet::domain::Locale::{De, En};

    use super::*;

    #[test]
    fn counts_are_short() {
        for (count, locale, expected) in [
            (0, En, "0"),
            (41, En, "41"),
            (15_400, En, "15K"),
            (1_234_567, En, "1.2M"),
            (15_400, De, "15.400"),
            (1_234_567, De, "1,2\u{a0}Mio."),
        ] {
            let audience = Audience {
                locale,
                country: Country::DE,
            };
            assert_eq!(compact(count, audience), expected);
        }
    }
}
