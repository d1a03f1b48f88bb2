//! What a creator earned in a month, to keep and to print.

use super::Choices;
use crate::view::model::studio::StatementView;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::ResultsWords;
use leptos::prelude::*;

/// The page.
pub fn statement_page(statement: &StatementView) -> String {
    let StatementView {
        shell,
        creators,
        months,
        entries,
        totals,
        csv,
        back,
    } = statement.clone();
    let words = ResultsWords::of(shell.page.locale);
    studio_document(
        &shell,
        move || view! { <Choices label=words.span links=months/> },
        move || {
            let whose =
                (creators.len() > 1).then(|| view! { <Choices label=words.whose links=creators/> });
            let body = match entries.is_empty() {
                true => view! { <p class="muted">{words.no_entries}</p> }.into_any(),
                false => view! { <Entries entries=entries totals=totals words=words/> }.into_any(),
            };
            view! {
                <p class="noprint"><a href=back>{words.back}</a></p>
                {whose}
                <p class="muted">{words.statement_text}</p>
                {body}
                <p class="noprint"><a class="quiet" href=csv download="">{words.csv}</a></p>
            }
        },
    )
}

#[component]
fn Entries(
    entries: Vec<[String; 6]>,
    totals: Vec<String>,
    words: &'static ResultsWords,
) -> impl IntoView {
    let heads = [
        words.day,
        words.order,
        words.kind,
        words.goods,
        words.rate,
        words.amount,
    ]
    .map(|head| view! { <th scope="col">{head}</th> });
    let rows = entries
        .into_iter()
        .map(|[day, cells @ ..]| {
            let cells = cells.map(|cell| view! { <td>{cell}</td> });
            view! { <tr><th scope="row">{day}</th>{cells.into_iter().collect_view()}</tr> }
        })
        .collect_view();
    let totals = totals
        .into_iter()
        .map(|total| {
            view! { <tr><th scope="row" colspan="5">{words.sum}</th><td>{total}</td></tr> }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=words.statement>
            <table class="numbers">
                <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot>{totals}</tfoot>
            </table>
        </div>
    }
}
