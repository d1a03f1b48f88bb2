//! Where the share menu leads. Plain links: no script of a network is ever loaded.

use spotlet::domain::PostId;
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

/// Name and address of each target; `{url}` and `{title}` are put in encoded.
const TARGETS: [(&str, &str); 3] = [
    ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    (
        "Pinterest",
        "https://pinterest.com/pin/create/button/?url={url}&description={title}",
    ),
    ("E-Mail", "mailto:?subject={title}&body={url}"),
];

/// The share targets of a page.
pub(super) fn targets(url: &str, title: &str) -> Vec<ShareTargetView> {
    let (url, title) = (encode(url), encode(title));
    TARGETS
        .iter()
        .map(|(name, pattern)| ShareTargetView {
            name: (*name).to_owned(),
            url: pattern.replace("{url}", &url).replace("{title}", &title),
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
        let targets = targets("https://shop.example/p/a", "A & B\" + ü");
        let mail = targets.last().unwrap();
        assert_eq!(
            mail.url,
            "mailto:?subject=A%20%26%20B%22%20%2B%20%C3%BC&body=https%3A%2F%2Fshop.example%2Fp%2Fa"
        );
    }
}
