//! Payments. The only provider so far is the built-in test provider, which moves no money.
//!
//! It is written as if it stood elsewhere: it keeps its own ledger, knows a payment by the attempt
//! it was asked for, charges an attempt once however often it is asked, and its answer may get lost.
//! It must not know what is bought. A second provider becomes a second variant of an enum here.

use std::sync::Arc;

use spotlet::domain::checkout::Attempt;
use spotlet::domain::clock::Clock;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::payment::{Payment, PaymentState, TestToken};

use crate::store::payment::{self as ledger, LedgerEntry};
use crate::store::{self, Store, StoreError};
use crate::token;

/// The provider's name on orders.
const PROVIDER: &str = "test";

/// The built-in test provider.
#[derive(Clone)]
pub struct TestProvider {
    store: Store,
    clock: Arc<dyn Clock>,
}

impl TestProvider {
    /// A provider whose ledger is in `store`.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// Charges an attempt. Asked again, it says what came of it and charges nothing.
    ///
    /// # Errors
    /// When the ledger cannot be written. The caller then does not know whether it was, and finds
    /// out with [`TestProvider::find`].
    pub async fn charge(
        &self,
        checkout: &CheckoutId,
        attempt: &Attempt,
        token: TestToken,
    ) -> Result<Payment, StoreError> {
        // A provider that does not answer in time has charged all the same: the worst case.
        let state = match token.charge() {
            PaymentState::Pending => PaymentState::Succeeded,
            state => state,
        };
        let (entry, is_new) = self.enter(checkout, attempt, state).await?;
        let payment = payment(attempt, entry);
        Ok(match token.charge() {
            PaymentState::Pending if is_new => Payment {
                state: PaymentState::Pending,
                ..payment
            },
            _ => payment,
        })
    }

    /// What came of an attempt, if it ever got here.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn find(
        &self,
        checkout: &CheckoutId,
        attempt: &Attempt,
    ) -> Result<Option<Payment>, StoreError> {
        let mut conn = self.store.read().await?;
        let entry = ledger::find(&mut conn, key(checkout, attempt)).await?;
        Ok(entry.map(|entry| payment(attempt, entry)))
    }

    /// The shopper's answer to the bank's question. An attempt that is settled stays as it is.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub async fn confirm(
        &self,
        checkout: &CheckoutId,
        attempt: &Attempt,
        approved: bool,
    ) -> Result<Payment, StoreError> {
        let to = if approved {
            PaymentState::Succeeded
        } else {
            PaymentState::Declined
        };
        let mut tx = self.store.write().await?;
        let from = word(PaymentState::RequiresAction);
        let now = self.clock.now();
        ledger::advance(&mut tx, key(checkout, attempt), from, word(to), now).await?;
        store::commit(tx).await?;
        self.void(checkout, attempt).await
    }

    /// Makes sure that an attempt that never got here never will be charged: it is entered as
    /// declined, so a charge that is still on its way finds it so. Any other stays as it is.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub async fn void(
        &self,
        checkout: &CheckoutId,
        attempt: &Attempt,
    ) -> Result<Payment, StoreError> {
        let (entry, _) = self
            .enter(checkout, attempt, PaymentState::Declined)
            .await?;
        Ok(payment(attempt, entry))
    }

    /// Enters an attempt unless it stands there; the line that then stands there, and whether it is
    /// the one just entered.
    async fn enter(
        &self,
        checkout: &CheckoutId,
        attempt: &Attempt,
        state: PaymentState,
    ) -> Result<(LedgerEntry, bool), StoreError> {
        let key = key(checkout, attempt);
        let reference = format!("test_{}", token::id());
        let mut tx = self.store.write().await?;
        let now = self.clock.now();
        let is_new =
            ledger::insert(&mut tx, key, &attempt.amount, word(state), &reference, now).await?;
        let entry = ledger::find(&mut tx, key).await?;
        store::commit(tx).await?;
        let entry = entry.ok_or(StoreError::Database(sqlx::Error::RowNotFound))?;
        Ok((entry, is_new))
    }
}

fn key<'a>(checkout: &'a CheckoutId, attempt: &Attempt) -> ledger::Attempt<'a> {
    ledger::Attempt {
        checkout,
        number: attempt.number,
    }
}

fn payment(attempt: &Attempt, entry: LedgerEntry) -> Payment {
    Payment {
        provider: PROVIDER.to_owned(),
        reference: entry.reference,
        amount: attempt.amount,
        state: PaymentState::parse(&entry.state),
    }
}

/// The ledger's word for a state; [`PaymentState::parse`] reads it.
fn word(state: PaymentState) -> &'static str {
    match state {
        PaymentState::Pending => "pending",
        PaymentState::RequiresAction => "requires_action",
        PaymentState::Authorized => "authorized",
        PaymentState::Succeeded => "succeeded",
        PaymentState::Declined => "declined",
    }
}
