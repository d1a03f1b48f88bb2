//! Mails that were sent or wait, and one of them in a frame where nothing runs.

use super::layout::studio_document;
use super::words::TalkWords;
use crate::view::model::studio::MailsView;
use leptos::prelude::*;

/// The page.
pub fn mail_list_page(mails: &MailsView) -> String {
    let MailsView {
        shell,
        mails,
        shown,
        is_kept,
    } = mails.clone();
    let words = TalkWords::of(shell.page.locale);
    studio_document(
        &shell,
        || (),
        move || {
            let is_empty = mails.is_empty();
            let rows = mails
                .into_iter()
                .map(|mail| {
                    let current = mail.is_current.then_some("true");
                    view! {
                        <li>
                            <a class="mail" href=mail.url aria-current=current>
                                <strong>{mail.subject}</strong>
                                <span class="muted">{mail.to}</span>
                                <span class="muted">{mail.about}</span>
                            </a>
                        </li>
                    }
                })
                .collect_view();
            let frame = shown.map(|(url, subject)| {
                view! { <iframe class="letter" src=url title=subject sandbox=""></iframe> }
            });
            view! {
                {is_kept.then(|| view! { <p class="banner">{words.mails_kept}</p> })}
                {is_empty.then(|| view! { <div class="empty"><h2>{words.no_mails}</h2><p>{words.no_mails_text}</p></div> })}
                <div class="letters">
                    <ul class="mails">{rows}</ul>
                    {frame}
                </div>
            }
        },
    )
}
