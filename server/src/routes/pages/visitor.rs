//! Who opens a page: the headers, read once.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::present::{Setting, Wish, preferred};
use crate::state::AppState;
use crate::text::Audience;

/// A person's browser.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// What it sent.
    pub headers: HeaderMap,
}

impl Visitor {
    /// The wish of an address, completed by what the browser prefers.
    #[must_use]
    pub fn wish(&self, wish: &Wish) -> Wish {
        let spoken = || {
            Some(
                preferred(self.text(header::ACCEPT_LANGUAGE.as_str())?)?
                    .language()
                    .to_owned(),
            )
        };
        Wish {
            locale: wish.locale.clone().or_else(spoken),
            country: wish.country.clone(),
        }
    }

    /// For whom a page is that belongs to no post and no checkout.
    #[must_use]
    pub fn audience(&self, state: &AppState) -> Audience {
        self.wish(&Wish::default())
            .audience(state.config.default_locale, state.config.default_country)
    }

    /// The same as a setting.
    #[must_use]
    pub fn setting<'a>(&self, state: &'a AppState) -> Setting<'a> {
        Setting {
            state,
            audience: self.audience(state),
        }
    }

    /// A header as text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self {
            headers: parts.headers.clone(),
        })
    }
}
