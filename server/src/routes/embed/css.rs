//! `GET /v1/a/{hash}/p/{post}.css`: where the hotspots of one post lie.

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::reply::{failed, open};
use super::shown;
use crate::assets::Caching;
use crate::etag::short_hash;
use crate::present::Wish;
use crate::state::AppState;

/// Hash and post of such an address below `/v1/`.
pub fn parse(path: &str) -> Option<(&str, &str)> {
    let (hash, rest) = path.strip_prefix("a/")?.split_once('/')?;
    Some((hash, rest.strip_prefix("p/")?.strip_suffix(".css")?))
}

/// Answers the stylesheet.
pub async fn get(state: &AppState, hash: &str, post: &str) -> Response {
    match shown(state, post, &Wish::default()).await {
        Ok(shown) => stylesheet(shown.parts.css, hash),
        Err(fault) => failed(fault),
    }
}

/// Under its own hash it stays for ever; under an older one the present rules are better than none, but must be asked
/// for again.
pub fn stylesheet(css: String, hash: &str) -> Response {
    let caching = if short_hash(css.as_bytes()) == hash {
        Caching::Immutable.header()
    } else {
        "no-cache"
    };
    let mut response = css.into_response();
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/css; charset=utf-8"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    open(headers);
    response
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn addresses_of_posts_are_told_from_built_files() {
        assert_eq!(
            parse("a/3f2c/p/slow-coffee.css"),
            Some(("3f2c", "slow-coffee"))
        );
        for other in [
            "a/3f2c/post.css",
            "a/p/x.css",
            "spotlet.js",
            "a/3f2c/p/x.js",
        ] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
