//! For whom texts are formatted.

use icu_locale::LocaleExpander;
use icu_locale_core::subtags::Region;
use icu_locale_core::{LanguageIdentifier, Locale as IcuLocale, langid};
use spotlet::domain::{Country, Locale};

/// A language and the market it is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Audience {
    /// Language of the texts.
    pub locale: Locale,
    /// Market whose prices are shown.
    pub country: Country,
}

impl Audience {
    /// The locale for prices and numbers: with the region only where the region speaks the language.
    ///
    /// German in Austria is written the Austrian way, but English in Germany the English way:
    /// CLDR's `en-DE` writes 649,00 €, which a visitor from elsewhere misreads.
    #[must_use]
    pub(super) fn for_numbers(self) -> IcuLocale {
        let Some(region) = self.region() else {
            return self.language().into();
        };
        let mut likely = LanguageIdentifier {
            region: Some(region),
            ..langid!("und")
        };
        LocaleExpander::new_extended().maximize(&mut likely);
        if likely.language == self.language().language {
            LanguageIdentifier {
                region: Some(region),
                ..self.language()
            }
            .into()
        } else {
            self.language().into()
        }
    }

    /// The locale for dates: the region decides whether the day or the month comes first.
    #[must_use]
    pub(super) fn for_dates(self) -> IcuLocale {
        LanguageIdentifier {
            region: self.region(),
            ..self.language()
        }
        .into()
    }

    fn language(self) -> LanguageIdentifier {
        language(self.locale)
    }

    fn region(self) -> Option<Region> {
        Region::try_from_str(self.country.as_str()).ok()
    }
}

/// A language without a market.
pub(super) fn language(locale: Locale) -> LanguageIdentifier {
    match locale {
        Locale::En => langid!("en"),
        Locale::De => langid!("de"),
    }
}
