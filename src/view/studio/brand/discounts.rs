//! The discounts of the shop.

use super::super::layout::studio_document;
use super::super::words::{DiscountWords, SettingsWords};
use super::history::History;
use super::settings::Notes;
use crate::view::model::studio::{DiscountRow, DiscountsView};
use leptos::prelude::*;

/// The list.
pub fn discounts_page(discounts: &DiscountsView) -> String {
    let DiscountsView {
        shell,
        notes,
        lists,
        history,
    } = discounts.clone();
    let locale = shell.page.locale;
    let words = SettingsWords::of(locale);
    let own = DiscountWords::of(locale);
    studio_document(
        &shell,
        || {
            view! {
                <a class="button plain small" href="/studio/brand">{words.back}</a>
                <a class="button small" href="/studio/brand/discounts/new">{own.new_discount}</a>
            }
        },
        move || {
            let is_empty = lists.iter().all(|(_, rows)| rows.is_empty());
            let lists = lists.into_iter().filter(|(_, rows)| !rows.is_empty());
            let lists = lists.enumerate().map(|(index, (title, rows))| {
                let id = format!("discounts-{index}");
                let heading = id.clone();
                let rows = rows.into_iter().map(|row| view! { <Row row=row own=own/> });
                view! {
                    <section class="list" aria-labelledby=id>
                        <h2 id=heading>{title}</h2>
                        <ul class="rows places">{rows.collect_view()}</ul>
                    </section>
                }
            });
            view! {
                <Notes notes=notes/>
                {is_empty.then(|| view! {
                    <div class="empty">
                        <h2>{own.no_discounts}</h2>
                        <p>{own.no_discounts_text}</p>
                        <a class="button" href="/studio/brand/discounts/new">{own.new_discount}</a>
                    </div>
                })}
                {lists.collect_view()}
                <History history=history locale=locale/>
            }
        },
    )
}

#[component]
fn Row(row: DiscountRow, own: &'static DiscountWords) -> impl IntoView {
    let code = match row.code.as_str() {
        "" => view! { <span class="muted">{own.by_itself}</span> }.into_any(),
        _ => view! { <code>{row.code}</code> }.into_any(),
    };
    view! {
        <li>
            <a class="place" href=row.url>
                <span class="what"><strong>{row.title}</strong><span class="muted line">{row.about}</span></span>
                <span class="stands">{code}<span class="worth">{row.worth}</span></span>
            </a>
        </li>
    }
}
