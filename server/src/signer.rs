//! The server's signature under tokens that it gives away and wants to recognise.
//!
//! It must not know what a token means. A new kind of token is a new [`Purpose`], so that no token
//! passes for one of another kind.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// What a signature is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A visitor who likes things.
    Visitor,
    /// The id of a visitor, made from the key of their first request.
    NewVisitor,
    /// One rendering of a checkout's form.
    CheckoutForm,
    /// The secret of the shopper who sent such a form.
    BuyerSecret,
    /// Where a comment came from, so that the table of comments holds no address.
    Address,
    /// The key that the test provider of this server is started with.
    TestProvider,
    /// The address of an order's page, as its shopper gets it.
    OrderLink,
    /// A file that was bought, until a moment.
    Download,
    /// Whom a share link credits.
    CreatorLink,
    /// A buyer whose uses of a discount are counted; stored in place of the e-mail address.
    DiscountBuyer,
    /// What proves to a fresh shop that its owner stands before it.
    SetupCode,
    /// A link that makes somebody a member of the studio.
    Invitation,
    /// A link that sets a member's password anew.
    PasswordReset,
    /// A host that may be handed addresses and payments of one embedded checkout.
    EmbedToken,
}

impl Purpose {
    fn prefix(self) -> &'static [u8] {
        match self {
            Self::Visitor => b"spotlet visitor 1:",
            Self::NewVisitor => b"spotlet new visitor 1:",
            Self::CheckoutForm => b"spotlet checkout form 1:",
            Self::BuyerSecret => b"spotlet buyer secret 1:",
            Self::Address => b"spotlet address 1:",
            Self::TestProvider => b"spotlet test provider 1:",
            Self::OrderLink => b"spotlet order link 1:",
            Self::Download => b"spotlet download 1:",
            Self::CreatorLink => b"spotlet creator link 1:",
            Self::DiscountBuyer => b"spotlet discount buyer 1:",
            Self::SetupCode => b"spotlet setup code 1:",
            Self::Invitation => b"spotlet invitation 1:",
            Self::PasswordReset => b"spotlet password reset 1:",
            Self::EmbedToken => b"spotlet embed token 1:",
        }
    }
}

/// Length of a short signature.
const SEAL_BYTES: usize = 12;

/// Signs and checks, with HMAC-SHA-256 under the server's secret.
#[derive(Clone)]
pub struct Signer {
    key: Hmac<Sha256>,
}

impl Signer {
    /// A signer with this secret.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        // HMAC takes a key of any length, so the second way is never gone.
        let key = Hmac::new_from_slice(secret.as_bytes())
            .unwrap_or_else(|_| Hmac::new(&Default::default()));
        Self { key }
    }

    /// The signature of a text.
    #[must_use]
    pub fn sign(&self, purpose: Purpose, text: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(purpose, text).finalize().into_bytes())
    }

    /// Whether a signature is ours, in a time that tells nothing.
    #[must_use]
    pub fn has_signed(&self, purpose: Purpose, text: &str, signature: &str) -> bool {
        URL_SAFE_NO_PAD
            .decode(signature)
            .is_ok_and(|signature| self.mac(purpose, text).verify_slice(&signature).is_ok())
    }

    /// A short signature, for what stands in addresses that people see: 96 bits as 24 lower-case hex digits.
    #[must_use]
    pub fn seal(&self, purpose: Purpose, text: &str) -> String {
        let bytes = self.mac(purpose, text).finalize().into_bytes();
        bytes
            .iter()
            .take(SEAL_BYTES)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Whether a short signature is ours, in a time that tells nothing.
    #[must_use]
    pub fn has_sealed(&self, purpose: Purpose, text: &str, seal: &str) -> bool {
        let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
        if seal.len() != SEAL_BYTES * 2 || !seal.bytes().all(is_digit) {
            return false;
        }
        u128::from_str_radix(seal, 16).is_ok_and(|number| {
            let bytes = number.to_be_bytes();
            bytes
                .get(bytes.len() - SEAL_BYTES..)
                .is_some_and(|seal| self.mac(purpose, text).verify_truncated_left(seal).is_ok())
        })
    }

    fn mac(&self, purpose: Purpose, text: &str) -> Hmac<Sha256> {
        let mut mac = self.key.clone();
        mac.update(purpose.prefix());
        mac.update(text.as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_for_one_text_purpose_and_secret() {
        let signer = Signer::new("secret");
        let signature = signer.sign(Purpose::Visitor, "mara");
        assert!(signer.has_signed(Purpose::Visitor, "mara", &signature));
        assert!(!signer.has_signed(Purpose::Visitor, "jonas", &signature));
        assert!(!signer.has_signed(Purpose::CheckoutForm, "mara", &signature));
        assert!(!Signer::new("other").has_signed(Purpose::Visitor, "mara", &signature));
        for forged in ["", "x", "%", &signature[1..]] {
            assert!(
                !signer.has_signed(Purpose::Visitor, "mara", forged),
                "{forged}"
            );
        }
    }
}
