//! What a creator earned in a month.

use jiff::civil::{Date, date};
use spotlet::domain::TaxRate;
use spotlet::domain::commission::{EntryKind, Statement};
use spotlet::view::model::studio::{StatementView, StudioView};
use spotlet::view::studio::words::ResultsWords;

use crate::present::Setting;
use crate::service::results::day_of;
use crate::text::{money, month, percent, short_date};
use crate::time_zones::{date_of, day_number};

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month(Date);

impl Month {
    /// The month of a day, counted from 1970-01-01.
    #[must_use]
    pub fn of_day(day: i64) -> Self {
        Self(date_of(day).first_of_month())
    }

    /// `2026-11`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
        (date(1970, 1, 1)..date(9000, 1, 1))
            .contains(&first)
            .then_some(Self(first))
    }

    /// Its first day and the first after it.
    #[must_use]
    pub fn days(self) -> (i64, i64) {
        (day_number(self.0), day_number(self.next().0))
    }

    fn next(self) -> Self {
        Self(self.0.last_of_month().tomorrow().unwrap_or(self.0))
    }

    fn previous(self) -> Self {
        Self(self.0.yesterday().unwrap_or(self.0).first_of_month())
    }

    /// `2026-11`.
    #[must_use]
    pub fn word(self) -> String {
        format!("{:04}-{:02}", self.0.year(), self.0.month())
    }
}

/// The page of a month. `creators` are those whose statements the reader may open.
#[must_use]
pub fn statement(
    setting: Setting<'_>,
    shell: StudioView,
    statement: &Statement,
    of: Month,
    whose: &str,
    creators: Vec<(String, String, bool)>,
) -> StatementView {
    let audience = setting.audience;
    let words = ResultsWords::of(audience.locale);
    let zone = &setting.state.config.time_zone;
    let today = day_of(zone, setting.state.clock.now());
    let offered = [of.previous(), of, of.next()].into_iter();
    // Of a month that has not begun there is nothing to say.
    let months = offered
        .filter(|one| *one == of || one.days().0 <= today)
        .map(|one| {
            let word = one.word();
            let url = format!("/studio/results/statement?creator={whose}&month={word}");
            (url, month(one.0, audience), one == of)
        });
    let entries = statement.entries.iter().map(|entry| {
        [
            short_date(date_of(day_of(zone, entry.at)), audience),
            entry.order.to_string(),
            match entry.kind {
                EntryKind::Commission => words.earned,
                EntryKind::Reversal => words.reversed,
            }
            .to_owned(),
            money(entry.net, audience),
            percent(TaxRate::from_basis_points(entry.basis_points), audience),
            money(entry.amount, audience),
        ]
    });
    StatementView {
        shell,
        creators,
        months: months.collect(),
        entries: entries.collect(),
        totals: statement
            .totals()
            .into_iter()
            .map(|sum| money(sum, audience))
            .collect(),
        csv: format!(
            "/studio/results/statement.csv?creator={whose}&month={}",
            of.word()
        ),
        back: "/studio/results".to_owned(),
    }
}
