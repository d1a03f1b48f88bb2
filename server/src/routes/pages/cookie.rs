//! The two cookies there are. Each is set by an act of the shopper and reaches only the pages it is for.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use spotlet::domain::{CartId, CheckoutId};

use super::Visitor;

const BAG: &str = "spotlet_bag";
const BUYER: &str = "spotlet_buyer";
/// A bag that nobody looked at for a month is forgotten.
const BAG_AGE_S: u32 = 30 * 24 * 60 * 60;
/// A little longer than a checkout stays open, so that its confirmation can be read again.
const BUYER_AGE_S: u32 = 24 * 60 * 60;

/// The cart of this browser.
pub fn bag(visitor: &Visitor) -> Option<CartId> {
    value(visitor, BAG).and_then(|id| CartId::new(id).ok())
}

/// The buyer secret of this browser for the checkout whose page it opens.
pub fn buyer(visitor: &Visitor) -> Option<&str> {
    value(visitor, BUYER)
}

/// Keeps the cart for our own bag page. `Lax`: it comes along when a link or a redirect leads here.
pub fn keep_bag(response: &mut Response, cart: &CartId, is_https: bool) {
    let secure = if is_https { "; Secure" } else { "" };
    set(
        response,
        &format!("{BAG}={cart}; Path=/bag; Max-Age={BAG_AGE_S}; HttpOnly; SameSite=Lax{secure}"),
    );
}

/// Forgets the cart.
pub fn drop_bag(response: &mut Response) {
    set(
        response,
        &format!("{BAG}=; Path=/bag; Max-Age=0; HttpOnly; SameSite=Lax"),
    );
}

/// Keeps the buyer secret. The page stands in frames of other sites: `SameSite=None`, and `Partitioned` so that it is
/// another cookie under each of them. Browsers that keep no such cookie have the form field.
pub fn keep_buyer(response: &mut Response, checkout: &CheckoutId, secret: &str) {
    set(
        response,
        &format!(
            "{BUYER}={secret}; Path=/checkout/{checkout}; Max-Age={BUYER_AGE_S}; HttpOnly; Secure; \
             SameSite=None; Partitioned"
        ),
    );
}

fn set(response: &mut Response, cookie: &str) {
    // Ids and secrets are made of letters, digits, hyphens and underscores.
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn value<'a>(visitor: &'a Visitor, name: &str) -> Option<&'a str> {
    let cookies = visitor
        .headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use axum::http::HeaderMap;

    use super::*;

    #[test]
    fn cookies_are_found_among_others() {
        for (line, expected) in [
            ("spotlet_bag=abc", Some("abc")),
            ("a=b; spotlet_bag=abc; c", Some("abc")),
            ("xspotlet_bag=abc", None),
            ("spotlet_bag=", None),
            ("spotlet_bag=a/b", None),
            ("", None),
        ] {
            let headers = HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(line))]);
            let found = bag(&Visitor { headers });
            assert_eq!(found.as_ref().map(CartId::as_str), expected, "{line}");
        }
    }
}
