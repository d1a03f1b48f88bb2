//! The one client for everything that the server fetches on somebody's word: profiles of platforms, webhooks, imports.
//!
//! `https` to public addresses only, judged after the name was resolved and then connected to as judged; no redirect is
//! followed, no proxy of the environment is used, five seconds and five megabytes at most, and a limit for all of it
//! together. Origins in `outbound_allow` are exempt from the rules about addresses and `https`: tests and development
//! name their own ports there.
//! It must not know what is fetched or why. Calls to parties that the operator chose (a payment provider) are not its business.

mod address;
mod error;
mod names;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, StatusCode};
use url::{Host, Url};

pub use error::OutboundError;

/// How long a whole request may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How long an answer may be.
const MAX_BYTES: usize = 5 * 1024 * 1024;
/// Requests a second, over time, and at once.
const PER_SECOND: NonZeroU32 = NonZeroU32::new(20).unwrap();
const AT_ONCE: NonZeroU32 = NonZeroU32::new(100).unwrap();

/// What came back. Redirects are answers like others.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Vec<u8>,
}

/// The client. Cloning it is cheap.
#[derive(Clone)]
pub struct Outbound {
    /// For the public internet.
    guarded: Client,
    /// For the origins that the operator allows whatever they are.
    open: Client,
    allowed: Arc<[String]>,
    limit: Arc<DefaultDirectRateLimiter>,
}

impl Outbound {
    /// A client that also reaches the origins in `allowed`, as browsers write origins.
    ///
    /// # Errors
    /// When the machine cannot do TLS.
    pub fn new(allowed: &[String]) -> Result<Self, OutboundError> {
        let client = |names: Option<names::PublicNames>| {
            let builder = Client::builder()
                .user_agent(concat!("spotlet/", env!("CARGO_PKG_VERSION")))
                .redirect(Policy::none())
                .no_proxy()
                .timeout(TIMEOUT)
                .referer(false);
            let builder = match names {
                Some(names) => builder.https_only(true).dns_resolver(Arc::new(names)),
                None => builder,
            };
            builder
                .build()
                .map_err(|error| OutboundError::Unreachable(error.to_string()))
        };
        Ok(Self {
            guarded: client(Some(names::PublicNames))?,
            open: client(None)?,
            allowed: allowed.into(),
            limit: Arc::new(RateLimiter::direct(
                Quota::per_second(PER_SECOND).allow_burst(AT_ONCE),
            )),
        })
    }

    /// Fetches an address.
    ///
    /// # Errors
    /// When the address may not be called, nobody answers, or the answer is too long.
    pub async fn get(&self, url: &str) -> Result<Answer, OutboundError> {
        self.send(Method::GET, url, HeaderMap::new(), Vec::new())
            .await
    }

    /// Posts `body` with `headers` to an address.
    ///
    /// # Errors
    /// As [`Outbound::get`].
    pub async fn post(
        &self,
        url: &str,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Answer, OutboundError> {
        self.send(Method::POST, url, headers, body).await
    }

    async fn send(
        &self,
        method: Method,
        url: &str,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> Result<Answer, OutboundError> {
        let url = Url::parse(url).map_err(|_| OutboundError::Forbidden("this is no address"))?;
        let client = self.client_for(&url)?;
        self.limit.check().map_err(|until| OutboundError::Busy {
            retry_after_s: until
                .wait_time_from(DefaultClock::default().now())
                .as_secs()
                + 1,
        })?;
        let request = client.request(method, url).headers(headers).body(body);
        let mut response = request.send().await.map_err(failure)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await.map_err(failure)? {
            if body.len() + part.len() > MAX_BYTES {
                return Err(OutboundError::TooLarge(MAX_BYTES));
            }
            body.extend_from_slice(&part);
        }
        Ok(Answer {
            status,
            headers,
            body,
        })
    }

    fn client_for(&self, url: &Url) -> Result<&Client, OutboundError> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err(OutboundError::Forbidden("the address carries credentials"));
        }
        let origin = url.origin().ascii_serialization();
        if matches!(url.scheme(), "http" | "https") && self.allowed.contains(&origin) {
            return Ok(&self.open);
        }
        if url.scheme() != "https" {
            return Err(OutboundError::Forbidden("the address is not https"));
        }
        // A literal address never meets the resolver. The parser has read every spelling of it: decimal, octal, mapped.
        let is_private = match url.host() {
            Some(Host::Ipv4(address)) => !address::is_public(address.into()),
            Some(Host::Ipv6(address)) => !address::is_public(address.into()),
            Some(Host::Domain(_)) => false,
            None => true,
        };
        if is_private {
            return Err(OutboundError::Forbidden("the address is not public"));
        }
        Ok(&self.guarded)
    }
}

/// What we said ourselves while resolving the name, else what the network said, without the address it was about.
fn failure(error: reqwest::Error) -> OutboundError {
    let error = error.without_url();
    let mut source: Option<&dyn std::error::Error> = Some(&error);
    while let Some(inner) = source {
        if let Some(ours) = inner.downcast_ref::<OutboundError>() {
            return ours.clone();
        }
        source = inner.source();
    }
    OutboundError::Unreachable(if error.is_timeout() {
        "no answer in time".to_owned()
    } else {
        error.to_string()
    })
}

#[cfg(test)]
mod tests;
