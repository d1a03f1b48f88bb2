//! The IANA time zones, by jiff: what the domain asks for when it counts opening hours.

use jiff::civil;
use jiff::tz::{Disambiguation, TimeZone};
use spotlet::domain::Timestamp;
use spotlet::domain::fulfillment::{LocalMoment, TimeZones};

/// The zones of the database that is built in.
#[derive(Clone, Copy, Debug, Default)]
pub struct IanaZones;

/// Days from here are counted.
const FIRST_DAY: civil::Date = civil::date(1970, 1, 1);

/// Days since 1970-01-01.
#[must_use]
pub fn day_number(date: civil::Date) -> i64 {
    FIRST_DAY
        .until(date)
        .map_or(0, |span| i64::from(span.get_days()))
}

/// The day of that number.
#[must_use]
pub fn date_of(day: i64) -> civil::Date {
    let span = jiff::Span::new().try_days(day);
    span.and_then(|span| FIRST_DAY.checked_add(span))
        .unwrap_or(FIRST_DAY)
}

/// The zone of that name, if there is one.
#[must_use]
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}

/// The moment that `<input type="datetime-local">` sends, by the clocks of a zone.
#[must_use]
pub fn typed(zone_name: &str, text: &str) -> Option<Timestamp> {
    let local: civil::DateTime = text.parse().ok()?;
    let moment = local.to_zoned(zone(zone_name)?).ok()?.timestamp();
    Some(Timestamp::from_unix_ms(moment.as_millisecond()))
}

/// A moment as such a field takes it.
#[must_use]
pub fn field(zone_name: &str, at: Timestamp) -> String {
    let moment = jiff::Timestamp::from_millisecond(at.as_unix_ms()).ok();
    let local = moment
        .zip(zone(zone_name))
        .map(|(moment, zone)| moment.to_zoned(zone));
    local.map_or_else(String::new, |local| {
        local.strftime("%Y-%m-%dT%H:%M").to_string()
    })
}

impl TimeZones for IanaZones {
    fn local(&self, name: &str, moment: Timestamp) -> LocalMoment {
        let zone = zone(name).unwrap_or(TimeZone::UTC);
        let shown = jiff::Timestamp::from_millisecond(moment.as_unix_ms())
            .unwrap_or_default()
            .to_zoned(zone);
        let minute = i32::from(shown.hour()) * 60 + i32::from(shown.minute());
        LocalMoment {
            day: day_number(shown.date()),
            minute: u32::try_from(minute).unwrap_or_default(),
        }
    }

    fn moment(&self, name: &str, local: LocalMoment) -> Timestamp {
        let zone = zone(name).unwrap_or(TimeZone::UTC);
        let hour = i8::try_from(local.minute / 60).unwrap_or_default();
        let minute = i8::try_from(local.minute % 60).unwrap_or_default();
        date_of(local.day)
            .at(hour.min(23), minute, 0, 0)
            .to_zoned(zone.clone())
            .or_else(|_| {
                zone.to_ambiguous_zoned(date_of(local.day).at(12, 0, 0, 0))
                    .disambiguate(Disambiguation::Earlier)
            })
            .map_or(Timestamp::default(), |zoned| {
                Timestamp::from_unix_ms(zoned.timestamp().as_millisecond())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_on_the_wall_follow_the_zone() {
        // 2026-11-23T15:30:00Z and 2026-07-01T15:30:00Z.
        for (ms, zone, day, hour) in [
            (1_795_447_800_000, "Europe/Berlin", 20_780, 16),
            (1_782_919_800_000, "Europe/Berlin", 20_635, 17),
            (1_795_447_800_000, "America/New_York", 20_780, 10),
            (1_795_447_800_000, "Asia/Tokyo", 20_781, 0),
        ] {
            let moment = Timestamp::from_unix_ms(ms);
            let local = IanaZones.local(zone, moment);
            let expected = LocalMoment {
                day,
                minute: hour * 60 + 30,
            };
            assert_eq!(local, expected, "{zone} {ms}");
            assert_eq!(IanaZones.moment(zone, local), moment);
        }
        assert_eq!(day_number(date_of(20_780)), 20_780);
        assert!(zone("Europe/Berlin").is_some() && zone("Europe/Atlantis").is_none());
    }
}
