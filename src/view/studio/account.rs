//! One's own account.

use super::field::Field;
use super::layout::studio_document;
use super::words::{AccountWords, ShellWords};
use crate::view::model::studio::AccountView;
use leptos::prelude::*;

/// Who one is, the password, and where one is signed in.
pub fn account_page(account: &AccountView) -> String {
    let AccountView {
        shell,
        email,
        role,
        fields,
    } = account.clone();
    let locale = shell.page.locale;
    let words = AccountWords::of(locale);
    let optional = ShellWords::of(locale).optional;
    studio_document(
        &shell,
        || (),
        move || {
            let fields = fields
                .into_iter()
                .map(|field| view! { <Field field=field optional=optional/> })
                .collect_view();
            view! {
                <dl class="facts">
                    <div><dt>{words.signed_in_as}</dt><dd>{email}</dd></div>
                    <div><dt>{words.role}</dt><dd>{role}</dd></div>
                </dl>
                <section class="block" aria-labelledby="password">
                    <h2 id="password">{words.change_password}</h2>
                    <p class="muted">{words.change_password_text}</p>
                    <form class="stack" method="post" action="/studio/account/password">
                        {fields}
                        <button class="button">{words.change_password}</button>
                    </form>
                </section>
                <section class="block" aria-labelledby="sessions">
                    <h2 id="sessions">{words.sessions}</h2>
                    <p class="muted">{words.sessions_text}</p>
                    <form method="post" action="/studio/account/sessions">
                        <button class="button plain">{words.sign_out_elsewhere}</button>
                    </form>
                </section>
            }
        },
    )
}
