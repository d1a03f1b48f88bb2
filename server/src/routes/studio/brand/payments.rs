//! `/studio/brand/payments`: whether money moves, what is missing for it, and the switch with its confirmation.
//!
//! It shows no secret and stores none: those belong into the file or the environment.

use axum::Router;
use axum::extract::{Form as Sent, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use serde_json::json;
use spotlet::domain::payment::Provider;
use spotlet::view::model::studio::{CheckView, ConfirmView, PaymentsView};
use spotlet::view::studio::words::{PaymentWords, SettingsWords};
use spotlet::view::studio::{confirm_page, payments_page};

use super::super::said_at;
use super::super::seat::Seat;
use super::super::shell::{Said, Section as Place};
use super::fields::{Fields, Form};
use super::page;
use crate::config::Config;
use crate::present::Setting;
use crate::problem::Problem;
use crate::service::studio::settings::{self, SettingsError, Wanted};
use crate::settings::Section;
use crate::state::AppState;
use crate::store::provider_event;
use crate::token;

const PATH: &str = page::path(Section::Payments);

/// The page, the confirmation, the history.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/brand/payments", get(show))
        .route("/studio/brand/payments/switch", get(ask).post(switch))
        .merge(page::history_route(Section::Payments))
}

/// Which way the switch goes.
#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    to: String,
}

/// The switch, confirmed.
#[derive(Debug, Deserialize)]
struct Switch {
    to: String,
    #[serde(default)]
    sure: String,
    token: String,
    version: i64,
}

async fn show(seat: Seat, Query(said): Query<Said>) -> Result<Response, Problem> {
    page_of(&seat, said.sentence(seat.locale()), None).await
}

/// What keeps the switch where it is.
fn fixed(setting: Setting<'_>) -> Option<String> {
    Form::new(setting, &Fields::default()).fixed("test_payments")
}

async fn page_of(
    seat: &Seat,
    said: Option<String>,
    error: Option<(StatusCode, String)>,
) -> Result<Response, Problem> {
    let setting = seat.setting();
    let words = SettingsWords::of(setting.audience.locale);
    let own = PaymentWords::of(setting.audience.locale);
    let config = &setting.state.config;
    let mut notes = page::notes(setting, Section::Payments);
    let fixed = fixed(setting);
    notes.extend(fixed.clone());
    let mut shell = seat.shell(words.payments.to_owned(), Place::Brand);
    shell.said = said;
    let status = error.as_ref().map_or(StatusCode::OK, |error| error.0);
    shell.error = error.map(|error| error.1);
    let switch = match config.test_payments {
        true => ("live", own.to_live.to_owned()),
        false => ("test", own.to_test.to_owned()),
    };
    let view = PaymentsView {
        shell,
        notes,
        stands: stands(config, own).to_owned(),
        checks: checks(config, words, own, &hook(setting).await?),
        copies: vec![(
            own.webhook_stripe.to_owned(),
            format!(
                "{}/webhooks/{}",
                config.public_url,
                Provider::Stripe.as_str()
            ),
            own.webhook_stripe_hint.to_owned(),
        )],
        switch: fixed.is_none().then_some(switch),
        history: page::history(setting, Section::Payments).await?,
    };
    Ok(page::answer(status, payments_page(&view)))
}

/// How it stands, in a sentence.
pub fn stands(config: &Config, own: &PaymentWords) -> &'static str {
    match (config.test_payments, &config.stripe) {
        (true, _) => own.stands_test,
        (false, None) => own.stands_none,
        (false, Some(stripe)) if is_live(&stripe.publishable_key) => own.stands_live,
        (false, Some(_)) => own.stands_stripe_test,
    }
}

/// Stripe's keys say which of its two worlds they belong to.
fn is_live(key: &str) -> bool {
    key.starts_with("pk_live_")
}

/// Whether Stripe's events arrive, and how one knows.
async fn hook(setting: Setting<'_>) -> Result<(bool, String), Problem> {
    let own = PaymentWords::of(setting.audience.locale);
    if setting.state.config.stripe.is_none() {
        return Ok((false, own.check_hook_none.to_owned()));
    }
    let mut conn = setting.state.store.read().await?;
    let newest = provider_event::newest(&mut conn, Provider::Stripe).await?;
    Ok(match newest {
        Some(at) => {
            let when = setting.minute(at);
            (true, own.check_hook_came.replace("{when}", &when))
        }
        None => (false, own.check_hook_set.to_owned()),
    })
}

