//! What posts achieved, as finished texts.

use super::StudioView;
use crate::view::model::ImageView;

/// Results of a span of days.
#[derive(Clone, Debug)]
pub struct ResultsView {
    /// Head and navigation.
    pub shell: StudioView,
    /// Other spans, as (address, text, whether it is this one).
    pub spans: Vec<(String, String, bool)>,
    /// What is drawn, as (address, text, whether it is this one).
    pub curves: Vec<(String, String, bool)>,
    /// The sums, most watched first.
    pub tiles: Vec<SumView>,
    /// Days and what happened on them.
    pub chart: ChartView,
    /// Tables, with their address as CSV.
    pub tables: Vec<ResultTable>,
    /// Where the statement of commissions stands.
    pub statement: String,
    /// Whether anything was counted at all.
    pub is_empty: bool,
}

/// A number and what it is.
#[derive(Clone, Debug)]
pub struct SumView {
    /// Such as "Views".
    pub label: String,
    /// Such as "1,204".
    pub value: String,
    /// A line below, such as "12% of views".
    pub note: Option<String>,
}

/// A bar a day.
#[derive(Clone, Debug)]
pub struct ChartView {
    /// What is drawn, as a sentence for who cannot see it.
    pub label: String,
    /// Day and number as text, and the height as a share of the highest.
    pub bars: Vec<(String, f64)>,
    /// Below the first and the last bar.
    pub ends: (String, String),
    /// Beside the highest bar.
    pub top: String,
}

/// A table of results.
#[derive(Clone, Debug)]
pub struct ResultTable {
    /// Names the table on the page.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// Where it is as CSV.
    pub csv: String,
    /// The first column's head, then the others'.
    pub heads: Vec<String>,
    /// Rows: what it is about, where that leads, and the numbers.
    pub rows: Vec<ResultRow>,
    /// How many more rows there are in the CSV.
    pub more: Option<String>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct ResultRow {
    /// What it is about.
    pub name: String,
    /// A line below.
    pub note: Option<String>,
    /// Where it leads.
    pub url: Option<String>,
    /// The numbers.
    pub cells: Vec<String>,
}

/// Where the pictures of a post were tapped.
#[derive(Clone, Debug)]
pub struct HeatView {
    /// Head and navigation.
    pub shell: StudioView,
    /// Other spans, as (address, text, whether it is this one).
    pub spans: Vec<(String, String, bool)>,
    /// The media in order.
    pub media: Vec<HeatMedium>,
    /// What its hotspots achieved.
    pub hotspots: ResultTable,
    /// The way back.
    pub back: String,
}

/// One picture with its taps.
#[derive(Clone, Debug)]
pub struct HeatMedium {
    /// The picture.
    pub image: ImageView,
    /// Cells: column, row, warmth from 0 to 1, and what stands in it as text.
    pub cells: Vec<(u16, u16, f64, String)>,
    /// Hotspots: x, y as shares, and number in the table.
    pub spots: Vec<(f64, f64, usize)>,
    /// Taps on it altogether, as a sentence.
    pub sum: String,
}

/// What a creator earned in a month.
#[derive(Clone, Debug)]
pub struct StatementView {
    /// Head and navigation.
    pub shell: StudioView,
    /// Creators whose statements may be read, as (address, text, whether it is this one).
    pub creators: Vec<(String, String, bool)>,
    /// The month before, this one and the one after, if it has begun, as (address, text, whether it is this one).
    pub months: Vec<(String, String, bool)>,
    /// Day, order, what it was, the amount it is of, rate, amount.
    pub entries: Vec<[String; 6]>,
    /// The sums, a currency each.
    pub totals: Vec<String>,
    /// Where it is a table for machines.
    pub csv: String,
    /// The way back.
    pub back: String,
}
