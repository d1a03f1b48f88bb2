//! One order.

use super::act::Act;
use crate::view::model::TotalView;
use crate::view::model::studio::{DeskLine, DeskView, HappenedView};
use crate::view::post::Picture;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::{OrderDeskWords, ShellWords};
use leptos::prelude::*;

/// The page.
pub fn order_page(order: &DeskView) -> String {
    let DeskView {
        shell,
        status,
        placed,
        to_do,
        links,
        acts,
        lines,
        totals,
        tax_note,
        facts,
        history,
    } = order.clone();
    let locale = shell.page.locale;
    let (words, around) = (OrderDeskWords::of(locale), ShellWords::of(locale));
    studio_document(
        &shell,
        move || {
            let links = links
                .into_iter()
                .map(|(url, text)| view! { <a class="aside" href=url target="_blank" rel="noopener">{text}</a> })
                .collect_view();
            view! {
                {links}
                <a class="aside" href="/studio/orders">{words.all_orders}</a>
            }
        },
        move || {
            let to_do = to_do
                .into_iter()
                .map(|what| view! { <span class="due">{what}</span> })
                .collect_view();
            let acts = acts
                .into_iter()
                .map(|act| view! { <Act act=act words=words shell=around/> })
                .collect_view();
            let lines = lines
                .into_iter()
                .map(|line| view! { <Line line=line/> })
                .collect_view();
            let facts = facts
                .into_iter()
                .map(|(heading, rows)| view! { <Fact heading=heading rows=rows/> })
                .collect_view();
            let history = history
                .into_iter()
                .map(|one| view! { <Happened one=one words=words/> })
                .collect_view();
            view! {
                <p class="stand"><span>{placed}</span><span>{status}</span>{to_do}</p>
                <div class="desk">
                    <div class="work">
                        <section aria-labelledby="acts">
                            <h2 id="acts">{words.what_now}</h2>
                            <div class="acts">{acts}</div>
                        </section>
                        <section aria-labelledby="bought">
                            <h2 id="bought">{words.bought}</h2>
                            <ul class="bought">{lines}</ul>
                            <Sums totals=totals note=tax_note/>
                        </section>
                        <section aria-labelledby="history">
                            <h2 id="history">{words.history}</h2>
                            <ol class="history">{history}</ol>
                        </section>
                    </div>
                    <div class="known">{facts}</div>
                </div>
            }
        },
    )
}

#[component]
fn Line(line: DeskLine) -> impl IntoView {
    let made = line
        .made
        .into_iter()
        .map(|made| view! { <span class="line">{made}</span> })
        .collect_view();
    let state = (!line.state.is_empty()).then(|| view! { <span class="line">{line.state}</span> });
    view! {
        <li>
            <span class="frame">{line.image.map(|image| view! { <Picture image=image sizes="64px"/> })}</span>
            <span class="what">
                <strong>{line.title}</strong>
                {made}
                <span class="line muted">{line.variant}</span>
                {state}
            </span>
            <span class="count">{line.quantity} " ×"</span>
            <span class="sum">{line.total}</span>
        </li>
    }
}

#[component]
fn Sums(totals: Vec<TotalView>, note: String) -> impl IntoView {
    let rows = totals
        .into_iter()
        .map(|row| {
            let class = (row.kind == "total").then_some("whole");
            view! { <div class=class><dt>{row.label}</dt><dd>{row.amount}</dd></div> }
        })
        .collect_view();
    view! {
        <dl class="sums">{rows}</dl>
        <p class="sums-note muted">{note}</p>
    }
}

#[component]
fn Fact(heading: String, rows: Vec<(String, String)>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|(label, value)| match label.is_empty() {
            true => view! { <p>{value}</p> }.into_any(),
            false => view! { <p><span class="muted line">{label}</span>{value}</p> }.into_any(),
        })
        .collect_view();
    view! { <section><h2>{heading}</h2>{rows}</section> }
}

#[component]
fn Happened(one: HappenedView, words: &'static OrderDeskWords) -> impl IntoView {
    let more = one
        .more
        .into_iter()
        .map(|line| view! { <span class="line muted">{line}</span> })
        .collect_view();
    view! {
        <li class=one.is_bad.then_some("bad")>
            <span class="muted">{one.when}</span>
            <span>
                {one.what}
                {(!one.by.is_empty()).then(|| view! { <span class="line">{one.by}</span> })}
                {more}
                {one.url.map(|url| view! { <a class="line" href=url target="_blank" rel="noopener noreferrer">{words.track}</a> })}
            </span>
        </li>
    }
}
