//! When a location is open, and from when on goods can be fetched there. Calendars and time zones are a library's
//! business, and libraries belong to the edge: it answers through [`TimeZones`].

use crate::domain::Timestamp;

const MINUTES_OF_DAY: u32 = 24 * 60;
/// A location that does not open within so many days is taken for closed.
const DAYS_AHEAD: i64 = 60;

/// A moment as clocks on the wall of a location show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalMoment {
    /// Days since 1970-01-01.
    pub day: i64,
    /// Minutes since midnight.
    pub minute: u32,
}

/// A time of day during which a location is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenSpan {
    /// Minutes since midnight.
    pub opens: u32,
    /// Minutes since midnight; after `opens`.
    pub closes: u32,
}

/// A week's opening hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpeningHours {
    /// Monday first, each day's spans in order.
    pub week: [Vec<OpenSpan>; 7],
    /// Days (since 1970-01-01) on which it is closed all the same, such as holidays.
    pub closed: Vec<i64>,
}

/// Turns moments into what clocks on the wall show, and back.
pub trait TimeZones: std::fmt::Debug + Send + Sync {
    /// What clocks show in a zone of the IANA database.
    fn local(&self, zone: &str, moment: Timestamp) -> LocalMoment;
    /// When clocks of a zone show this; of two such moments the earlier.
    fn moment(&self, zone: &str, local: LocalMoment) -> Timestamp;
}

impl LocalMoment {
    /// Monday is 0.
    #[must_use]
    pub fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        usize::try_from((self.day + 3).rem_euclid(7)).unwrap_or_default()
    }
}

impl OpeningHours {
    /// The spans of one day.
    #[must_use]
    pub fn on(&self, day: i64) -> &[OpenSpan] {
        if self.closed.contains(&day) {
            return &[];
        }
        let weekday = LocalMoment { day, minute: 0 }.weekday();
        self.week.get(weekday).map_or(&[], Vec::as_slice)
    }

    /// The days it is open, those that follow one another with the same spans as one: first and last (Monday is 0), and their spans.
    #[must_use]
    pub fn runs(&self) -> Vec<(usize, usize, &[OpenSpan])> {
        let mut runs: Vec<(usize, usize, &[OpenSpan])> = Vec::new();
        for (day, spans) in self.week.iter().enumerate() {
            match runs.last_mut() {
                Some((_, last, same)) if *last + 1 == day && *same == spans.as_slice() => {
                    *last = day;
                }
                _ if spans.is_empty() => {}
                _ => runs.push((day, day, spans)),
            }
        }
        runs
    }

    /// From when on something can be fetched that takes so long to prepare. Only open minutes count, and what is
    /// ready as the doors close can be fetched when they open again. Nothing if they never do.
    #[must_use]
    pub fn ready_at(&self, from: LocalMoment, preparation_minutes: u32) -> Option<LocalMoment> {
        let mut left = preparation_minutes;
        for day in from.day..from.day.saturating_add(DAYS_AHEAD) {
            let earliest = if day == from.day { from.minute } else { 0 };
            for span in self.on(day) {
                let start = span.opens.max(earliest);
                let open_minutes = span.closes.min(MINUTES_OF_DAY).saturating_sub(start);
                if left < open_minutes {
                    let minute = start + left;
                    return Some(LocalMoment { day, minute });
                }
                left -= open_minutes;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday to Friday 10 to 19, Saturday 11 to 14 and 15 to 16, closed on one Tuesday.
    fn hours() -> OpeningHours {
        let span = |opens: u32, closes: u32| OpenSpan {
            opens: opens * 60,
            closes: closes * 60,
        };
        let work = vec![span(10, 19)];
        let saturday = vec![span(11, 14), span(15, 16)];
        OpeningHours {
            week: [
                work.clone(),
                work.clone(),
                work.clone(),
                work.clone(),
                work,
                saturday,
                vec![],
            ],
            closed: vec![MONDAY + 8],
        }
    }

    /// 2026-11-23.
    const MONDAY: i64 = 20_780;

    #[test]
    fn days_with_the_same_hours_are_told_as_one() {
        let mut hours = hours();
        let runs = |hours: &OpeningHours| -> Vec<(usize, usize, usize)> {
            let runs = hours.runs().into_iter();
            runs.map(|(first, last, spans)| (first, last, spans.len()))
                .collect()
        };
        assert_eq!(runs(&hours), [(0, 4, 1), (5, 5, 2)]);
        hours.week[2] = vec![];
        assert_eq!(runs(&hours), [(0, 1, 1), (3, 4, 1), (5, 5, 2)]);
        assert_eq!(OpeningHours::default().runs(), []);
    }

    #[test]
    fn only_open_minutes_count() {
        let at = |day: i64, hour: u32, minute: u32| LocalMoment {
            day: MONDAY + day,
            minute: hour * 60 + minute,
        };
        assert_eq!(at(0, 0, 0).weekday(), 0);
        for (from, preparation, expected) in [
            (at(0, 8, 0), 120, at(0, 12, 0)),
            (at(0, 12, 30), 120, at(0, 14, 30)),
            (at(0, 18, 0), 120, at(1, 11, 0)),
            (at(0, 17, 0), 120, at(1, 10, 0)),
            (at(0, 16, 59), 120, at(0, 18, 59)),
            (at(0, 23, 0), 0, at(1, 10, 0)),
            (at(4, 18, 0), 120, at(5, 12, 0)),
            (at(5, 13, 0), 90, at(5, 15, 30)),
            (at(5, 15, 30), 60, at(7, 10, 30)),
            (at(7, 18, 30), 60, at(9, 10, 30)),
            (at(6, 12, 0), 9 * 60, at(9, 10, 0)),
        ] {
            assert_eq!(
                hours().ready_at(from, preparation),
                Some(expected),
                "{from:?} + {preparation}"
            );
        }
        assert_eq!(OpeningHours::default().ready_at(at(0, 0, 0), 0), None);
    }
}
