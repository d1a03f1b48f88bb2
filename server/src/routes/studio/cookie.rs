//! The cookie of a session.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::service::studio::session::IDLE_DAYS;

/// Browsers take a `__Host-` cookie only from this very host, over TLS and for every path, so no neighbour can plant
/// one. Without TLS, on a developer's machine, it goes without the prefix.
fn name(is_https: bool) -> &'static str {
    if is_https {
        "__Host-spotlet-studio"
    } else {
        "spotlet-studio"
    }
}

/// The secret that the browser sent.
pub fn secret(headers: &HeaderMap, is_https: bool) -> Option<&str> {
    let name = name(is_https);
    let cookies = headers.get_all(header::COOKIE).iter();
    cookies
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

/// Signs the browser in.
pub fn keep(response: &mut Response, secret: &str, is_https: bool) {
    set(
        response,
        secret,
        u64::from(IDLE_DAYS) * 24 * 60 * 60,
        is_https,
    );
}

/// Signs the browser out.
pub fn drop(response: &mut Response, is_https: bool) {
    set(response, "", 0, is_https);
}

fn set(response: &mut Response, value: &str, age_s: u64, is_https: bool) {
    let (name, secure) = (name(is_https), if is_https { "; Secure" } else { "" });
    let cookie = format!("{name}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
