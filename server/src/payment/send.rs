//! The transport of payment calls: the only place here that touches the network.

use std::time::Duration;

use super::call::{Call, Method, ProviderError, Reply};

/// A shopper waits no longer; what came of it is found out later.
pub(super) const ANSWER_WITHIN: Duration = Duration::from_secs(10);
const CONNECT_WITHIN: Duration = Duration::from_secs(4);
/// No answer of a provider is longer.
const MAX_REPLY_BYTES: usize = 1024 * 1024;

/// Sends calls, over connections that are kept open.
#[derive(Clone, Debug)]
pub struct Sender {
    client: reqwest::Client,
    within: Duration,
}

impl Sender {
    /// A sender; `direct` uses no proxy of the environment, as for this machine.
    ///
    /// # Errors
    /// When the machine has no usable TLS.
    pub fn new(direct: bool) -> Result<Self, ProviderError> {
        let builder = reqwest::Client::builder()
            .connect_timeout(CONNECT_WITHIN)
            // A provider never sends us elsewhere; a key would go along.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("spotlet/", env!("CARGO_PKG_VERSION")));
        let builder = if direct { builder.no_proxy() } else { builder };
        let client = builder
            .build()
            .map_err(|error| ProviderError::NoAnswer(error.to_string()))?;
        Ok(Self {
            client,
            within: ANSWER_WITHIN,
        })
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(self, within: Duration) -> Self {
        Self { within, ..self }
    }

    /// Sends a call and reads its answer.
    ///
    /// # Errors
    /// [`ProviderError`]; unless it is final, what was asked for may have happened.
    pub async fn send<T>(&self, call: Call<T>) -> Result<T, ProviderError> {
        let request = call.request;
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
        };
        let mut builder = self
            .client
            .request(method, &request.url)
            .timeout(self.within);
        for (name, value) in &request.headers {
            builder = builder.header(*name, value);
        }
        if let Some((media_type, body)) = request.body {
            builder = builder.header("content-type", media_type).body(body);
        }
        // The error's own text may name the address, which holds no secret, and nothing of body or headers.
        let no_answer = |error: reqwest::Error| ProviderError::NoAnswer(error.to_string());
        let mut response = builder.send().await.map_err(no_answer)?;
        let status = response.status().as_u16();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(no_answer)? {
            if body.len() + chunk.len() > MAX_REPLY_BYTES {
                return Err(ProviderError::Unclear { status });
            }
            body.extend_from_slice(&chunk);
        }
        (call.parse)(&Reply { status, body })
    }
}
