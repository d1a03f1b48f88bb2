//! Head, navigation and banner of every page of the studio.

use super::field::Banner;
use super::words::ShellWords;
use crate::view::model::studio::{StudioLink, StudioView};
use crate::view::page::layout::bare_document;
use crate::view::render;
use leptos::prelude::*;

/// A whole page: the navigation, the heading with what stands beside it, the banner, and `main`.
pub fn studio_document<A: RenderHtml + 'static, V: RenderHtml + 'static>(
    shell: &StudioView,
    beside: impl FnOnce() -> A,
    main: impl FnOnce() -> V,
) -> String {
    let StudioView {
        page,
        heading,
        nav,
        member,
        form_token: _,
        is_test,
        said,
        error,
    } = shell.clone();
    let words = ShellWords::of(page.locale);
    let body = render(|| {
        view! {
            <a class="skip" href="#content">{words.skip}</a>
            <div class="studio">
                <Side brand=page.brand.clone() nav=nav member=member is_test=is_test words=words/>
                <main id="content" tabindex="-1">
                    <header class="head">
                        <h1>{heading}</h1>
                        <div class="beside">{beside()}</div>
                    </header>
                    <Banner said=said error=error/>
                    {main()}
                </main>
            </div>
        }
    });
    bare_document(&shell.page, "studio-page", &body)
}

/// A page that says one thing.
pub fn notice_page(shell: &StudioView, text: &str) -> String {
    let text = text.to_owned();
    let back = ShellWords::of(shell.page.locale).back;
    studio_document(
        shell,
        || (),
        move || {
            view! {
                <p class="lede">{text}</p>
                <p><a class="button plain" href="/studio">{back}</a></p>
            }
        },
    )
}

#[component]
fn Side(
    brand: String,
    nav: Vec<StudioLink>,
    member: Option<(String, String)>,
    is_test: bool,
    words: &'static ShellWords,
) -> impl IntoView {
    let links = nav
        .into_iter()
        .map(|link| {
            let current = link.is_current.then_some("page");
            view! { <li><a href=link.url aria-current=current>{link.label}</a></li> }
        })
        .collect_view();
    view! {
        <header class="side">
            <p class="brand"><a href="/studio">{brand} <span>{words.studio}</span></a></p>
            <nav aria-label=words.sections><ul>{links}</ul></nav>
            {member.map(|(name, role)| view! {
                <form class="who" method="post" action="/studio/logout">
                    <span class=if is_test { "mode test" } else { "mode" }>{if is_test { words.test_payments } else { words.live_payments }}</span>
                    <p><strong>{name}</strong> <span class="muted">{role}</span></p>
                    <button class="quiet">{words.sign_out}</button>
                </form>
            })}
        </header>
    }
}
