//! Who calls: with which key, from which page, in which language.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use spotlet::domain::discount::DiscountCode;
use spotlet::domain::id::PlatformId;
use spotlet::domain::locale::Locale;
use spotlet::domain::market;
use spotlet::domain::visibility::Reader;
use spotlet::ucp::discount::DiscountsRequest;
use spotlet::ucp::map::{codes_from, context_from};
use spotlet::ucp::{self, Capability};

use super::body::UcpProblem;
use super::show::Shown;
use crate::problem::Problem;
use crate::service::negotiation::{Agent, NegotiationError};
use crate::service::platform;
use crate::state::AppState;
use crate::store::checkout_agent::CheckoutAgent;

/// A caller over REST.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The profile behind the request, and what we share.
    pub agent: Agent,
    /// The platform whose key came along.
    pub platform: Option<PlatformId>,
    /// The page whose script calls.
    pub origin: Option<String>,
    /// The language to answer in, unless the request or the thing it is about names one.
    pub locale: Locale,
}

impl Caller {
    /// What this caller may see and change.
    pub fn reader(&self) -> Reader {
        match &self.platform {
            Some(id) => Reader::platform(id.clone()),
            None => Reader::ANONYMOUS,
        }
    }

    /// The platform, if it showed its key, as a session remembers it.
    pub fn keyed(&self) -> Option<CheckoutAgent> {
        Some(CheckoutAgent {
            platform: self.platform.clone()?,
            profile_url: self.agent.profile_url.to_string(),
            webhook_url: self.agent.order_webhook.as_deref().map(str::to_owned),
        })
    }

    /// The discount codes of a request; without the extension they are a field that we do not know.
    #[must_use]
    pub fn codes(&self, discounts: Option<&DiscountsRequest>) -> Option<Vec<DiscountCode>> {
        codes_from(discounts.filter(|_| self.shares(Capability::Discount)))
    }

    /// Whether both of us can do this.
    pub fn shares(&self, capability: Capability) -> bool {
        self.agent.capabilities.contains(&capability)
    }

    /// For whom a request is that may say so itself.
    pub fn context(&self, context: Option<&ucp::Context>) -> market::Context {
        context_from(
            context,
            market::Context {
                country: None,
                locale: self.locale,
            },
        )
    }

    /// The same, only where the request says so.
    pub fn context_if_said(&self, context: Option<&ucp::Context>) -> Option<market::Context> {
        context.map(|context| self.context(Some(context)))
    }

    /// How to answer this caller.
    pub fn shown<'a>(
        &self,
        state: &'a AppState,
        capabilities: &[Capability],
        context: Option<&ucp::Context>,
    ) -> Shown<'a> {
        let shared = capabilities.iter().copied();
        let shared = shared.filter(|capability| self.shares(*capability));
        Shown::new(state, shared.collect(), self.context(context).locale)
            .with_multi_group(self.agent.multi_group)
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = UcpProblem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, UcpProblem> {
        let text = |name| text(&parts.headers, name);
        // The layer around all operations has put it there.
        let agent = parts.extensions.get::<Agent>().cloned();
        let agent = agent.ok_or_else(|| Problem::from(NegotiationError::Nameless))?;
        let platform = match text("x-api-key") {
            Some(key) => Some(platform::of_key(state, key, &agent.profile_url).await?),
            None if parts.headers.contains_key("x-api-key") => {
                return Err(UcpProblem(Problem::Unauthorized));
            }
            None => None,
        };
        let languages = text(header::ACCEPT_LANGUAGE.as_str()).unwrap_or_default();
        // Clients write the language they want most first; the weights only repeat that.
        let tags = languages
            .split(',')
            .filter_map(|part| part.split(';').next());
        Ok(Self {
            agent,
            platform,
            origin: text(header::ORIGIN.as_str()).map(str::to_owned),
            locale: Locale::negotiate(tags).unwrap_or(state.config.default_locale),
        })
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
