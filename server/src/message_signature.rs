//! Signatures under messages that this shop sends to platforms: RFC 9421 with ES256 (UCP, `signatures.md`).
//!
//! The first key signs, all of them are published in the profile, so that a new key can take over while messages under
//! the old one are still on their way. It must not know what a message says, nor where keys are kept.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue, InvalidHeaderValue};
use sha2::{Digest as _, Sha256};
use spotlet::ucp::profile;
use url::Url;

/// Components that name a part of the request and no header.
const DERIVED: [&str; 3] = ["@method", "@authority", "@path"];

/// One key pair.
#[derive(Clone)]
pub struct MessageKey {
    kid: String,
    signing: SigningKey,
}

impl MessageKey {
    /// The key of 32 random bytes in base64url; nothing for bytes that are no key of the curve (one in 2^32 is not).
    #[must_use]
    pub fn from_secret(secret: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
        let signing = SigningKey::from_slice(&bytes).ok()?;
        let point = signing.verifying_key().to_encoded_point(true);
        // A name that follows from the key: two keys never share one.
        let mut kid = URL_SAFE_NO_PAD.encode(Sha256::digest(point.as_bytes()));
        kid.truncate(12);
        Some(Self { kid, signing })
    }

    /// What verifies its signatures.
    #[must_use]
    pub fn public(&self) -> profile::SigningKey {
        let point = self.signing.verifying_key().to_encoded_point(false);
        let coordinate =
            |bytes: Option<&p256::FieldBytes>| bytes.map(|b| URL_SAFE_NO_PAD.encode(b));
        profile::SigningKey {
            kid: self.kid.clone(),
            kty: "EC".to_owned(),
            crv: Some("P-256".to_owned()),
            x: coordinate(point.x()),
            y: coordinate(point.y()),
            n: None,
            e: None,
            usage: Some("sig".to_owned()),
            alg: Some("ES256".to_owned()),
        }
    }
}

/// The keys of this shop, the one that signs first.
#[derive(Clone)]
pub struct MessageKeys(Arc<[MessageKey]>);

impl MessageKeys {
    /// These keys.
    #[must_use]
    pub fn new(keys: Vec<MessageKey>) -> Self {
        Self(keys.into())
    }

    /// What the profile publishes.
    #[must_use]
    pub fn public(&self) -> Vec<profile::SigningKey> {
        self.0.iter().map(MessageKey::public).collect()
    }

    /// Adds digest and signature to the headers of a POST. Every header that stands in `headers` already is signed.
    ///
    /// # Errors
    /// When a value cannot stand in a header, which a profile's address may bring about.
    pub fn sign_post(
        &self,
        url: &Url,
        headers: &mut HeaderMap,
        body: &[u8],
    ) -> Result<(), InvalidHeaderValue> {
        let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)));
        headers.insert("content-digest", HeaderValue::try_from(digest)?);
        let Some(key) = self.0.first() else {
            return Ok(());
        };
        let (base, parameters) = signature_base(url, headers, &key.kid);
        let signature: Signature = key.signing.sign(base.as_bytes());
        // `r` and `s` side by side, as RFC 9421 wants them; not DER.
        let signature = format!("sig1=:{}:", STANDARD.encode(signature.to_bytes()));
        headers.insert(
            "signature-input",
            HeaderValue::try_from(format!("sig1={parameters}"))?,
        );
        headers.insert("signature", HeaderValue::try_from(signature)?);
        Ok(())
    }
}

/// What is signed (RFC 9421, 2.5), and the parameters that say so.
fn signature_base(url: &Url, headers: &HeaderMap, kid: &str) -> (String, String) {
    let mut names: Vec<&str> = DERIVED.to_vec();
    if url.query().is_some() {
        names.push("@query");
    }
    // A stable order, for people who compare.
    let mut signed: Vec<&HeaderName> = headers.keys().collect();
    signed.sort_by_key(|name| name.as_str());
    names.extend(signed.into_iter().map(HeaderName::as_str));
    let mut base = String::new();
    for name in &names {
        let value = match *name {
            "@method" => "POST".to_owned(),
            "@authority" => authority(url),
            "@path" => url.path().to_owned(),
            "@query" => format!("?{}", url.query().unwrap_or_default()),
            header => {
                let values = headers.get_all(header).iter();
                let values: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
                values.join(", ")
            }
        };
        base.push_str(&format!("\"{name}\": {value}\n"));
    }
    let names: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let parameters = format!("({});keyid=\"{kid}\"", names.join(" "));
    base.push_str(&format!("\"@signature-params\": {parameters}"));
    (base, parameters)
}

/// Host and, unless it is the scheme's own, port.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_base_is_written_as_the_rfc_writes_it() {
        let mut headers = HeaderMap::new();
        headers.insert(
            "ucp-agent",
            HeaderValue::from_static("profile=\"https://shop.example/.well-known/ucp\""),
        );
        headers.insert("content-type", HeaderValue::from_static("application/json"));
        let url = Url::parse("https://Agent.example:443/hooks/orders?shop=1").unwrap();
        let (base, parameters) = signature_base(&url, &headers, "key");
        assert_eq!(
            base,
            "\"@method\": POST\n\
             \"@authority\": agent.example\n\
             \"@path\": /hooks/orders\n\
             \"@query\": ?shop=1\n\
             \"content-type\": application/json\n\
             \"ucp-agent\": profile=\"https://shop.example/.well-known/ucp\"\n\
             \"@signature-params\": (\"@method\" \"@authority\" \"@path\" \"@query\" \"content-type\" \"ucp-agent\");keyid=\"key\""
        );
        assert!(base.ends_with(&parameters));
    }

    #[test]
    fn a_key_has_one_name_and_never_shows_its_secret() {
        let secret = URL_SAFE_NO_PAD.encode([7_u8; 32]);
        let key = MessageKey::from_secret(&secret).unwrap();
        assert_eq!(
            key.public(),
            MessageKey::from_secret(&secret).unwrap().public()
        );
        let published = serde_json::to_string(&key.public()).unwrap();
        assert!(
            !published.contains(&secret) && published.contains("P-256"),
            "{published}"
        );
        for none in ["", "x", &URL_SAFE_NO_PAD.encode([0_u8; 32])] {
            assert!(MessageKey::from_secret(none).is_none());
        }
    }
}
