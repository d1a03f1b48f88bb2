//! The list of orders.

use crate::view::model::studio::{OrderRow, OrdersView};
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::OrderDeskWords;
use leptos::prelude::*;

/// The page.
pub fn orders_page(orders: &OrdersView) -> String {
    let OrdersView {
        shell,
        choices,
        query,
        show,
        rows,
        next,
        export,
    } = orders.clone();
    let words = OrderDeskWords::of(shell.page.locale);
    let searched = query.clone();
    studio_document(
        &shell,
        move || {
            view! {
                <a class="aside" href="/studio/mails">{words.mails}</a>
                <a class="aside" href=export>{words.export}</a>
            }
        },
        move || {
            let is_empty = rows.is_empty();
            let none = match (query.is_empty(), show) {
                (false, _) => words.none_found,
                (true, "all") => words.none_yet,
                (true, _) => words.none_text,
            };
            let rows = rows
                .into_iter()
                .map(|row| view! { <Row row=row/> })
                .collect_view();
            let list = match is_empty {
                true => view! {
                    <div class="empty"><h2>{words.none}</h2><p>{none}</p></div>
                }
                .into_any(),
                false => view! { <ul class="orders">{rows}</ul> }.into_any(),
            };
            view! {
                <form class="seek" role="search" method="get" action="/studio/orders">
                    <input type="hidden" name="show" value=show/>
                    <label class="unseen" for="find">{words.search}</label>
                    <input id="find" type="search" name="q" value=searched placeholder=words.search autocomplete="off"/>
                    <button class="button plain small">{words.find}</button>
                </form>
                <Filters label=words.filter links=choices/>
                {list}
                {next.map(|next| view! { <p class="further"><a class="button plain small" href=next>{words.older}</a></p> })}
            }
        },
    )
}

/// Links of which one is where we are.
#[component]
pub(in crate::view::studio) fn Filters(
    label: &'static str,
    links: Vec<(String, String, bool)>,
) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|(url, text, is_current)| {
            let current = is_current.then_some("true");
            view! { <li><a href=url aria-current=current>{text}</a></li> }
        })
        .collect_view();
    view! { <nav class="choices" aria-label=label><ul>{links}</ul></nav> }
}

#[component]
fn Row(row: OrderRow) -> impl IntoView {
    let to_do = row
        .to_do
        .into_iter()
        .map(|what| view! { <span class="due">{what}</span> })
        .collect_view();
    view! {
        <li>
            <a class="order" href=row.url>
                <span class="number"><strong>{row.number}</strong><span class="muted">{row.placed}</span></span>
                <span class="who"><span>{row.who}</span><span class="muted">{row.what}</span></span>
                <span class="stand"><span class="muted">{row.status}</span>{to_do}</span>
                <span class="sum">{row.total}</span>
            </a>
        </li>
    }
}
