//! Whether a form was sent by a page of ours.

use axum::http::header::ORIGIN;

use super::Visitor;

/// Forms of a page with `Referrer-Policy: no-referrer` are sent with `Origin: null`, so the browser's own word counts
/// too: `Sec-Fetch-Site` cannot be written by any page.
pub fn is_ours(visitor: &Visitor, public_url: &str) -> bool {
    match visitor.text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => visitor.text(ORIGIN.as_str()) == Some(public_url),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn only_our_own_pages_send_forms() {
        let ours = "https://shop.example";
        for (headers, expected) in [
            (vec![("origin", ours)], true),
            (
                vec![("origin", ours), ("sec-fetch-site", "same-origin")],
                true,
            ),
            (
                vec![("origin", "null"), ("sec-fetch-site", "same-origin")],
                true,
            ),
            (vec![("origin", "null")], false),
            (
                vec![("origin", ours), ("sec-fetch-site", "cross-site")],
                false,
            ),
            (vec![("origin", "https://shop.example.evil.example")], false),
            (
                vec![
                    ("origin", "https://blog.example"),
                    ("sec-fetch-site", "cross-site"),
                ],
                false,
            ),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![], false),
        ] {
            let map: HeaderMap = headers
                .iter()
                .map(|(name, value)| {
                    (
                        HeaderName::from_static(name),
                        HeaderValue::from_static(value),
                    )
                })
                .collect();
            assert_eq!(
                is_ours(&Visitor { headers: map }, ours),
                expected,
                "{headers:?}"
            );
        }
    }
}
