//! The checkout page's use cases: what a shopper does on our own page.
//!
//! Nothing that was typed is shown again without the buyer secret, which the first form mints.

use spotlet::domain::card::{CardInput, YearMonth};
use spotlet::domain::checkout::{Checkout, CheckoutError, CheckoutStatus, NewCheckout};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::discount::DiscountCode;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::payment::{Provider, UnknownToken};
use spotlet::domain::terms::Terms;
use spotlet::domain::visibility::{Reader, TypedBy};

use super::buyer::page_reader;
use super::{Details, Fault, Refusal, Session, cancel, complete, form, load, settle, show};
use crate::payment::{AttemptKey, Source};
use crate::problem::Problem;
use crate::service::payment;
use crate::service::pricing::{market, price, price_wanted, without_prices};
use crate::service::retry::retry;
use crate::service::terms::terms;
use crate::state::AppState;
use crate::store::{self, Conn};
use crate::token;

/// A session for the page.
#[derive(Clone, Debug)]
pub struct PageReply {
    /// The session, with what was refused.
    pub session: Session,
    /// Who looks at it; show the session as visible to this reader.
    pub reader: Reader,
    /// The buyer secret, for the browser to keep, when this very form minted it.
    pub secret: Option<String>,
    /// What the provider's script needs to put the bank's question to this very shopper.
    pub challenge: Option<Challenge>,
}

/// A bank's question that the provider's own script asks. Its debug form hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Challenge {
    /// Stripe's client secret of the intent; for the shopper only.
    pub client_secret: String,
}

impl std::fmt::Debug for Challenge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Challenge(hidden)")
    }
}

/// The form of the page as it was sent.
#[derive(Clone, Debug)]
pub struct PageForm {
    /// The token that the form was rendered with.
    pub form_token: String,
    /// What was typed.
    pub details: Details,
    /// The discount code of the form's field, empty to take a code away; nothing where the form has no such field.
    pub code: Option<String>,
    /// What with, if this is to be paid now; without it the details are only kept.
    pub means: Option<Means>,
    /// The total that stood on the page, in minor units.
    pub expected_total_minor: i64,
}

/// What a form pays with.
#[derive(Clone, Debug)]
pub enum Means {
    /// The card in the page's own fields.
    Card(CardInput),
    /// What the page around has handed over, if it is something that can be charged.
    Token(Result<Source, UnknownToken>),
}

/// Opens the page: the session with today's prices.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn open(
    state: &AppState,
    id: &CheckoutId,
    secret: Option<&str>,
) -> Result<PageReply, Fault> {
    settle::settled(state, id).await?;
    retry(|| renew_prices(state, id)).await?;
    reply(state, id, secret, None).await
}

/// Takes the form in and, with a card, pays.
///
/// # Errors
/// [`Fault::NotFound`]; whatever was refused is told beside the session.
pub async fn submit(
    state: &AppState,
    id: &CheckoutId,
    secret: Option<&str>,
    form: &PageForm,
) -> Result<PageReply, Fault> {
    settle::settled(state, id).await?;
    if !form::is_genuine(&state.signer, id, &form.form_token) {
        return reply(state, id, secret, Some(Refusal::StaleForm)).await;
    }
    let (secret, refused) = retry(|| take_in(state, id, secret, form)).await?;
    let refused = match (refused, &form.means) {
        (None, Some(means)) => pay(state, id, secret.as_deref(), means, form).await?,
        (refused, _) => refused,
    };
    let made_here = form::buyer_secret(&state.signer, id, &form.form_token);
    let mut reply = reply(state, id, secret.as_deref(), refused).await?;
    reply.secret = secret.filter(|secret| *secret == made_here);
    Ok(reply)
}

