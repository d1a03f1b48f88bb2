//! All results of a span of days.

use spotlet::domain::results::{Figures, Report};
use spotlet::view::model::studio::{
    ChartView, ResultRow, ResultTable, ResultsView, StudioView, SumView,
};
use spotlet::view::studio::words::ResultsWords;

use super::{Names, cells, cells_of_hotspot, heads, heads_of_hotspot, number, sums};
use crate::present::Setting;
use crate::text::{Audience, money, short_date};
use crate::time_zones::date_of;

/// Rows of a table on the page; the CSV has all.
/// So many rows a table shows; the file has them all.
pub const MOST_ROWS: usize = 12;

/// What the bars show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Curve {
    /// Posts seen.
    #[default]
    Views,
    /// Products opened.
    Taps,
    /// Products put into the bag.
    Adds,
    /// Orders.
    Orders,
    /// What was paid, in the currency that most was paid in.
    Revenue,
}

impl Curve {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Views,
        Self::Taps,
        Self::Adds,
        Self::Orders,
        Self::Revenue,
    ];

    /// Its word in an address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Views => "views",
            Self::Taps => "taps",
            Self::Adds => "adds",
            Self::Orders => "orders",
            Self::Revenue => "revenue",
        }
    }

    fn label(self, words: &ResultsWords) -> &'static str {
        match self {
            Self::Views => words.views,
            Self::Taps => words.taps,
            Self::Adds => words.adds,
            Self::Orders => words.orders,
            Self::Revenue => words.revenue,
        }
    }
}

/// The page of a report. `spans` are the other spans; `days` is how many this one has.
#[must_use]
pub fn overview(
    setting: Setting<'_>,
    shell: StudioView,
    report: &Report,
    names: &Names,
    (days, spans): (u16, Vec<(String, String, bool)>),
    curve: Curve,
) -> ResultsView {
    let audience = setting.audience;
    let words = ResultsWords::of(audience.locale);
    let curves = Curve::ALL.map(|one| {
        let url = format!("/studio/results?days={days}&show={}", one.as_str());
        (url, one.label(words).to_owned(), one == curve)
    });
    let table = |id, heading: &str, first: &str, rows: Vec<ResultRow>| ResultTable {
        id,
        heading: heading.to_owned(),
        csv: format!("/studio/results/table?by={id}&days={days}"),
        heads: match id {
            "hotspot" => heads_of_hotspot(words),
            _ => heads(first, words),
        },
        more: rows
            .len()
            .checked_sub(MOST_ROWS)
            .filter(|more| *more > 0)
            .map(|more| format!("{more} {}", words.more_rows)),
        rows: rows.into_iter().take(MOST_ROWS).collect(),
    };
    let locale = audience.locale;
    let posts = report.posts.iter().map(|(id, figures)| ResultRow {
        name: names.post(id, locale),
        note: None,
        url: names
            .has_post(id)
            .then(|| format!("/studio/results/posts/{id}?days={days}")),
        cells: cells(figures, audience),
    });
    let hotspots = report.hotspots.iter().map(|((post, id), figures)| {
        let product = names.hotspot(post, id, locale);
        let gone = product.is_none().then_some(words.gone);
        let post = names.post(post, locale);
        ResultRow {
            name: product.unwrap_or_else(|| id.to_string()),
            note: Some(match gone {
                Some(gone) => format!("{post} · {gone}"),
                None => post,
            }),
            url: None,
            cells: cells_of_hotspot(figures, audience),
        }
    });
    let creators = report.creators.iter().map(|(id, figures)| ResultRow {
        name: names.creator(id),
        note: None,
        url: Some(format!("/studio/results/statement?creator={id}")),
        cells: cells(figures, audience),
    });
    let by_day = report.days.iter().rev().map(|(day, figures)| ResultRow {
        name: short_date(date_of(*day), audience),
        note: None,
        url: None,
        cells: cells(figures, audience),
    });
    ResultsView {
        shell,
        spans,
        curves: curves.into(),
        tiles: tiles(&report.total, audience),
        chart: chart(report, curve, audience),
        tables: vec![
            table("post", words.by_post, words.post, posts.collect()),
            table(
                "hotspot",
                words.by_hotspot,
                words.product,
                hotspots.collect(),
            ),
            table(
                "creator",
                words.by_creator,
                words.creator,
                creators.collect(),
            ),
            table("day", words.by_day, words.day, by_day.collect()),
        ],
        statement: "/studio/results/statement".to_owned(),
        is_empty: report.total == Figures::default() && report.posts.is_empty(),
    }
}

