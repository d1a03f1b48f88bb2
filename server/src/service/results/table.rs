//! Results as a table in CSV, for spreadsheets: a row a day, post, hotspot or creator; a column pair a currency would
//! change the shape with the data, so amounts stand in one cell, as `12.50 EUR`, and several are joined by ` + `.

use std::str::FromStr;

use spotlet::domain::results::{Amounts, Figures, Report};
use thiserror::Error;

use crate::problem::Problem;
use crate::text::plain_amount;
use crate::time_zones::date_of;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A day.
    Day,
    /// A post.
    Post,
    /// A hotspot.
    Hotspot,
    /// A creator.
    Creator,
}

/// There is no such side.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("results are by day, post, hotspot or creator")]
pub struct UnknownSide;

impl FromStr for Side {
    type Err = UnknownSide;

    fn from_str(text: &str) -> Result<Self, UnknownSide> {
        match text {
            "day" => Ok(Self::Day),
            "post" => Ok(Self::Post),
            "hotspot" => Ok(Self::Hotspot),
            "creator" => Ok(Self::Creator),
            _ => Err(UnknownSide),
        }
    }
}

/// The rows of one side as CSV with a head.
///
/// # Errors
/// When a row cannot be written, which does not happen in memory.
pub fn table(report: &Report, side: Side) -> Result<String, Problem> {
    let rows: Vec<(String, &Figures)> = match side {
        Side::Day => rows(&report.days, |day| date_of(*day).to_string()),
        Side::Post => rows(&report.posts, ToString::to_string),
        Side::Hotspot => rows(&report.hotspots, |(post, hotspot)| {
            format!("{post}#{hotspot}")
        }),
        Side::Creator => rows(&report.creators, ToString::to_string),
    };
    let first = match side {
        Side::Day => "day",
        Side::Post => "post",
        Side::Hotspot => "hotspot",
        Side::Creator => "creator",
    };
    let mut csv = csv::Writer::from_writer(Vec::new());
    let head = [
        first,
        "views",
        "taps",
        "likes",
        "shares",
        "adds",
        "orders",
        "revenue",
        "commission",
    ];
    csv.write_record(head).map_err(broken)?;
    for (name, figures) in rows {
        let counts = [
            figures.views,
            figures.taps,
            figures.likes,
            figures.shares,
            figures.adds,
            figures.orders,
        ];
        let mut record = vec![name];
        record.extend(counts.map(|count| count.to_string()));
        record.extend([amounts(&figures.revenue), amounts(&figures.commission)]);
        csv.write_record(record).map_err(broken)?;
    }
    let bytes = csv.into_inner().map_err(broken)?;
    String::from_utf8(bytes).map_err(broken)
}

fn rows<K>(rows: &[(K, Figures)], name: impl Fn(&K) -> String) -> Vec<(String, &Figures)> {
    rows.iter().map(|(key, row)| (name(key), row)).collect()
}

fn amounts(amounts: &Amounts) -> String {
    let texts: Vec<String> = amounts
        .iter()
        .map(|money| format!("{} {}", plain_amount(money), money.currency))
        .collect();
    texts.join(" + ")
}

fn broken(error: impl std::fmt::Display) -> Problem {
    Problem::Internal(error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use spotlet::domain::{Currency, Money};

    use super::*;

    #[test]
    fn a_table_is_for_machines() {
        let mut figures = Figures {
            views: 1_200,
            orders: 1,
            ..Figures::default()
        };
        figures.revenue.add(Money::new(123_405, Currency::EUR));
        figures.commission.add(Money::new(-5, Currency::EUR));
        figures.revenue.add(Money::new(900, "JPY".parse().unwrap()));
        let report = Report {
            days: vec![(20_780, figures)],
            ..Report::default()
        };
        assert_eq!(
            table(&report, Side::Day).unwrap(),
            "day,views,taps,likes,shares,adds,orders,revenue,commission\n\
             2026-11-23,1200,0,0,0,0,1,1234.05 EUR + 900 JPY,-0.05 EUR\n"
        );
    }
}