fn checks(
    config: &Config,
    words: &SettingsWords,
    own: &PaymentWords,
    (hook_arrives, hook): &(bool, String),
) -> Vec<CheckView> {
    let stripe = config.stripe.as_ref();
    let brand = &config.brand;
    let is_told = brand.seller.is_some()
        && brand.terms_url.is_some()
        && brand.privacy_url.is_some()
        && brand.imprint_url.is_some()
        && brand.withdrawal_url.is_some();
    let has_zones = !config.fulfillment.shipping.zones.is_empty();
    let keys = match stripe {
        None => own.check_keys_none,
        Some(stripe) if is_live(&stripe.publishable_key) => own.check_keys_live,
        Some(_) => own.check_keys_test,
    };
    let either = |is_done: bool, done: &'static str, open: &'static str| match is_done {
        true => done,
        false => open,
    };
    let rows = [
        (
            own.check_https,
            config.public_url.starts_with("https:"),
            config.public_url.as_str(),
        ),
        (
            own.check_keys,
            stripe.is_some_and(|stripe| is_live(&stripe.publishable_key)),
            keys,
        ),
        (own.check_hook, *hook_arrives, hook.as_str()),
        (
            own.check_mail,
            config.mail.is_some(),
            either(
                config.mail.is_some(),
                own.check_mail_set,
                own.check_mail_none,
            ),
        ),
        (
            own.check_seller,
            is_told,
            either(is_told, own.check_seller_set, own.check_seller_none),
        ),
        (
            own.check_delivery,
            has_zones,
            either(has_zones, own.check_delivery_set, own.check_delivery_none),
        ),
        (
            own.check_test,
            !config.test_payments,
            either(!config.test_payments, own.check_test_off, own.check_test_on),
        ),
    ];
    rows.map(|(label, is_done, text)| CheckView {
        label: label.to_owned(),
        text: text.to_owned(),
        is_done,
        mark: either(is_done, own.done, words.missing).to_owned(),
    })
    .into()
}

async fn ask(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    confirm(&seat, asked.to == "test", None).await
}

async fn confirm(seat: &Seat, to_test: bool, error: Option<String>) -> Result<Response, Problem> {
    let setting = seat.setting();
    let words = SettingsWords::of(setting.audience.locale);
    let own = PaymentWords::of(setting.audience.locale);
    let history = page::history(setting, Section::Payments).await?;
    let (heading, text, to) = match to_test {
        true => (own.switch_test, own.test_text, "test"),
        false => (own.switch_live, own.live_text, "live"),
    };
    let word = |is_test: bool| match is_test {
        true => own.test_word.to_owned(),
        false => own.live_word.to_owned(),
    };
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let mut shell = seat.shell(heading.to_owned(), Place::Brand);
    shell.error = error;
    let view = ConfirmView {
        shell,
        text: text.to_owned(),
        facts: vec![
            (own.now.to_owned(), word(setting.state.config.test_payments)),
            (own.then.to_owned(), word(to_test)),
        ],
        action: format!("{PATH}/switch"),
        hidden: vec![
            ("to".to_owned(), to.to_owned()),
            ("token".to_owned(), token::id()),
            ("version".to_owned(), history.version.to_string()),
        ],
        sure: Some(own.sure.to_owned()),
        button: heading.to_owned(),
        back: (PATH.to_owned(), words.payments.to_owned()),
    };
    Ok(page::answer(status, confirm_page(&view)))
}

async fn switch(seat: Seat, Sent(wanted): Sent<Switch>) -> Result<Response, Problem> {
    let words = SettingsWords::of(seat.locale());
    let own = PaymentWords::of(seat.locale());
    let to_test = wanted.to == "test";
    // The page offers no switch then; a form that was kept open is told why.
    if let Some(text) = fixed(seat.setting()) {
        let error = (StatusCode::CONFLICT, text);
        return page_of(&seat, None, Some(error)).await;
    }
    let refusal = match () {
        () if wanted.sure.is_empty() => Some(own.not_sure),
        () if !to_test && seat.state.config.stripe.is_none() => Some(own.no_provider),
        () => None,
    };
    if let Some(text) = refusal {
        return confirm(&seat, to_test, Some(text.to_owned())).await;
    }
    let document = Wanted {
        token: &wanted.token,
        version: wanted.version,
        document: Some(json!({ "test_payments": to_test })),
    };
    match settings::save(&seat.state, &seat.member, Section::Payments, document).await {
        Ok(()) => Ok(said_at(PATH, "switched")),
        Err(SettingsError::Problem(problem)) => Err(problem),
        Err(_) => {
            let error = (StatusCode::CONFLICT, words.restore_conflict.to_owned());
            page_of(&seat, None, Some(error)).await
        }
    }
}