fn tiles(total: &Figures, audience: Audience) -> Vec<SumView> {
    let words = ResultsWords::of(audience.locale);
    let tile = |label: &str, value: String, note: Option<String>| SumView {
        label: label.to_owned(),
        value,
        note,
    };
    let count = |label, count, note| tile(label, number(count, audience), note);
    let share = |part: i64, whole: i64, of: &str| {
        (whole > 0 && part >= 0).then(|| format!("{} {of}", percent(part, whole, audience)))
    };
    vec![
        count(words.views, total.views, None),
        count(
            words.taps,
            total.taps,
            share(total.taps, total.views, words.of_views),
        ),
        count(
            words.adds,
            total.adds,
            share(total.adds, total.taps, words.of_taps),
        ),
        count(
            words.orders,
            total.orders,
            share(total.orders, total.adds, words.of_adds),
        ),
        tile(words.revenue, sums(&total.revenue, audience), None),
        tile(words.commission, sums(&total.commission, audience), None),
        count(words.likes, total.likes, None),
        count(words.shares, total.shares, None),
    ]
}

/// A whole percentage; a little is not nothing.
fn percent(part: i64, whole: i64, audience: Audience) -> String {
    let rounded = part.saturating_mul(100).saturating_add(whole / 2) / whole;
    let basis_points = u32::try_from(rounded.saturating_mul(100)).unwrap_or(u32::MAX);
    let text = crate::text::percent(
        spotlet::domain::TaxRate::from_basis_points(basis_points),
        audience,
    );
    if rounded == 0 && part > 0 {
        format!("< {}", percent(1, 100, audience))
    } else {
        text
    }
}

fn chart(report: &Report, curve: Curve, audience: Audience) -> ChartView {
    let words = ResultsWords::of(audience.locale);
    let biggest = report
        .total
        .revenue
        .iter()
        .max_by_key(|sum| sum.amount_minor);
    let currency = biggest.map(|sum| sum.currency);
    let value = |figures: &Figures| match curve {
        Curve::Views => figures.views,
        Curve::Taps => figures.taps,
        Curve::Adds => figures.adds,
        Curve::Orders => figures.orders,
        Curve::Revenue => currency.map_or(0, |one| figures.revenue.of(one).amount_minor),
    };
    let text = |value: i64| match (curve, currency) {
        (Curve::Revenue, Some(currency)) => {
            money(spotlet::domain::Money::new(value, currency), audience)
        }
        _ => number(value, audience),
    };
    let highest = report.days.iter().map(|(_, row)| value(row)).max();
    let highest = highest.unwrap_or(0).max(1);
    let day_text = |day: i64| short_date(date_of(day), audience);
    #[expect(clippy::cast_precision_loss, reason = "the height of a bar")]
    let share = |value: i64| value.max(0) as f64 / highest as f64;
    let bars = report.days.iter().map(|(day, row)| {
        let value = value(row);
        (format!("{}: {}", day_text(*day), text(value)), share(value))
    });
    let end =
        |day: Option<&(i64, Figures)>| day.map_or_else(String::new, |(day, _)| day_text(*day));
    let ends = (end(report.days.first()), end(report.days.last()));
    ChartView {
        label: format!(
            "{}: {} – {}, {}",
            curve.label(words),
            ends.0,
            ends.1,
            text(report.days.iter().map(|(_, row)| value(row)).sum())
        ),
        bars: bars.collect(),
        top: text(highest),
        ends,
    }
}
