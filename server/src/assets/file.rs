//! One built file with its prepared encodings.

use axum::body::Bytes;

use super::encoding::Encoding;
use crate::etag;

/// A file in memory.
#[derive(Clone, Debug)]
pub struct AssetFile {
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// The file as it is.
    pub body: Bytes,
    /// The same in brotli, if it was prepared.
    pub brotli: Option<Bytes>,
    /// The same in gzip, if it was prepared.
    pub gzip: Option<Bytes>,
    /// Hash of `body`, without quotes.
    pub hash: String,
}

impl AssetFile {
    /// A file named `name` with the given bytes.
    #[must_use]
    pub fn new(name: &str, body: Bytes, brotli: Option<Bytes>, gzip: Option<Bytes>) -> Self {
        Self {
            content_type: content_type(name),
            hash: etag::short_hash(&body),
            body,
            brotli,
            gzip,
        }
    }

    /// The encodings at hand, best first.
    #[must_use]
    pub fn encodings(&self) -> Vec<Encoding> {
        let brotli = self.brotli.is_some().then_some(Encoding::Brotli);
        let gzip = self.gzip.is_some().then_some(Encoding::Gzip);
        brotli.into_iter().chain(gzip).collect()
    }

    /// The bytes in an encoding; the plain ones where it was not prepared.
    #[must_use]
    pub fn bytes(&self, encoding: Encoding) -> Bytes {
        let prepared = match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => None,
        };
        prepared.unwrap_or(&self.body).clone()
    }
}

/// `application/wasm` matters: without it browsers refuse to compile while they download.
fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("jpg") => "image/jpeg",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
