//! A session as the page, for all of its routes.

use axum::response::{IntoResponse, Response};
use spotlet::domain::visibility::Reader;
use spotlet::view::{Text, checkout_page};

use super::form::Proof;
use super::frame::{Host, framing};
use crate::present::{CheckoutPage, Dress, Setting, Typed, checkout, page, script_safe, wear};
use crate::routes::html::Html;
use crate::routes::pages::{Visitor, cookie, fault};
use crate::routes::ucp::show::{CHECKOUT, Shown};
use crate::service::Fault;
use crate::service::checkout::{PageReply, Session, form_token};
use crate::service::order;
use crate::state::AppState;
use crate::text::Audience;

/// How the page was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mode<'a> {
    /// Whether it stands in a frame.
    pub is_embedded: bool,
    /// The token of the page around, if it brought one: `ec_auth`.
    pub auth: Option<&'a str>,
    /// `light` or `dark`, if the page around wants one.
    pub color_scheme: Option<&'a str>,
    /// The theme that the post around wears; nothing is believed of it but its name, if the brand has one of that name.
    pub theme: Option<&'a str>,
    /// The buyer secret that came along.
    pub secret: Option<&'a str>,
    /// Whether this answers a form; only then may the secret stand in the page.
    pub answers_form: bool,
}

/// The page of a session as the answer to one of its own forms, which brought the proof along.
pub fn answer_form(
    state: &AppState,
    visitor: &Visitor,
    proof: &Proof,
    reply: Result<PageReply, Fault>,
    typed: Option<&Typed>,
) -> Response {
    match reply {
        Ok(reply) => {
            let mode = Mode {
                is_embedded: proof.embedded.is_some(),
                auth: proof.ec_auth.as_deref(),
                secret: proof.secret(visitor),
                answers_form: true,
                color_scheme: proof.color_scheme(),
                theme: proof.theme.as_deref(),
            };
            render(state, &reply, mode, typed)
        }
        Err(error) => fault(state, visitor, error),
    }
}

/// The page of a session.
pub fn render(
    state: &AppState,
    reply: &PageReply,
    mode: Mode<'_>,
    typed: Option<&Typed>,
) -> Response {
    let session = &reply.session;
    let context = session.checkout.context;
    let country = context.country.unwrap_or(state.config.default_country);
    let setting = Setting {
        state,
        audience: Audience {
            locale: context.locale,
            country,
        },
    };
    let has_secret = reply.reader == Reader::Page { has_secret: true };
    let secret = reply
        .secret
        .as_deref()
        .or(mode.secret.filter(|_| has_secret));
    let look = state.look.now();
    let theme = look.named(mode.theme);
    let host = Host::of(state, session, mode.is_embedded, mode.auth);
    let view = checkout(
        setting,
        CheckoutPage {
            reply,
            typed,
            form_token: form_token(state, &session.checkout.id),
            secret: secret.filter(|_| mode.answers_form).map(str::to_owned),
            ucp_json: for_host(state, session, &host),
            host_origin: host.origin.clone(),
            host_auth: mode.auth.filter(|_| host.is_authorised).map(str::to_owned),
            color_scheme: mode.color_scheme.map(str::to_owned),
            theme: theme.map(ToString::to_string),
            order_url: session
                .order
                .as_ref()
                .filter(|_| has_secret)
                .map(|placed| order::link::page_in(state, &placed.id, theme)),
            now: state.clock.now(),
        },
    );
    let mut head = page(
        setting,
        Text::of(context.locale).checkout.to_owned(),
        Dress::Checkout,
    );
    head.color_scheme = mode.color_scheme.map(str::to_owned);
    if let Some(theme) = theme {
        wear(&mut head, setting, theme);
    }
    let html = Html {
        framing: framing(state, &host),
        uses_stripe: state.payments.stripe().is_some(),
        ..Html::personal(checkout_page(&head, &view))
    };
    let mut response = html.into_response();
    if let Some(secret) = &reply.secret {
        cookie::keep_buyer(&mut response, &session.checkout.id, secret);
    }
    response
}

/// What the page around may know: the redacted checkout, without what was refused to whom.
fn for_host(state: &AppState, session: &Session, host: &Host) -> String {
    let told = Session {
        refused: None,
        ..session.clone()
    };
    let shown = Shown::new(state, CHECKOUT.to_vec(), session.checkout.context.locale)
        .for_host(host.is_authorised);
    let checkout = shown.checkout(&told, &Reader::Host);
    serde_json::to_value(checkout).map_or_else(|_| "null".to_owned(), |value| script_safe(&value))
}
