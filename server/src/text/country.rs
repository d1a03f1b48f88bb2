//! Names of countries.

use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_locale_core::subtags::Region;
use spotlet::domain::Country;

use super::audience::Audience;

/// "Österreich" for AT in German; the code where no name is known.
#[must_use]
pub fn country_name(country: Country, audience: Audience) -> String {
    let names = RegionDisplayNames::try_new((&audience.for_dates()).into(), Default::default());
    Region::try_from_str(country.as_str())
        .ok()
        .and_then(|region| names.ok()?.of(region).map(str::to_owned))
        .unwrap_or_else(|| country.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use spotlet::domain::Locale::{De, En};

    use super::*;

    #[test]
    fn countries_are_named_in_the_readers_language() {
        let country = Country::DE;
        assert_eq!(
            country_name(
                "AT".parse().unwrap(),
                Audience {
                    locale: De,
                    country
                }
            ),
            "Österreich"
        );
        assert_eq!(
            country_name(
                country,
                Audience {
                    locale: En,
                    country
                }
            ),
            "Germany"
        );
        assert_eq!(
            country_name(
                "QQ".parse().unwrap(),
                Audience {
                    locale: En,
                    country
                }
            ),
            "QQ"
        );
    }
}
