//! Context and attribution, in both directions. Both are hints: what cannot be read is left out, never refused.

use crate::domain::{self, Locale};
use crate::ucp::Context;
use crate::ucp::context::Attribution;

/// For whom a request is. `fallback` is what is known otherwise, such as from `Accept-Language`.
#[must_use]
pub fn context_from(context: Option<&Context>, fallback: domain::Context) -> domain::Context {
    let Some(context) = context else {
        return fallback;
    };
    domain::Context {
        country: context
            .address_country
            .as_deref()
            .and_then(|c| c.parse().ok())
            .or(fallback.country),
        locale: Locale::negotiate(context.language.as_deref()).unwrap_or(fallback.locale),
    }
}

/// Where a sale came from, for the wire.
#[must_use]
pub fn attribution(attribution: &domain::Attribution) -> Attribution {
    [
        ("post", attribution.post.as_ref().map(ToString::to_string)),
        (
            "hotspot",
            attribution.hotspot.as_ref().map(ToString::to_string),
        ),
        (
            "creator",
            attribution.creator.as_ref().map(ToString::to_string),
        ),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value?)))
    .collect()
}

/// Where a sale came from, as the wire claims.
#[must_use]
pub fn claim_from(attribution: &Attribution) -> domain::Claim {
    let text = |key| attribution.get(key).map(String::as_str);
    domain::Claim::of(text("post"), text("hotspot"), text("creator"))
}
