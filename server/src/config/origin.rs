//! Origins as configuration writes them.

use url::{Origin, Url};

use super::error::ConfigError;

/// Reads `https://shop.example` (a trailing slash is forgiven) into the form browsers send.
///
/// # Errors
/// When it is no http(s) address or has a path, a query or a user.
pub fn parse_origin(key: &'static str, text: &str) -> Result<String, ConfigError> {
    let expected = "an origin such as https://shop.example";
    let invalid = || ConfigError::invalid(key, text, expected);
    let url = Url::parse(text).map_err(|_| invalid())?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    match url.origin() {
        origin @ Origin::Tuple(..)
            if bare && anonymous && matches!(url.scheme(), "http" | "https") =>
        {
            Ok(origin.ascii_serialization())
        }
        _ => Err(invalid()),
    }
}
