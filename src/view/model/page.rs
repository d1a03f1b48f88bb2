//! What surrounds the content of our own pages.

use crate::domain::Locale;

/// Head and foot of a page on the server's own origin.
#[derive(Clone, Debug)]
pub struct PageView {
    /// Document title.
    pub title: String,
    /// Language of the page.
    pub locale: Locale,
    /// Name of the brand, shown at the top.
    pub brand: String,
    /// Where the brand's name leads.
    pub home: String,
    /// Addresses of the stylesheets, in order.
    pub stylesheets: Vec<String>,
    /// Addresses of classic scripts loaded with `async`.
    pub scripts: Vec<String>,
    /// Addresses of module scripts.
    pub modules: Vec<String>,
    /// (attribute, name, content) of `<meta>` tags; attribute is `name` or `property`.
    pub meta: Vec<(&'static str, String, String)>,
    /// Canonical address, if the page has one.
    pub canonical: Option<String>,
    /// Addresses of the oEmbed answer as (MIME type, address), if the page can be embedded.
    pub oembed: Vec<(&'static str, String)>,
    /// JSON-LD, already serialized with `<` escaped.
    pub json_ld: Option<String>,
    /// Links that the law of the market asks for.
    pub legal: Vec<LegalLink>,
    /// `light` or `dark` when the host asked for one, else the reader's own preference.
    pub color_scheme: Option<String>,
    /// What stands where the brand's name would.
    pub logo: Option<LogoView>,
}

/// The brand's logo; its alternative text is the brand's name.
#[derive(Clone, Debug)]
pub struct LogoView {
    /// On pages by day.
    pub light: LogoImage,
    /// On pages by night.
    pub dark: LogoImage,
    /// The brand's name.
    pub name: String,
}

/// A logo on one kind of page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoImage {
    /// Address.
    pub src: String,
    /// Natural width in pixels.
    pub width: u32,
    /// Natural height in pixels.
    pub height: u32,
    /// Whether it lies on a white ground of its own.
    pub is_boxed: bool,
    /// What is done for it there.
    pub aid: LogoAid,
}

/// What is done for a logo on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogoAid {
    /// Nothing: it is made for such a page.
    #[default]
    Nothing,
    /// Black letters on a dark page: light and dark change places.
    Turned,
    /// A brand's colours on a dark page: they stay, on a plate of white.
    Plate,
}

/// A link in the foot of a page.
#[derive(Clone, Debug)]
pub struct LegalLink {
    /// Address.
    pub url: String,
    /// Text in the reader's language.
    pub title: String,
}

/// A page that is only text: terms, privacy, an error.
#[derive(Clone, Debug)]
pub struct TextPageView {
    /// Heading.
    pub heading: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// A way on, as (address, text).
    pub link: Option<(String, String)>,
}
