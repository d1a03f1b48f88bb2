//! Whether money moves: how it stands, what is missing, and the switch.

use super::super::layout::studio_document;
use super::super::words::{PaymentWords, SettingsWords};
use super::history::History;
use super::settings::Notes;
use crate::view::model::studio::PaymentsView;
use leptos::prelude::*;

/// The page. It shows no secret and asks for none.
pub fn payments_page(payments: &PaymentsView) -> String {
    let PaymentsView {
        shell,
        notes,
        stands,
        checks,
        copies,
        switch,
        history,
    } = payments.clone();
    let locale = shell.page.locale;
    let words = SettingsWords::of(locale);
    let own = PaymentWords::of(locale);
    studio_document(
        &shell,
        || view! { <a class="button plain small" href="/studio/brand">{words.back}</a> },
        move || {
            let checks = checks.into_iter().map(|check| {
                let class = if check.is_done { "mark" } else { "mark open" };
                view! {
                    <li>
                        <span class="what"><strong>{check.label}</strong><span class="muted line">{check.text}</span></span>
                        <span class=class>{check.mark}</span>
                    </li>
                }
            });
            let copies = copies.into_iter().enumerate().map(|(index, (label, value, hint))| {
                let id = format!("copy-{index}");
                let hint_id = format!("{id}-hint");
                view! {
                    <div class="field">
                        <label for=id.clone()>{label}</label>
                        <input id=id readonly=true value=value aria-describedby=hint_id.clone()/>
                        <p class="hint" id=hint_id>{hint}</p>
                    </div>
                }
            });
            view! {
                <Notes notes=notes/>
                <p class="lede">{stands}</p>
                {switch.map(|(to, text)| view! {
                    <form class="switch" method="get" action="/studio/brand/payments/switch">
                        <input type="hidden" name="to" value=to/>
                        <button class="button plain">{text}</button>
                    </form>
                })}
                <section class="block" aria-labelledby="checks">
                    <h2 id="checks">{own.going_live}</h2>
                    <p class="muted">{own.going_live_text}</p>
                    <ul class="rows checks">{checks.collect_view()}</ul>
                </section>
                <section class="block" aria-labelledby="webhooks">
                    <h2 id="webhooks">{own.webhooks}</h2>
                    <p class="muted">{own.webhooks_text}</p>
                    <div class="stack wide">{copies.collect_view()}</div>
                </section>
                <History history=history locale=locale/>
            }
        },
    )
}
