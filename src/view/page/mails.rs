//! The mails that a demo keeps instead of sending them.

use super::layout::document;
use crate::view::model::{KeptMailView, PageView};
use leptos::prelude::*;

/// The newest mails, each a link to how it looks.
pub fn mails_page(page: &PageView, heading: &str, mails: &[KeptMailView]) -> String {
    let heading = heading.to_owned();
    let mails = mails.to_vec();
    document(page, "text-page", move || {
        let items = mails
            .into_iter()
            .map(|mail| {
                view! {
                    <li>
                        <a href=mail.url>{mail.subject}</a>
                        <span class="kicker">{mail.to} " " {mail.written}</span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <main>
                <h1>{heading}</h1>
                <ul class="mails">{items}</ul>
            </main>
        }
    })
}
