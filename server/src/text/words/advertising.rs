//! What advertising is called where it is read.

use spotlet::domain::Locale;
use spotlet::view::model::AdView;

use crate::text::Audience;

/// The market's own word where it has one, whatever language the page is in: what marks advertising is decided by the law
/// and the custom of the place. Elsewhere the reader's language.
#[must_use]
pub fn advertising(audience: Audience) -> AdView {
    let (word, lang) = match audience.country.as_str() {
        "DE" => ("Anzeige", "de"),
        "AT" | "CH" => ("Werbung", "de"),
        "US" | "GB" | "IE" => ("Ad", "en"),
        _ => match audience.locale {
            Locale::En => ("Advertisement", "en"),
            Locale::De => ("Anzeige", "de"),
        },
    };
    AdView { word, lang }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_market_names_its_advertising() {
        for (country, locale, word) in [
            ("DE", Locale::En, "Anzeige"),
            ("AT", Locale::De, "Werbung"),
            ("CH", Locale::De, "Werbung"),
            ("US", Locale::En, "Ad"),
            ("GB", Locale::De, "Ad"),
            ("IE", Locale::En, "Ad"),
            ("FR", Locale::En, "Advertisement"),
            ("LI", Locale::De, "Anzeige"),
        ] {
            let country = country.parse().unwrap();
            assert_eq!(advertising(Audience { locale, country }).word, word);
        }
    }
}
