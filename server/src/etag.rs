//! Entity tags: short hashes of content, and the question whether a client already holds it.

use axum::http::HeaderMap;
use axum::http::header::IF_NONE_MATCH;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// 16 characters of SHA-256, fit for addresses and tags; 96 bits, so that no two contents meet by chance.
#[must_use]
pub fn short_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    URL_SAFE_NO_PAD.encode(digest.get(..12).unwrap_or_default())
}

/// Whether `If-None-Match` names `tag` (quotes included). Weak and strong tags count as equal,
/// as RFC 9110 asks for this header; a compressing proxy weakens ours.
#[must_use]
pub fn matches(request: &HeaderMap, tag: &str) -> bool {
    let opaque = tag.trim_start_matches("W/");
    request
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| {
            value
                .split(',')
                .map(str::trim)
                .any(|held| held == "*" || held.trim_start_matches("W/") == opaque)
        })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn tags_match_in_lists_and_when_weak() {
        for (held, expected) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", W/\"a\"", true),
            ("*", true),
            ("\"b\"", false),
            ("a", false),
        ] {
            let request = HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_static(held))]);
            assert_eq!(matches(&request, "\"a\""), expected, "{held}");
        }
        assert!(!matches(&HeaderMap::new(), "\"a\""));
    }

    #[test]
    fn hashes_are_fit_for_an_address() {
        let hash = short_hash(b"x");
        assert_eq!(hash.len(), 16);
        assert!(
            hash.chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        );
    }
}
