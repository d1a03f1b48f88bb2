//! Days, as text. Times of day are shown where the law counts on them only.

use icu_calendar::Iso;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{MDE, YM, YMD};
use icu_datetime::input::Date;
use jiff::civil;
use jiff::tz::TimeZone;
use spotlet::domain::Timestamp;

use super::audience::Audience;

/// The civil day of a moment, in UTC.
#[must_use]
pub fn day_of(moment: Timestamp) -> civil::Date {
    jiff::Timestamp::from_millisecond(moment.as_unix_ms()).map_or(civil::Date::MIN, |moment| {
        moment.to_zoned(TimeZone::UTC).date()
    })
}

/// "24 November 2026".
#[must_use]
pub fn long_date(date: civil::Date, audience: Audience) -> String {
    DateTimeFormatter::try_new((&audience.for_dates()).into(), YMD::long())
        .ok()
        .and_then(|formatter| Some(formatter.format(&icu_date(date)?).to_string()))
        .unwrap_or_else(|| date.to_string())
}

/// "November 2026".
#[must_use]
pub fn month(date: civil::Date, audience: Audience) -> String {
    DateTimeFormatter::try_new((&audience.for_dates()).into(), YM::long())
        .ok()
        .and_then(|formatter| Some(formatter.format(&icu_date(date)?).to_string()))
        .unwrap_or_else(|| date.to_string())
}

/// "Tue, 24 Nov".
#[must_use]
pub fn short_date(date: civil::Date, audience: Audience) -> String {
    DateTimeFormatter::try_new((&audience.for_dates()).into(), MDE::medium())
        .ok()
        .and_then(|formatter| Some(formatter.format(&icu_date(date)?).to_string()))
        .unwrap_or_else(|| date.to_string())
}

/// When something arrives that takes so many working days: "Tue, 24 Nov – Thu, 26 Nov".
#[must_use]
pub fn delivery_days(
    ordered: Timestamp,
    earliest_days: u32,
    latest_days: u32,
    audience: Audience,
) -> String {
    let day = |days| short_date(after_working_days(day_of(ordered), days), audience);
    match earliest_days == latest_days {
        true => day(latest_days),
        false => format!("{} – {}", day(earliest_days), day(latest_days)),
    }
}

/// Carriers rest on Saturdays and Sundays. Holidays differ by region and are left to the range.
fn after_working_days(from: civil::Date, days: u32) -> civil::Date {
    let mut date = from;
    let mut left = days;
    while left > 0 {
        let Ok(next) = date.tomorrow() else {
            return date;
        };
        date = next;
        if !matches!(
            date.weekday(),
            civil::Weekday::Saturday | civil::Weekday::Sunday
        ) {
            left -= 1;
        }
    }
    date
}

fn icu_date(date: civil::Date) -> Option<Date<Iso>> {
    let (month, day) = (date.month().try_into().ok()?, date.day().try_into().ok()?);
    Date::try_new_iso(date.year().into(), month, day).ok()
}

/// A day and a time of day, in UTC: "24 November 2026, 14:05 UTC". For statements whose minute counts in law.
#[must_use]
pub fn minute(moment: Timestamp, audience: Audience) -> String {
    minute_in(TimeZone::UTC, moment, audience)
}

/// The same where somebody works: "24 November 2026, 15:05 CET".
#[must_use]
pub fn minute_in(zone: TimeZone, moment: Timestamp, audience: Audience) -> String {
    let utc = jiff::Timestamp::from_millisecond(moment.as_unix_ms()).unwrap_or_default();
    let local = utc.to_zoned(zone);
    let day = long_date(local.date(), audience);
    format!("{day}, {}", local.strftime("%H:%M %Z"))
}

/// A moment in RFC 3339.
#[must_use]
pub fn rfc3339(moment: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(moment.as_unix_ms())
        .unwrap_or_default()
        .to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use spotlet::domain::Locale::{De, En};

    use super::*;

    #[test]
    fn a_minute_is_told_where_somebody_works() {
        let audience = Audience {
            locale: En,
            country: "DE".parse().unwrap(),
        };
        let at = Timestamp::from_unix_ms(1_795_475_400_000);
        let told = |zone: &str| minute_in(TimeZone::get(zone).unwrap(), at, audience);
        assert_eq!(told("UTC"), minute(at, audience));
        assert_eq!(told("UTC"), "23 November 2026, 23:10 UTC");
        assert_eq!(told("Europe/Berlin"), "24 November 2026, 00:10 CET");
    }

    #[test]
    fn days_are_written_as_the_market_writes_them() {
        let date = civil::date(2026, 11, 24);
        for (locale, country, long, short) in [
            (En, "DE", "24 November 2026", "Tue, 24 Nov"),
            (En, "US", "November 24, 2026", "Tue, Nov 24"),
            (De, "DE", "24. November 2026", "Di., 24. Nov."),
        ] {
            let audience = Audience {
                locale,
                country: country.parse().unwrap(),
            };
            assert_eq!(long_date(date, audience), long);
            assert_eq!(short_date(date, audience), short);
        }
    }

    #[test]
    fn deliveries_rest_at_the_weekend() {
        let audience = Audience {
            locale: En,
            country: "DE".parse().unwrap(),
        };
        // A Thursday.
        let ordered = Timestamp::from_unix_ms(1_795_046_400_000);
        assert_eq!(delivery_days(ordered, 1, 1, audience), "Fri, 20 Nov");
        assert_eq!(
            delivery_days(ordered, 2, 4, audience),
            "Mon, 23 Nov – Wed, 25 Nov"
        );
    }

    #[test]
    fn a_moment_falls_on_its_day_in_utc() {
        assert_eq!(
            day_of(Timestamp::from_unix_ms(1_795_478_399_999)),
            civil::date(2026, 11, 23)
        );
        assert_eq!(
            day_of(Timestamp::from_unix_ms(1_795_478_400_000)),
            civil::date(2026, 11, 24)
        );
    }
}
