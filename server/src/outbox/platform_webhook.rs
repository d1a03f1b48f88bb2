//! Tells the platform that began a checkout what becomes of its order, as UCP's order capability has it: the whole order as it is now, signed by
//! RFC 9421.
//!
//! Only a platform that showed its key is told, and of what shoppers typed only what it typed itself. The address is the platform's own word, so
//! the outbound client's rules hold.

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, InvalidHeaderValue};
use spotlet::domain::id::OrderId;
use spotlet::domain::visibility::Reader;
use spotlet::ucp::Capability;
use spotlet::ucp::map::{self, MapContext};
use url::Url;

use super::Delivery;
use super::deliver::NotTaken;
use crate::outbound::OutboundError;
use crate::present::price_note;
use crate::state::AppState;
use crate::store::{self, checkout_agent};
use crate::text::rfc3339;
use crate::time_zones::IanaZones;

/// Sends an order as it is now.
pub(super) async fn send(
    state: &AppState,
    id: &str,
    order: &OrderId,
) -> Result<Delivery, NotTaken> {
    let gone = || NotTaken::Never("the order or its platform is gone".to_owned());
    let (order, agent) = {
        let mut conn = state.store.read().await?;
        let order = store::order::get(&mut conn, order)
            .await?
            .ok_or_else(gone)?;
        let agent = checkout_agent::of_checkout(&mut conn, &order.checkout).await?;
        (order, agent.ok_or_else(gone)?)
    };
    let url = agent.webhook_url.ok_or_else(gone)?;
    let ctx = MapContext {
        origin: &state.config.public_url,
        locale: order.locale,
        capabilities: &[Capability::Order],
        links: &[],
        handlers: state.config.handlers(),
        delegations: None,
        fulfillment: &state.config.fulfillment,
        zones: &IanaZones,
        now: state.clock.now(),
        multi_group: true,
        rfc3339,
        price_note,
        market: state.config.default_country,
    };
    let told = map::order(&order.visible_to(&Reader::platform(agent.platform)), &ctx);
    let body = serde_json::to_vec(&told).map_err(|error| NotTaken::Never(error.to_string()))?;
    let address = Url::parse(&url).map_err(|error| NotTaken::Never(error.to_string()))?;
    let headers =
        headers(state, id, &address, &body).map_err(|error| NotTaken::Never(error.to_string()))?;
    match state.outbound.post(&url, headers, body).await {
        Ok(answer) if answer.status.is_success() => Ok(Delivery::Taken),
        Ok(answer) => Err(NotTaken::Later(format!("answered {}", answer.status))),
        Err(OutboundError::Forbidden(why)) => Err(NotTaken::Never(why.to_owned())),
        Err(error) => Err(NotTaken::Later(error.to_string())),
    }
}

fn headers(
    state: &AppState,
    id: &str,
    url: &Url,
    body: &[u8],
) -> Result<HeaderMap, InvalidHeaderValue> {
    let shop = &state.config.public_url;
    let agent = format!("profile=\"{shop}/.well-known/ucp\"");
    let now_s = state.clock.now().as_unix_ms() / 1000;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert("ucp-agent", HeaderValue::try_from(agent)?);
    headers.insert("webhook-id", HeaderValue::try_from(id)?);
    headers.insert("webhook-timestamp", HeaderValue::from(now_s));
    // The same at each attempt: 128 random bits, as the protocol asks for.
    headers.insert("idempotency-key", HeaderValue::try_from(id)?);
    state.message_keys.sign_post(url, &mut headers, body)?;
    Ok(headers)
}
