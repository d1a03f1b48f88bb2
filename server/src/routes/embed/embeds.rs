//! The four ways to put a post into a page, as markup to copy (contract, section 1).

use spotlet::api::PostJson;
use spotlet::domain::PostId;
use url::form_urlencoded;

use super::shown;
use crate::present::Wish;
use crate::state::AppState;

/// Script, element, element with the content inside, frame. They name language and country, so that the right fragment
/// comes at once.
pub async fn forms(state: &AppState, post: &PostJson) -> [String; 4] {
    let origin = &state.config.public_url;
    let id = &post.id;
    let (locale, country) = (post.locale.language(), state.config.default_country);
    let title = escape(post.title.get(post.locale));
    let query = format!("?locale={locale}&amp;country={country}");
    let loader = format!("<script async src=\"{origin}/v1/spotlet.js\"></script>");
    let open = format!("<spotlet-post post=\"{id}\" locale=\"{locale}\" country=\"{country}\">");
    let wish = Wish {
        locale: Some(locale.to_owned()),
        country: Some(country.to_string()),
    };
    let fragment = match shown(state, id.as_str(), &wish).await {
        Ok(shown) => shown.fragment(),
        Err(_) => String::new(),
    };
    let (width, height) = post
        .media
        .first()
        .map_or((4, 3), |medium| (medium.width, medium.height));
    [
        format!("<script async src=\"{origin}/p/{id}.js{query}\"></script>"),
        format!("{loader}\n{open}<a href=\"{origin}/p/{id}\">{title}</a></spotlet-post>"),
        format!("{loader}\n{open}{fragment}</spotlet-post>"),
        format!(
            "<iframe src=\"{origin}/p/{id}/frame{query}\" title=\"{title}\" loading=\"lazy\" \
             allow=\"payment; web-share; clipboard-write; fullscreen\" \
             style=\"width:100%;aspect-ratio:{width}/{height};border:0\"></iframe>"
        ),
    ]
}

/// The oEmbed address of a post.
#[must_use]
pub fn oembed(origin: &str, id: &PostId) -> String {
    let post = format!("{origin}/p/{id}");
    let url: String = form_urlencoded::byte_serialize(post.as_bytes()).collect();
    format!("{origin}/oembed?url={url}&format=json")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
