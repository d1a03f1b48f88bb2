//! A table of results. It scrolls sideways inside its own box where it is wider than the screen.

use super::super::words::ResultsWords;
use crate::view::model::studio::{ResultRow, ResultTable};
use leptos::prelude::*;

/// The table with its heading and its address as CSV.
#[component]
pub(super) fn Table(table: ResultTable, words: &'static ResultsWords) -> impl IntoView {
    let heads = table
        .heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    let is_empty = table.rows.is_empty();
    let rows = table
        .rows
        .into_iter()
        .map(|row| view! { <Row row=row/> })
        .collect_view();
    let csv_label = format!("{}: {}", words.csv, table.heading);
    let csv = (!is_empty).then(|| view! { <a class="quiet" href=table.csv aria-label=csv_label download="">{words.csv}</a> });
    let body = match is_empty {
        true => view! { <p class="muted">{words.no_rows}</p> }.into_any(),
        false => view! {
            <div class="scroll" tabindex="0" role="region" aria-labelledby=table.id>
                <table class="numbers">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    view! {
        <div class="block">
            <div class="title">
                <h2 id=table.id>{table.heading}</h2>
                {csv}
            </div>
            {body}
            {table.more.map(|more| view! { <p class="muted">{more}</p> })}
        </div>
    }
}

#[component]
fn Row(row: ResultRow) -> impl IntoView {
    let cells = row
        .cells
        .into_iter()
        .map(|cell| view! { <td>{cell}</td> })
        .collect_view();
    let name = match row.url {
        Some(url) => view! { <a href=url>{row.name}</a> }.into_any(),
        None => row.name.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                {name}
                {row.note.map(|note| view! { <span class="muted under">{note}</span> })}
            </th>
            {cells}
        </tr>
    }
}
