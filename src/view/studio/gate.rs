//! A page with one form: sign in, begin, join, ask for a new password, set it.

use super::field::{Banner, Field};
use super::words::ShellWords;
use crate::view::model::studio::GateView;
use crate::view::page::layout::bare_document;
use crate::view::render;
use leptos::prelude::*;

/// The page.
pub fn gate_page(gate: &GateView) -> String {
    let gate = gate.clone();
    let page = gate.shell.page.clone();
    let words = ShellWords::of(page.locale);
    let body = render(|| {
        let hidden = gate
            .hidden
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view();
        let fields = gate
            .fields
            .into_iter()
            .map(|field| view! { <Field field=field optional=words.optional/> })
            .collect_view();
        let form = gate.action.map(|action| {
            view! {
                <form method="post" action=action>
                    {hidden}
                    {fields}
                    <button class="button">{gate.button}</button>
                </form>
            }
        });
        view! {
            <main class="gate">
                <p class="brand">{page.brand.clone()} " " <span>{words.studio}</span></p>
                <h1>{gate.shell.heading}</h1>
                {gate.lede.map(|lede| view! { <p class="lede">{lede}</p> })}
                <Banner said=gate.shell.said error=gate.shell.error/>
                {form}
                {gate.link.map(|(url, text)| view! { <p class="way"><a href=url>{text}</a></p> })}
            </main>
        }
    });
    bare_document(&page, "gate-page", &body)
}
