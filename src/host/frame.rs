//! The frame of a checkout: its address and its rights.

use web_sys::{Document, HtmlIFrameElement, Url};

use crate::browser::{dom, page};

/// Rights of the frame, as `docs/ARCHITECTURE.md` explains them.
const SANDBOX: &str = "allow-scripts allow-forms allow-same-origin allow-popups allow-top-navigation-by-user-activation";

/// The one delegation we take: opening links.
pub const WINDOW_OPEN: &str = "window.open";

/// What to embed.
#[derive(Clone, Debug, Default)]
pub struct Embedding {
    /// The checkout's `continue_url`.
    pub continue_url: String,
    /// UCP version of the session.
    pub version: String,
    /// Whether the business lets us open its links.
    pub may_open_windows: bool,
    /// `light` or `dark`.
    pub color_scheme: &'static str,
    /// Accessible name of the frame.
    pub title: String,
}

/// The frame, not yet in the page, and the origin that may speak from it. `None` for an address that is none.
pub fn create(document: &Document, embedding: &Embedding) -> Option<(HtmlIFrameElement, String)> {
    use wasm_bindgen::JsCast;
    let url = Url::new(&embedding.continue_url).ok()?;
    let parameters = url.search_params();
    parameters.set("ec_version", &embedding.version);
    parameters.set("ec_color_scheme", embedding.color_scheme);
    if embedding.may_open_windows {
        parameters.set("ec_delegate", WINDOW_OPEN);
    }
    let frame: HtmlIFrameElement = document.create_element("iframe").ok()?.dyn_into().ok()?;
    for (name, value) in [
        ("title", embedding.title.as_str()),
        ("sandbox", SANDBOX),
        ("allow", "payment"),
        ("referrerpolicy", "no-referrer"),
        ("src", &url.href()),
    ] {
        dom::set_attribute(&frame, name, Some(value));
    }
    Some((frame, url.origin()))
}

/// Opens a link of the checkout in a window of its own.
pub fn open_window(url: &str) {
    if let Some(window) = page::window() {
        // With `noopener` the browser never says whether it did.
        let _ = window.open_with_url_and_target_and_features(url, "_blank", "noopener");
    }
}