/// The shopper's answer to the bank's question.
///
/// # Errors
/// [`Fault::NotFound`]; whatever was refused is told beside the session.
pub async fn resolve_challenge(
    state: &AppState,
    id: &CheckoutId,
    secret: Option<&str>,
    approved: bool,
) -> Result<PageReply, Fault> {
    settle::settled(state, id).await?;
    let mut conn = state.store.read().await?;
    let checkout = load(&mut conn, id).await?.value;
    let reader = page_reader(&mut conn, id, secret).await?;
    drop(conn);
    let refused = match (&checkout.status, checkout.status.attempt()) {
        _ if !checkout.can_change(&reader) => Some(Refusal::NotYours),
        (CheckoutStatus::RequiresEscalation { .. }, Some(attempt)) => {
            let key = AttemptKey::of(id, attempt);
            let known = settle::known(state, &key).await?;
            if let Some(found) = payment::ask::answer(state, &known, approved).await? {
                settle::take_in(state, &key, found).await?;
            }
            None
        }
        (CheckoutStatus::Completed { .. }, _) => Some(CheckoutError::Completed.into()),
        _ => Some(CheckoutError::NoPayment.into()),
    };
    reply(state, id, secret, refused).await
}

/// Gives a session up and begins another with the same lines, for a shopper who lost the secret.
///
/// # Errors
/// [`Fault::NotFound`]; [`Fault::Refused`] when it is bought or being paid, or nothing of it is left.
pub async fn restart(state: &AppState, id: &CheckoutId) -> Result<Session, Fault> {
    let old = cancel::cancel(state, id).await?;
    if let Some(refusal) = old.refused.filter(|refusal| {
        !matches!(
            refusal,
            Refusal::Checkout(CheckoutError::Canceled | CheckoutError::Expired)
        )
    }) {
        return Err(refusal.into());
    }
    let old = old.checkout;
    let now = state.clock.now();
    let new = NewCheckout {
        id: CheckoutId::new(token::id()).map_err(Problem::from)?,
        // The cart may have another open session by now; this one stands alone.
        cart: None,
        context: old.context,
        codes: old.codes.clone(),
        attribution: old.attribution.clone(),
        host_origin: old.host_origin.clone(),
    };
    let mut tx = state.store.write().await?;
    let lines = price_wanted(
        &mut tx,
        market(state, old.context),
        &without_prices(&old.lines),
    )
    .await?
    .priced
    .lines;
    let terms = terms(state, &mut tx).await?;
    let checkout = Checkout::create(new, lines, &terms, now).map_err(Refusal::from)?;
    store::checkout::insert(&mut tx, &checkout, now).await?;
    store::commit(tx).await?;
    show(state, &checkout.id, None).await
}

/// Keeps what was typed, and mints the secret with the first datum. Returns the secret that counts
/// from now on.
async fn take_in(
    state: &AppState,
    id: &CheckoutId,
    secret: Option<&str>,
    form: &PageForm,
) -> Result<(Option<String>, Option<Refusal>), Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut checkout = before.value;
    let (secret, reader) = claim(state, &mut tx, id, secret, form).await?;
    let now = state.clock.now();
    let lines = price(
        &mut tx,
        market(state, checkout.context),
        &without_prices(&checkout.lines),
    )
    .await?
    .priced
    .lines;
    let terms = terms(state, &mut tx).await?;
    if let Err(error) = checkout.set_lines(lines, &terms, now) {
        return Ok((secret, Some(error.into())));
    }
    if !checkout.can_change(&reader) {
        return Ok((secret, Some(Refusal::NotYours)));
    }
    let code = take_code(&mut checkout, form.code.as_deref(), &terms, now);
    let details = form
        .details
        .put_into(&mut checkout, TypedBy::Page, &terms, now);
    let refused = details.err().map(Refusal::from).or(code);
    let minted = if checkout.typed_by == TypedBy::Page && reader == BLIND {
        let fresh = form::buyer_secret(&state.signer, id, &form.form_token);
        store::checkout::keep_secret(&mut tx, id, &token::hash(&fresh), now).await?;
        Some(fresh)
    } else {
        secret
    };
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    store::commit(tx).await?;
    Ok((minted, refused))
}

/// Takes the code of the form in. As long as one stands in the field that takes nothing off, nothing is paid: the shopper
/// expects another total.
fn take_code(
    checkout: &mut Checkout,
    typed: Option<&str>,
    terms: &Terms<'_>,
    now: Timestamp,
) -> Option<Refusal> {
    let codes: Vec<DiscountCode> = DiscountCode::new(typed?).into_iter().collect();
    if codes != checkout.codes
        && let Err(error) = checkout.set_codes(&codes, terms, now)
    {
        return Some(error.into());
    }
    let rejected = checkout.discounts.rejected.first();
    rejected.map(|rejected| Refusal::DiscountCode(rejected.reason))
}

const BLIND: Reader = Reader::Page { has_secret: false };

