//! Head, header and foot that all pages share.

use crate::view::{
    model::{LogoAid, LogoImage, LogoView, PageView},
    render,
    text::Text,
};
use leptos::{html::meta, prelude::*};

/// A whole document around `main`, which is finished HTML from another component.
pub fn document<V: RenderHtml + 'static>(
    page: &PageView,
    class: &'static str,
    main: impl FnOnce() -> V,
) -> String {
    let body = render(|| {
        view! {
            <Header page=page.clone()/>
            {main()}
            // Nobody should lose a half-filled checkout to the terms.
            <Footer page=page.clone() new_tab=class.starts_with("checkout-page")/>
        }
    });
    wrap(page, class, &body)
}

/// A whole document with nothing around its content.
pub fn bare_document(page: &PageView, class: &'static str, body: &str) -> String {
    wrap(page, class, body)
}

fn wrap(page: &PageView, class: &'static str, body: &str) -> String {
    let lang = Text::of(page.locale).lang;
    let head = render(|| view! { <Head page=page.clone()/> });
    let scheme = match page.color_scheme.as_deref() {
        Some("light") => " data-theme=\"light\"",
        Some("dark") => " data-theme=\"dark\"",
        _ => "",
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"{scheme}><head>{head}</head><body class=\"{class}\">{body}</body></html>\n"
    )
}

#[component]
fn Head(page: PageView) -> impl IntoView {
    let tags = page
        .meta
        .iter()
        .map(|(attribute, name, content)| {
            meta()
                .attr(*attribute, name.clone())
                .content(content.clone())
        })
        .collect_view();
    let stylesheets = page
        .stylesheets
        .iter()
        .map(|href| view! { <link rel="stylesheet" href=href.clone()/> })
        .collect_view();
    let title = page.title.clone();
    let oembed = page
        .oembed
        .iter()
        .map(|(kind, href)| view! { <link rel="alternate" type=*kind href=href.clone() title=title.clone()/> })
        .collect_view();
    let scripts = page
        .scripts
        .iter()
        .map(|src| view! { <script r#async=true src=src.clone()></script> })
        .collect_view();
    let modules = page
        .modules
        .iter()
        .map(|src| view! { <script type="module" src=src.clone()></script> })
        .collect_view();
    view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{page.title}</title>
        {tags}
        {page.canonical.map(|href| view! { <link rel="canonical" href=href/> })}
        {oembed}
        {stylesheets}
        {page.json_ld.map(|json| view! { <script type="application/ld+json" inner_html=json></script> })}
        {scripts}
        {modules}
    }
}

#[component]
fn Header(page: PageView) -> impl IntoView {
    view! {
        <header class="masthead">
            <a href=page.home>
                {match page.logo {
                    Some(logo) => view! { <Logo logo=logo/> }.into_any(),
                    None => page.brand.into_any(),
                }}
            </a>
        </header>
    }
}

/// The logo, and what stands for it on dark pages.
#[component]
pub(in crate::view) fn Logo(logo: LogoView) -> impl IntoView {
    let LogoView { light, dark, name } = logo;
    let class = |image: &LogoImage, shade: &str| {
        let boxed = if image.is_boxed { "boxed" } else { "cut" };
        let aid = match image.aid {
            LogoAid::Nothing => boxed,
            LogoAid::Turned if image.is_boxed => "boxed-turned",
            LogoAid::Turned => "cut-turned",
            LogoAid::Plate => "plate",
        };
        format!("{shade}-{aid}")
    };
    let class = format!("logo {} {}", class(&light, "light"), class(&dark, "dark"));
    let other = (dark.src != light.src).then(|| {
        view! { <source media="(prefers-color-scheme: dark)" srcset=dark.src/> }
    });
    view! {
        <picture class=class>
            {other}
            <img src=light.src width=light.width height=light.height alt=name/>
        </picture>
    }
}

#[component]
fn Footer(page: PageView, new_tab: bool) -> impl IntoView {
    let links = page
        .legal
        .iter()
        .map(|link| {
            let target = new_tab.then_some("_blank");
            view! { <a href=link.url.clone() target=target rel="noopener">{link.title.clone()}</a> }
        })
        .collect_view();
    view! { <footer class="colophon">{links}</footer> }
}
