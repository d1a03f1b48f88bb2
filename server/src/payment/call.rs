//! A call to a provider as a value: what to send, and how to read what comes back. Pure; `send` does the rest.

use thiserror::Error;

/// What to send, and how to read the answer.
pub struct Call<T> {
    /// The request.
    pub request: Request,
    /// Reads the reply.
    pub parse: fn(&Reply) -> Result<T, ProviderError>,
}

/// An HTTP request. Its debug form hides headers and body, which hold keys and tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: Method,
    /// The absolute address.
    pub url: String,
    /// Names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// Media type and content.
    pub body: Option<(&'static str, String)>,
}

/// The methods that providers are called with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The body; may be anything.
    pub body: Vec<u8>,
}

/// Why a call has no result.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProviderError {
    /// The shop is not configured for this provider.
    #[error("no such payment provider is configured")]
    NotConfigured,
    /// No answer came. What was asked for may have happened all the same.
    #[error("the payment provider did not answer: {0}")]
    NoAnswer(String),
    /// An answer came that says nothing. What was asked for may have happened all the same.
    #[error("the payment provider answered {status} with nothing that could be read")]
    Unclear {
        /// HTTP status.
        status: u16,
    },
    /// The provider refused, so nothing has happened.
    #[error("the payment provider refused ({status}, {code})")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Its own word for the reason.
        code: String,
    },
}

impl ProviderError {
    /// Whether it is certain that nothing has happened.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::NotConfigured | Self::Refused { .. })
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Request({:?} {}, hidden)", self.method, self.url)
    }
}

impl Reply {
    /// The body as JSON of this shape.
    ///
    /// # Errors
    /// [`ProviderError::Unclear`] when it is not.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, ProviderError> {
        serde_json::from_slice(&self.body).map_err(|_| ProviderError::Unclear {
            status: self.status,
        })
    }

    /// Whether the request was done as asked.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// What a status other than success means. Only a refusal for reasons that lie in the request is certain:
    /// time-outs (408), conflicts of keys (409), floods (429) and the provider's own failures are not.
    #[must_use]
    pub fn failure(&self, code: &str) -> ProviderError {
        match self.status {
            400..=499 if !matches!(self.status, 408 | 409 | 425 | 429) => ProviderError::Refused {
                status: self.status,
                code: code.to_owned(),
            },
            status => ProviderError::Unclear { status },
        }
    }
}