/// The secret that the browser sent, or the one that this same form minted when it came first.
async fn claim(
    state: &AppState,
    conn: &mut Conn,
    id: &CheckoutId,
    secret: Option<&str>,
    form: &PageForm,
) -> Result<(Option<String>, Reader), Fault> {
    let sent = page_reader(conn, id, secret).await?;
    if sent != BLIND {
        return Ok((secret.map(str::to_owned), sent));
    }
    let made_here = form::buyer_secret(&state.signer, id, &form.form_token);
    let again = page_reader(conn, id, Some(&made_here)).await?;
    Ok(if again == BLIND {
        (None, BLIND)
    } else {
        (Some(made_here), again)
    })
}

async fn pay(
    state: &AppState,
    id: &CheckoutId,
    secret: Option<&str>,
    means: &Means,
    form: &PageForm,
) -> Result<Option<Refusal>, Fault> {
    let reader = page_reader(&mut *state.store.read().await?, id, secret).await?;
    if form.expected_total_minor == 0 {
        return complete::pay(state, id, &reader, None, Some(0)).await;
    }
    let source = match means {
        Means::Card(_) if !state.payments.has(Provider::Test) => Err(Refusal::NoHandler),
        Means::Card(card) => card
            .test_token(month(state.clock.now()))
            .map(Source::Test)
            .map_err(Refusal::from),
        Means::Token(source) => source.clone().map_err(Refusal::from),
    };
    let source = match source {
        Ok(source) => source,
        Err(refusal) => return Ok(Some(refusal)),
    };
    let expected = Some(form.expected_total_minor);
    complete::pay(state, id, &reader, Some(&source), expected).await
}

/// Prices that have changed since the session was last written are taken in.
async fn renew_prices(state: &AppState, id: &CheckoutId) -> Result<(), Fault> {
    // Nearly always there is nothing to write, so nobody is kept waiting for that.
    let mut conn = state.store.read().await?;
    let before = load(&mut conn, id).await?;
    let mut checkout = before.value.clone();
    let terms = terms(state, &mut conn).await?;
    let lines = price(
        &mut conn,
        market(state, checkout.context),
        &without_prices(&checkout.lines),
    )
    .await?
    .priced
    .lines;
    drop(conn);
    let now = state.clock.now();
    // A session that is closed or being paid stays as it is.
    if checkout.set_lines(lines, &terms, now).is_err() {
        return Ok(());
    }
    // A change counts versions, also one that changed nothing else.
    checkout.version = before.value.version;
    if checkout == before.value {
        return Ok(());
    }
    checkout.version += 1;
    let mut tx = state.store.write().await?;
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    store::commit(tx).await?;
    Ok(())
}

async fn reply(
    state: &AppState,
    id: &CheckoutId,
    secret: Option<&str>,
    refused: Option<Refusal>,
) -> Result<PageReply, Fault> {
    let reader = page_reader(&mut *state.store.read().await?, id, secret).await?;
    let session = show(state, id, refused).await?;
    Ok(PageReply {
        challenge: challenge(state, &session.checkout, &reader).await,
        session,
        reader,
        secret: None,
    })
}

/// The bank's question, where the provider's script asks it and this reader may answer.
async fn challenge(state: &AppState, checkout: &Checkout, reader: &Reader) -> Option<Challenge> {
    let CheckoutStatus::RequiresEscalation { .. } = &checkout.status else {
        return None;
    };
    let attempt = checkout.status.attempt()?;
    if state.payments.stripe().is_none() || !checkout.can_change(reader) {
        return None;
    }
    let known = settle::known(state, &AttemptKey::of(&checkout.id, attempt)).await;
    let known = known
        .ok()
        .filter(|known| known.provider == Provider::Stripe)?;
    // Without an answer the page says that the bank waits, and can be asked again.
    let found = payment::ask::ask(state, &known, state.clock.now()).await;
    let client_secret = found.ok()??.client_secret?;
    Some(Challenge { client_secret })
}

fn month(now: Timestamp) -> YearMonth {
    let date = jiff::Timestamp::from_millisecond(now.as_unix_ms())
        .unwrap_or_default()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    YearMonth {
        year: u16::try_from(date.year()).unwrap_or_default(),
        month: u8::try_from(date.month()).unwrap_or_default(),
    }
}
