//! What a provider is asked for and what it says, in our own words.

use std::fmt;

use spotlet::domain::checkout::Attempt;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::money::Money;
use spotlet::domain::payment::{PaymentState, Provider, RefundState, TestToken, UnknownToken};

/// The name under which a provider knows an attempt to pay, and the key under which it charges it once:
/// the checkout's id and the attempt's number with a dot between.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AttemptKey {
    /// The checkout that pays.
    pub checkout: CheckoutId,
    /// Which of its attempts, from 1.
    pub number: u32,
}

impl AttemptKey {
    /// The key of an attempt.
    #[must_use]
    pub fn of(checkout: &CheckoutId, attempt: &Attempt) -> Self {
        Self {
            checkout: checkout.clone(),
            number: attempt.number,
        }
    }

    /// Reads a key that came back from a provider.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (checkout, number) = text.rsplit_once('.')?;
        Some(Self {
            checkout: CheckoutId::new(checkout).ok()?,
            number: number.parse().ok()?,
        })
    }
}

impl fmt::Display for AttemptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.checkout, self.number)
    }
}

/// What is charged. Its debug form hides tokens.
#[derive(Clone, PartialEq, Eq)]
pub enum Source {
    /// A token of the built-in test provider.
    Test(TestToken),
    /// What Stripe's script made of what the shopper typed into Stripe's own fields: `ctoken_…`, or a payment method `pm_…`.
    Stripe(String),
}

impl Source {
    /// A token of Stripe's, as a page or a platform sends it: nothing but a payment method or a confirmation token.
    ///
    /// # Errors
    /// When it is neither.
    pub fn stripe(token: &str) -> Result<Self, UnknownToken> {
        let is_word = token
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_');
        let is_known = ["pm_", "ctoken_"]
            .iter()
            .any(|prefix| token.starts_with(prefix));
        if is_word && is_known && token.len() <= 255 {
            return Ok(Self::Stripe(token.to_owned()));
        }
        Err(UnknownToken)
    }

    /// Whose it is.
    #[must_use]
    pub fn provider(&self) -> Provider {
        match self {
            Self::Test(_) => Provider::Test,
            Self::Stripe(_) => Provider::Stripe,
        }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({}, hidden)", self.provider().as_str())
    }
}

/// When the money is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Capture {
    /// At once.
    #[default]
    Automatic,
    /// When the goods leave; until then it is reserved.
    Manual,
}

/// One attempt to be paid.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// Its name and idempotency key.
    pub key: &'a AttemptKey,
    /// How much.
    pub amount: Money,
    /// What is charged.
    pub source: &'a Source,
    /// When the money is taken.
    pub capture: Capture,
    /// Where a bank's page sends the shopper back to.
    pub return_url: &'a str,
}

/// What a provider says of a payment.
#[derive(Clone, PartialEq, Eq)]
pub struct Found {
    /// The provider's own name for it.
    pub reference: String,
    /// Which attempt it is of; nothing when the provider did not say.
    pub key: Option<AttemptKey>,
    /// What is known of it.
    pub state: PaymentState,
    /// What was asked for, in minor units.
    pub amount_minor: i64,
    /// What was taken so far, in minor units.
    pub captured_minor: i64,
    /// Whether nothing is under way there: it was prepared and never charged.
    pub is_idle: bool,
    /// Whether the shopper, or anybody, could still turn a decline into a charge. Then it must be canceled.
    pub is_revivable: bool,
    /// What the provider's script needs to ask the shopper; secret from everybody else.
    pub client_secret: Option<String>,
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Found({} {:?} {})",
            self.reference, self.state, self.amount_minor
        )
    }
}

/// What a provider says of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRefund {
    /// The provider's own name for it.
    pub reference: String,
    /// What is known of it.
    pub state: RefundState,
    /// How much, in minor units.
    pub amount_minor: i64,
}
