//! Where the share menu leads. Plain links: no script of a network is ever loaded.

use spotlet::domain::{Locale, PostId};
use spotlet::view::model::ShareTargetView;
use url::form_urlencoded::byte_serialize;

/// The address that is passed on: the post's page, opened at a hotspot, with the code that says whom to credit.
///
/// The hotspot stands in it twice: the query is what a network's preview asks for, the fragment what opens the card.
#[must_use]
pub fn share_url(origin: &str, post: &PostId, hotspot: Option<&str>, code: &str) -> String {
    match hotspot {
        Some(hotspot) => format!("{origin}/p/{post}?creator={code}&h={hotspot}#h={hotspot}"),
        None => format!("{origin}/p/{post}?creator={code}"),
    }
}

/// The picture that goes with a shared post.
pub(super) fn preview_url(origin: &str, post: &PostId) -> String {
    format!("{origin}/p/{post}/preview.jpg")
}

/// Id, name and address of each target; `{url}`, `{title}` and `{picture}` are put in encoded.
const TARGETS: [(&str, &str, &str); 6] = [
    (
        "whatsapp",
        "WhatsApp",
        "https://wa.me/?text={title}%20{url}",
    ),
    (
        "telegram",
        "Telegram",
        "https://t.me/share/url?url={url}&text={title}",
    ),
    (
        "pinterest",
        "Pinterest",
        "https://www.pinterest.com/pin/create/button/?url={url}&media={picture}&description={title}",
    ),
    (
        "facebook",
        "Facebook",
        "https://www.facebook.com/sharer/sharer.php?u={url}",
    ),
    ("x", "X", "https://x.com/intent/post?text={title}&url={url}"),
    ("email", "E-mail", "mailto:?subject={title}&body={url}"),
];

/// The share targets of a page.
pub(super) fn targets(
    url: &str,
    title: &str,
    picture: &str,
    locale: Locale,
) -> Vec<ShareTargetView> {
    let (url, title, picture) = (encode(url), encode(title), encode(picture));
    TARGETS
        .iter()
        .map(|(id, name, pattern)| ShareTargetView {
            id,
            name: match (*id, locale) {
                ("email", Locale::De) => "E-Mail",
                _ => name,
            }
            .to_owned(),
            pattern,
            url: pattern
                .replace("{url}", &url)
                .replace("{picture}", &picture)
                .replace("{title}", &title),
        })
        .collect()
}

/// Percent-encoding with `%20`: a `+` would stand in the subject of the mail.
fn encode(text: &str) -> String {
    byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn titles_cannot_break_out_of_the_address() {
        let targets = targets(
            "https://shop.example/p/a",
            "A & B\" + ü {url}",
            "https://shop.example/p.jpg",
            Locale::En,
        );
        let mail = targets.last().unwrap();
        assert_eq!(
            mail.url,
            "mailto:?subject=A%20%26%20B%22%20%2B%20%C3%BC%20%7Burl%7D&body=https%3A%2F%2Fshop.example%2Fp%2Fa"
        );
    }
}
