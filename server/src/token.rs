//! Random tokens and how they are kept: a secret leaves the server once, only its hash stays.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore as _;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// A fresh unguessable id (128 random bits, less a trifle), for carts, checkouts, orders and visitors. It does not begin
/// with `-`, so that it can be typed behind a command.
#[must_use]
pub fn id() -> String {
    loop {
        let id = random::<16>();
        if !id.starts_with('-') {
            return id;
        }
    }
}

/// A fresh secret (256 random bits), for buyers, platforms and signing.
#[must_use]
pub fn secret() -> String {
    random::<32>()
}

/// What is stored in place of a secret. Secrets here are random, so one plain hash is enough.
#[must_use]
pub fn hash(secret: &str) -> String {
    hash_bytes(secret.as_bytes())
}

/// The SHA-256 of any bytes, as text.
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes))
}

/// Whether `secret` is the one whose hash was kept, in a time that tells nothing.
#[must_use]
pub fn matches(secret: &str, kept_hash: &str) -> bool {
    hash(secret).as_bytes().ct_eq(kept_hash.as_bytes()).into()
}

/// A fresh salt for a password that people chose.
#[must_use]
pub fn salt() -> [u8; 16] {
    drawn()
}

fn random<const BYTES: usize>() -> String {
    URL_SAFE_NO_PAD.encode(drawn::<BYTES>())
}

#[allow(clippy::disallowed_methods, reason = "the one place that draws")]
fn drawn<const BYTES: usize>() -> [u8; BYTES] {
    let mut bytes = [0_u8; BYTES];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_no_option_of_a_command() {
        assert!((0..1_000).all(|_| !id().starts_with('-')));
    }

    #[test]
    fn a_secret_matches_its_own_hash_only() {
        let (one, other) = (secret(), secret());
        assert!(matches(&one, &hash(&one)));
        assert!(!matches(&other, &hash(&one)));
    }
}
