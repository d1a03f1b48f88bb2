//! What surrounds the content of our own pages.

use spotlet::domain::theme::{Color, Theme, ThemeName};
use spotlet::view::model::{LegalLink, LogoAid, LogoImage, LogoView, PageView};

use super::Setting;
use super::image::media_path;
use crate::look::{BrandLook, LogoFile};
use crate::media::Ink;
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
    let (mut stylesheets, scripts, modules) = match dress {
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
    let look = setting.state.look.now();
    let is_studio = dress == Dress::Studio;
    // After ours, which it outweighs.
    stylesheets.extend(look.path().filter(|_| !is_studio));
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
        logo: logo(setting, &look).filter(|_| !is_studio),
    }
}

/// Dresses a page in a theme of the brand instead of the default one. The theme has a look for light and for dark, and the
/// reader's system chooses between them, as it does around the frame that the page may stand in.
pub fn wear(page: &mut PageView, setting: Setting<'_>, name: &ThemeName) {
    let look = setting.state.look.now();
    let (Some(theme), Some(path)) = (look.theme(name), look.path_as(name)) else {
        return;
    };
    let usual = look.path();
    page.stylesheets.retain(|href| Some(href) != usual.as_ref());
    page.stylesheets.push(path);
    page.color_scheme = None;
    page.logo = logo_on(setting, &look, theme);
}

/// The logo where the brand's name stands.
#[must_use]
pub fn logo(setting: Setting<'_>, look: &BrandLook) -> Option<LogoView> {
    logo_on(setting, look, &look.default_theme())
}

fn logo_on(setting: Setting<'_>, look: &BrandLook, theme: &Theme) -> Option<LogoView> {
    let logo = look.logo.as_ref()?;
    let on = |ground: Color| {
        let file = logo.dark.as_ref().filter(|_| ground.is_dark());
        let image = image(setting, file.unwrap_or(&logo.light));
        let aid = match (
            ground.is_dark() && logo.dark.is_none(),
            logo.light.ink.unwrap_or_default(),
        ) {
            (false, _) | (true, Ink::Pale) => LogoAid::Nothing,
            (true, Ink::Dark) => LogoAid::Turned,
            (true, Ink::Coloured) => LogoAid::Plate,
        };
        LogoImage { aid, ..image }
    };
    Some(LogoView {
        light: on(theme.light.surface),
        dark: on(theme.dark.surface),
        name: setting.state.config.brand.name.clone(),
    })
}

fn image(setting: Setting<'_>, file: &LogoFile) -> LogoImage {
    let of = |src: &str, (width, height): (u32, u32), is_boxed| LogoImage {
        src: media_path(src),
        width,
        height,
        is_boxed,
        aid: LogoAid::Nothing,
    };
    let info = setting.state.media.picture(&file.src);
    match (info, file.src.split_once('/')) {
        (Some(info), Some((folder, _))) => match info.cut {
            Some(size) => of(&format!("{folder}/cut.png"), size, false),
            None => {
                let width = info.widths.first().copied().unwrap_or(info.width);
                let name = format!("{folder}/{width}.jpg");
                of(&name, (info.width, info.height), true)
            }
        },
        _ => of(&file.src, (file.width, file.height), true),
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
