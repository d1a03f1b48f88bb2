//! All results of a span of days.

use super::Choices;
use super::chart::Chart;
use super::table::Table;
use crate::view::model::studio::{ResultsView, SumView};
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::ResultsWords;
use leptos::prelude::*;

/// The page.
pub fn results_page(results: &ResultsView) -> String {
    let ResultsView {
        shell,
        spans,
        curves,
        tiles,
        chart,
        tables,
        statement,
        is_empty,
    } = results.clone();
    let words = ResultsWords::of(shell.page.locale);
    studio_document(
        &shell,
        move || view! { <Choices label=words.span links=spans/> },
        move || {
            if is_empty {
                return view! {
                    <div class="empty">
                        <h2>{words.empty}</h2>
                        <p>{words.empty_text}</p>
                        <a class="button" href="/studio">{words.to_posts}</a>
                    </div>
                }
                .into_any();
            }
            let tiles = tiles
                .into_iter()
                .map(|tile| view! { <Tile tile=tile/> })
                .collect_view();
            let tables = tables
                .into_iter()
                .map(|table| view! { <Table table=table words=words/> })
                .collect_view();
            view! {
                <dl class="figures">{tiles}</dl>
                <Choices label=words.curve links=curves/>
                <Chart chart=chart/>
                <p><a href=statement>{words.statement}</a></p>
                {tables}
            }
            .into_any()
        },
    )
}

#[component]
fn Tile(tile: SumView) -> impl IntoView {
    view! {
        <div>
            <dt>{tile.label}</dt>
            <dd>{tile.value} {tile.note.map(|note| view! { <span class="muted under">{note}</span> })}</dd>
        </div>
    }
}
