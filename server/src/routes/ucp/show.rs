//! From what a service answers to what UCP says, for REST and for the embedded checkout alike.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use spotlet::domain::checkout::CheckoutError;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::locale::Locale;
use spotlet::domain::money::Money;
use spotlet::domain::pricing::PricedLine;
use spotlet::domain::visibility::Reader;
use spotlet::ucp::map::{self, MapContext};
use spotlet::ucp::profile::delegations;
use spotlet::ucp::{Capability, ErrorResponse, Link, Message, Severity};

use crate::config::Config;
use crate::present::price_note;
use crate::service::checkout::Session;
use crate::service::{Fault, Refusal};
use crate::state::AppState;
use crate::text::rfc3339;
use crate::text::{Audience, money, words};
use crate::time_zones::IanaZones;

/// What replies about a cart declare.
pub const CART: &[Capability] = &[
    Capability::Cart,
    Capability::Discount,
    Capability::Personalization,
];
/// What replies about a checkout declare.
pub const CHECKOUT: &[Capability] = &[
    Capability::Checkout,
    Capability::Fulfillment,
    Capability::Discount,
    Capability::Personalization,
];
/// What replies about an order declare.
pub const ORDER: &[Capability] = &[Capability::Order, Capability::Personalization];

/// How an answer is written: for whom, and in which language.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    config: &'a Config,
    capabilities: Vec<Capability>,
    now: Timestamp,
    multi_group: bool,
    locale: Locale,
    links: Vec<Link>,
    host_is_authorised: bool,
}

impl<'a> Shown<'a> {
    /// Answers in `locale` that declare `capabilities`.
    #[must_use]
    pub fn new(state: &'a AppState, capabilities: Vec<Capability>, locale: Locale) -> Self {
        Self {
            config: &state.config,
            now: state.clock.now(),
            multi_group: false,
            capabilities,
            locale,
            links: links(&state.config),
            host_is_authorised: false,
        }
    }

    /// The same for a host that brought a valid token, or did not.
    #[must_use]
    pub fn for_host(self, is_authorised: bool) -> Self {
        Self {
            host_is_authorised: is_authorised,
            ..self
        }
    }

    /// The same in another language.
    #[must_use]
    pub fn in_locale(self, locale: Locale) -> Self {
        Self { locale, ..self }
    }

    /// The same to whom can, or cannot, show more than one package a method.
    #[must_use]
    pub fn with_multi_group(self, multi_group: bool) -> Self {
        Self {
            multi_group,
            ..self
        }
    }

