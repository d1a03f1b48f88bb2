//! Results as finished texts: tiles, bars, tables, heat maps, statements.

mod heat;
mod names;
mod overview;
mod statement;

pub use heat::heat;
pub use names::Names;
pub use overview::{Curve, MOST_ROWS, overview};
pub use statement::{Month, statement};

use spotlet::domain::results::{Amounts, Figures};
use spotlet::view::studio::words::ResultsWords;

use crate::text::{Audience, exact, money};

/// A count as text; likes taken back can make one negative.
fn number(count: i64, audience: Audience) -> String {
    let text = exact(count.unsigned_abs(), audience);
    if count < 0 {
        format!("−{text}")
    } else {
        text
    }
}

/// Sums of money as text; nothing is a dash.
fn sums(amounts: &Amounts, audience: Audience) -> String {
    let texts: Vec<String> = amounts.iter().map(|sum| money(sum, audience)).collect();
    match texts.is_empty() {
        true => "–".to_owned(),
        false => texts.join(" + "),
    }
}

/// The heads of the numbers' columns.
fn heads(first: &str, words: &ResultsWords) -> Vec<String> {
    [
        first,
        words.views,
        words.taps,
        words.likes,
        words.shares,
        words.adds,
        words.orders,
        words.revenue,
        words.commission,
    ]
    .map(str::to_owned)
    .into()
}

/// The numbers of a row, in the order of [`heads`].
fn cells(figures: &Figures, audience: Audience) -> Vec<String> {
    let counts = [
        figures.views,
        figures.taps,
        figures.likes,
        figures.shares,
        figures.adds,
        figures.orders,
    ];
    let mut cells: Vec<String> = counts.map(|count| number(count, audience)).into();
    cells.push(sums(&figures.revenue, audience));
    cells.push(sums(&figures.commission, audience));
    cells
}

/// The same without views: only whole posts are seen.
fn heads_of_hotspot(words: &ResultsWords) -> Vec<String> {
    let mut heads = heads(words.product, words);
    heads.remove(1);
    heads
}

/// The numbers that go with [`heads_of_hotspot`].
fn cells_of_hotspot(figures: &Figures, audience: Audience) -> Vec<String> {
    cells(figures, audience).into_iter().skip(1).collect()
}
