//! HTML answers with the headers that every page of ours carries.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// Who may show the page in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Nobody.
    Nobody,
    /// Any page: it shows public content only, or its embedders are not limited by the configuration.
    Anyone,
    /// These origins.
    Origins(Vec<String>),
}

impl Framing {
    fn sources(&self) -> String {
        match self {
            Self::Nobody => "'none'".to_owned(),
            Self::Anyone => "*".to_owned(),
            Self::Origins(origins) => origins.join(" "),
        }
    }
}

/// Who may read the page, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Anybody; a cache may keep it for a moment.
    Public,
    /// One shopper; nothing keeps it, and no other site learns its address.
    Personal,
    /// A member of the studio: as personal, and pictures that were just chosen may be shown.
    Studio,
}

/// A page ready to be sent.
#[derive(Clone, Debug)]
pub struct Html {
    /// The document.
    pub body: String,
    /// Its status.
    pub status: StatusCode,
    /// Who may frame it.
    pub framing: Framing,
    /// Who may read it.
    pub privacy: Privacy,
    /// Whether Stripe's script and frames may run on it: on the checkout of a shop that is paid through Stripe only.
    pub uses_stripe: bool,
}

impl Html {
    /// A public page that nobody frames.
    #[must_use]
    pub fn public(body: String) -> Self {
        Self {
            body,
            status: StatusCode::OK,
            framing: Framing::Nobody,
            privacy: Privacy::Public,
            uses_stripe: false,
        }
    }

    /// A page for one shopper.
    #[must_use]
    pub fn personal(body: String) -> Self {
        Self {
            privacy: Privacy::Personal,
            ..Self::public(body)
        }
    }
}

impl Html {
    /// A page of the studio.
    #[must_use]
    pub fn studio(body: String) -> Self {
        Self {
            privacy: Privacy::Studio,
            ..Self::public(body)
        }
    }
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        let (cache, referrer) = match self.privacy {
            Privacy::Public => ("public, max-age=60", "strict-origin-when-cross-origin"),
            Privacy::Personal | Privacy::Studio => ("no-store", "no-referrer"),
        };
        let policy = content_security_policy(&self.framing, self.uses_stripe, self.privacy);
        let mut response = (self.status, self.body).into_response();
        let headers = response.headers_mut();
        for (name, value) in [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CACHE_CONTROL, cache),
            (REFERRER_POLICY, referrer),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "cross-origin",
            ),
            (
                HeaderName::from_static("permissions-policy"),
                "camera=(), geolocation=(), microphone=()",
            ),
            // Pages speak the browser's language.
            (VARY, "Accept-Language"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        // Origins come from parsed URLs; if one could not be a header after all, nobody may frame the page.
        let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(
            "default-src 'none'; frame-ancestors 'none'",
        ));
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        response
    }
}

/// No inline script, no inline style, nothing from elsewhere. `data:` is for the placeholders of pictures.
/// Stripe's part is what <https://docs.stripe.com/security/guide#content-security-policy> asks for.
fn content_security_policy(framing: &Framing, uses_stripe: bool, privacy: Privacy) -> String {
    let own = match privacy {
        Privacy::Studio => "'self' blob:",
        Privacy::Public | Privacy::Personal => "'self'",
    };
    let (script, connect, frame, image) = if uses_stripe {
        (
            " https://js.stripe.com https://*.js.stripe.com",
            " https://api.stripe.com",
            " https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
            " https://*.stripe.com",
        )
    } else {
        ("", "", "", "")
    };
    format!(
        "default-src 'none'; base-uri 'none'; script-src 'self' 'wasm-unsafe-eval'{script}; style-src 'self'; \
         img-src {own} data:{image}; media-src {own}; font-src 'self'; connect-src 'self'{connect}; \
         frame-src 'self'{frame}; form-action 'self'; frame-ancestors {}",
        framing.sources()
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, clippy::unwrap_used)]
    use super::*;

    fn policy(framing: Framing) -> String {
        let response = Html {
            framing,
            ..Html::public(String::new())
        }
        .into_response();
        response.headers()[CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap()
            .to_owned()
    }

    #[test]
    fn a_page_allows_nothing_inline_and_names_who_may_frame_it() {
        let strict = policy(Framing::Nobody);
        assert!(
            !strict.contains("unsafe-inline") && !strict.contains("'unsafe-eval'"),
            "{strict}"
        );
        assert!(strict.ends_with("frame-ancestors 'none'"), "{strict}");
        assert!(policy(Framing::Anyone).ends_with("frame-ancestors *"));
        let some = Framing::Origins(vec!["https://a.example".into(), "https://b.example".into()]);
        assert!(policy(some).ends_with("frame-ancestors https://a.example https://b.example"));
        let broken = Framing::Origins(vec!["https://a.example\r\nX: y".into()]);
        assert!(policy(broken).ends_with("frame-ancestors 'none'"));
    }

    #[test]
    fn only_a_page_that_is_paid_through_stripe_lets_its_script_in() {
        let policy =
            |uses_stripe| content_security_policy(&Framing::Nobody, uses_stripe, Privacy::Personal);
        assert!(!policy(false).contains("stripe"));
        for source in [
            "script-src 'self' 'wasm-unsafe-eval' https://js.stripe.com",
            "connect-src 'self' https://api.stripe.com",
            "https://hooks.stripe.com",
        ] {
            assert!(policy(true).contains(source), "{source}");
        }
        assert!(!policy(true).contains("unsafe-inline"));
    }

    #[test]
    fn personal_pages_are_not_kept_and_tell_no_address() {
        let response = Html::personal(String::new()).into_response();
        assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
        assert_eq!(response.headers()[REFERRER_POLICY], "no-referrer");
        assert_eq!(response.headers()[X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
