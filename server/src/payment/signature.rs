//! The signature under a provider's webhook: `t=SECONDS,v1=HEX`, an HMAC-SHA-256 of `SECONDS.BODY`.
//! Stripe's scheme (<https://docs.stripe.com/webhooks#verify-manually>), which the test provider speaks too.

use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use spotlet::domain::clock::Timestamp;
use thiserror::Error;

/// How old or how far ahead a signed moment may be: Stripe's own default.
const WINDOW_MS: i64 = 5 * 60 * 1000;

/// Why a webhook is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SignatureError {
    /// There is no signature that could be read.
    #[error("the signature header is missing or broken")]
    Missing,
    /// It was not signed with our secret.
    #[error("no signature fits")]
    Forged,
    /// It is of another time: somebody plays it again.
    #[error("the signature is outside the time window")]
    OutOfTime,
}

/// The header of a body signed at `now`.
#[must_use]
pub fn sign(secret: &str, body: &[u8], now: Timestamp) -> String {
    let seconds = now.as_unix_ms().div_euclid(1000).to_string();
    let mac = mac(secret, &seconds, body).finalize().into_bytes();
    format!("t={seconds},v1={}", hex(&mac))
}

/// Checks the header of a body that came in at `now`. Several signatures may stand in it, while a secret is changed.
///
/// # Errors
/// Why it is not believed.
pub fn check(
    secret: &str,
    header: &str,
    body: &[u8],
    now: Timestamp,
) -> Result<(), SignatureError> {
    let fields = || {
        header
            .split(',')
            .filter_map(|part| part.trim().split_once('='))
    };
    let seconds = fields()
        .find(|(name, _)| *name == "t")
        .map(|(_, value)| value)
        .ok_or(SignatureError::Missing)?;
    let at: i64 = seconds.parse().map_err(|_| SignatureError::Missing)?;
    let is_genuine = fields()
        .filter(|(name, _)| *name == "v1")
        .filter_map(|(_, value)| unhex(value))
        .any(|signature| mac(secret, seconds, body).verify_slice(&signature).is_ok());
    if !is_genuine {
        return Err(SignatureError::Forged);
    }
    let age_ms = now.as_unix_ms().saturating_sub(at.saturating_mul(1000));
    if age_ms.saturating_abs() > WINDOW_MS {
        return Err(SignatureError::OutOfTime);
    }
    Ok(())
}

fn mac(secret: &str, seconds: &str, body: &[u8]) -> Hmac<Sha256> {
    // HMAC takes a key of any length, so the second way is never gone.
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())
        .unwrap_or_else(|_| Hmac::new(&Default::default()));
    mac.update(seconds.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits?;
    let pairs = digits.chunks_exact(2);
    pairs.remainder().is_empty().then_some(())?;
    Some(
        pairs
            .filter_map(|pair| match pair {
                [high, low] => Some(high * 16 + low),
                _ => None,
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix_ms(1_600_000_000_000);

    #[test]
    fn only_our_secret_on_this_body_in_time_is_believed() {
        let header = sign("whsec_1", b"{}", NOW);
        assert_eq!(check("whsec_1", &header, b"{}", NOW), Ok(()));
        let rolled = format!("{header},v1={}", "0".repeat(64));
        for (secret, header, body, at, expected) in [
            (
                "whsec_2",
                header.as_str(),
                "{}",
                0,
                Err(SignatureError::Forged),
            ),
            (
                "whsec_1",
                header.as_str(),
                "{ }",
                0,
                Err(SignatureError::Forged),
            ),
            ("whsec_1", header.as_str(), "{}", 299_000, Ok(())),
            (
                "whsec_1",
                header.as_str(),
                "{}",
                301_000,
                Err(SignatureError::OutOfTime),
            ),
            (
                "whsec_1",
                header.as_str(),
                "{}",
                -301_000,
                Err(SignatureError::OutOfTime),
            ),
            ("whsec_1", rolled.as_str(), "{}", 0, Ok(())),
            ("whsec_1", "", "{}", 0, Err(SignatureError::Missing)),
            (
                "whsec_1",
                "t=x,v1=00",
                "{}",
                0,
                Err(SignatureError::Missing),
            ),
            (
                "whsec_1",
                "t=1600000000",
                "{}",
                0,
                Err(SignatureError::Forged),
            ),
            (
                "whsec_1",
                "t=1600000000,v1=abc",
                "{}",
                0,
                Err(SignatureError::Forged),
            ),
        ] {
            let outcome = check(secret, header, body.as_bytes(), NOW.plus_ms(at));
            assert_eq!(outcome, expected, "{header} {body} {at}");
        }
    }

    #[test]
    fn it_is_the_scheme_that_stripe_documents() {
        // Computed with Python's hmac over b"1492774577.{}" under "whsec_test_secret".
        let header = sign(
            "whsec_test_secret",
            b"{}",
            Timestamp::from_unix_ms(1_492_774_577_000),
        );
        assert_eq!(
            header,
            "t=1492774577,v1=53140ab8fa70c511cc40d5c9198af7dde7bbaee877038c056d8250c3bd3b2e11"
        );
    }
}
