//! `GET /v1/a/{hash}/themes.css`: the brand's themes; `…/themes/{name}.css` has one of them as the default, for looking at it.

use axum::response::Response;

use super::css::stylesheet;
use super::reply::failed;
use crate::service::Fault;
use crate::state::AppState;

/// Such an address below `/v1/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a> {
    hash: &'a str,
    name: Option<&'a str>,
}

/// Reads such an address.
pub fn parse(path: &str) -> Option<Address<'_>> {
    let (hash, rest) = path.strip_prefix("a/")?.split_once('/')?;
    let name = match rest.strip_prefix("themes")?.strip_suffix(".css")? {
        "" => None,
        rest => Some(rest.strip_prefix('/')?),
    };
    Some(Address { hash, name })
}

/// Answers the stylesheet. Nothing is the right answer for a page that was kept while there were themes.
pub fn get(state: &AppState, Address { hash, name }: Address<'_>) -> Response {
    let look = state.look.now();
    let css = match name {
        None => look.css().to_owned(),
        Some(name) => match name.parse().ok().and_then(|name| look.css_as(&name)) {
            Some(css) => css,
            None => return failed(Fault::NotFound),
        },
    };
    stylesheet(css, hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_themes_are_told_from_built_files() {
        let name = |path| parse(path).map(|Address { hash, name }| (hash, name));
        assert_eq!(name("a/3f2c/themes.css"), Some(("3f2c", None)));
        assert_eq!(name("a/3f2c/themes/noir.css"), Some(("3f2c", Some("noir"))));
        for other in [
            "a/3f2c/post.css",
            "a/3f2c/themesx.css",
            "a/themes.css",
            "a/3f2c/p/themes.css",
        ] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
