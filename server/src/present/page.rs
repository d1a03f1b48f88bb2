//! What surrounds the content of our own pages.

use spotlet::view::model::{LegalLink, PageView};

use super::Setting;
use crate::text::words;

/// What a page is dressed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// A page with a post: the loader brings it alive.
    Post,
    /// Bag, order, text.
    Plain,
    /// The checkout with its own bundle.
    Checkout,
    /// A display in the store.
    Hanger,
    /// The studio.
    Studio,
}

/// A page with head and foot. Callers add what is theirs (`PageView { meta, ..page(…) }`).
///
/// Addresses of assets are relative to the origin, so that a strict policy's `'self'` holds them under any name of the host.
#[must_use]
pub fn page(setting: Setting<'_>, title: String, dress: Dress) -> PageView {
    let brand = &setting.state.config.brand;
    let asset = |name: &str| setting.state.assets.path(name);
    let (stylesheets, scripts, modules) = match dress {
        Dress::Post => (
            vec![asset("page.css")],
            vec!["/v1/spotlet.js".to_owned()],
            Vec::new(),
        ),
        Dress::Plain => (vec![asset("page.css")], Vec::new(), Vec::new()),
        Dress::Checkout => (
            vec![asset("checkout.css")],
            Vec::new(),
            vec![asset("checkout_start.js")],
        ),
        Dress::Studio => (vec![asset("studio/studio.css")], Vec::new(), Vec::new()),
        Dress::Hanger => (
            vec![asset("hanger.css")],
            Vec::new(),
            vec![asset("hanger.js")],
        ),
    };
    PageView {
        title: format!("{title} · {}", brand.name),
        locale: setting.audience.locale,
        brand: brand.name.clone(),
        home: brand.home_url.clone().unwrap_or_else(|| "/".to_owned()),
        stylesheets,
        scripts,
        modules,
        meta: Vec::new(),
        canonical: None,
        oembed: Vec::new(),
        json_ld: None,
        legal: legal_links(setting),
        color_scheme: None,
    }
}

/// The links that the law asks for, in the reader's language.
#[must_use]
pub fn legal_links(setting: Setting<'_>) -> Vec<LegalLink> {
    let links = setting.state.config.legal_urls().into_iter();
    let link = |(name, url): (&'static str, String)| {
        let text = words::legal(name, setting.audience.locale)?;
        Some(LegalLink {
            url,
            title: text.title.to_owned(),
        })
    };
    links.filter_map(link).collect()
}