    /// What the mapping needs to know.
    #[must_use]
    pub fn context(&self) -> MapContext<'_> {
        MapContext {
            origin: &self.config.public_url,
            locale: self.locale,
            capabilities: &self.capabilities,
            links: &self.links,
            handlers: self.config.handlers(),
            delegations: None,
            fulfillment: &self.config.fulfillment,
            zones: &IanaZones,
            now: self.now,
            multi_group: self.multi_group,
            rfc3339,
            price_note,
            market: self.config.default_country,
        }
    }

    /// A session as `reader` may see it.
    #[must_use]
    pub fn checkout(&self, session: &Session, reader: &Reader) -> spotlet::ucp::Checkout {
        let view = session.checkout.visible_to(reader);
        let ctx = MapContext {
            delegations: self.delegations(session, reader),
            ..self.context()
        };
        let mut notices: Vec<Message> = Vec::new();
        if let Some(refusal) = &session.refused {
            notices.extend(self.refusal(refusal, view.lines()));
        }
        for problem in &session.problems {
            let message = map::line_problem(problem, view.lines(), &ctx);
            if !notices.contains(&message) {
                notices.push(message);
            }
        }
        let mut reply = map::checkout(&view, notices, &ctx);
        if !self.capabilities.contains(&Capability::Fulfillment) {
            only_the_page_can_deliver(&mut reply);
        }
        // The domain judges what was typed; what is in stock is known only here.
        if !session.problems.is_empty() && reply.status == "ready_for_complete" {
            reply.status = "incomplete".to_owned();
        }
        reply
    }

    /// What a host around the session may be asked; nothing where nobody may show it in a frame: only the page that began it may,
    /// and a page of the platform that began it, which brings a token.
    fn delegations(&self, session: &Session, reader: &Reader) -> Option<&'static [&'static str]> {
        let can_have_token = match reader {
            Reader::Rest { platform, .. } => platform.is_some() && *platform == session.began_by,
            Reader::Host => self.host_is_authorised,
            Reader::Page { .. } => false,
        };
        (can_have_token || session.checkout.host_origin.is_some())
            .then(|| delegations(can_have_token, self.config.handlers().any()))
    }

    /// How much more makes delivery free.
    #[must_use]
    pub fn free_delivery(&self, missing: Money) -> Message {
        let audience = Audience {
            locale: self.locale,
            country: self.config.default_country,
        };
        Message::Info {
            code: Some("free_delivery".to_owned()),
            path: None,
            content: words::free_delivery_hint(&money(missing, audience), self.locale),
        }
    }

    /// Why the shop refused, message by message. `lines` are those of the reply.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal, lines: &[PricedLine]) -> Vec<Message> {
        let ctx = self.context();
        match refusal {
            Refusal::Lines(problems) => problems
                .iter()
                .map(|problem| map::line_problem(problem, lines, &ctx))
                .collect(),
            other => {
                vec![map::error(
                    other.code(),
                    &other.to_string(),
                    severity(other),
                    &ctx,
                )]
            }
        }
    }

    /// A reply without a resource.
    #[must_use]
    pub fn fault(&self, fault: Fault) -> Response {
        let ctx = self.context();
        match fault {
            Fault::NotFound | Fault::Gone => ok(&map::not_found(&ctx)),
            Fault::Refused(refusal) => self.nothing_but(self.refusal(&refusal, &[])),
            Fault::Problem(problem) => problem.into_ucp(),
        }
    }

    /// A reply that is nothing but messages; without a resource none of them can be put right in it.
    #[must_use]
    pub fn nothing_but(&self, messages: Vec<Message>) -> Response {
        let mut messages = messages.into_iter().map(|message| match message {
            Message::Error {
                code,
                path,
                content,
                ..
            } => Message::Error {
                code,
                path,
                content,
                severity: Severity::Unrecoverable,
            },
            other => other,
        });
        match messages.next() {
            Some(first) => ok(&ErrorResponse::new(first, messages.collect())),
            None => ok(&map::not_found(&self.context())),
        }
    }
}

/// A reply of status 200.
pub fn ok(reply: &impl Serialize) -> Response {
    Json(reply).into_response()
}

/// A reply about something new.
pub fn created(reply: &impl Serialize) -> Response {
    (StatusCode::CREATED, Json(reply)).into_response()
}

/// A platform that did not negotiate delivery cannot say where things go: the buyer does so on our page.
fn only_the_page_can_deliver(reply: &mut spotlet::ucp::Checkout) {
    let mut is_missing = false;
    for message in &mut reply.messages {
        if let Message::Error { path, severity, .. } = message
            && path
                .as_deref()
                .is_some_and(|path| path.starts_with("$.fulfillment"))
        {
            *severity = Severity::RequiresBuyerInput;
            is_missing = true;
        }
    }
    if is_missing && reply.status == "incomplete" {
        reply.status = "requires_escalation".to_owned();
    }
}

fn severity(refusal: &Refusal) -> Severity {
    match refusal {
        Refusal::Checkout(CheckoutError::AwaitsShopper) => Severity::RequiresBuyerReview,
        Refusal::Checkout(
            CheckoutError::Completed | CheckoutError::Canceled | CheckoutError::Expired,
        )
        | Refusal::NotYours => Severity::Unrecoverable,
        _ => Severity::Recoverable,
    }
}

/// The policies that a platform must show.
fn links(config: &Config) -> Vec<Link> {
    let kind = |page| match page {
        "terms" => Some("terms_of_service"),
        "privacy" => Some("privacy_policy"),
        "withdrawal" => Some("refund_policy"),
        _ => None,
    };
    let link = |(page, url)| {
        Some(Link {
            kind: kind(page)?.to_owned(),
            url,
            title: None,
        })
    };
    config.legal_urls().into_iter().filter_map(link).collect()
}
