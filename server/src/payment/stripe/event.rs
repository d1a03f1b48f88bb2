//! Stripe's webhooks. What one says of a payment is only a reason to look: events come late, twice and out of order.

use serde::Deserialize;

/// An event, as far as we read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Told apart by this: Stripe sends the same event again until it is taken.
    pub id: String,
    /// The PaymentIntent it is about, if it is about one.
    pub intent: Option<String>,
}

#[derive(Deserialize)]
struct Wire {
    id: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Object,
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    object: Option<String>,
    /// On charges, refunds and disputes.
    #[serde(default)]
    payment_intent: Option<String>,
}

impl Event {
    /// Reads a body whose signature was checked; nothing when it is no event.
    #[must_use]
    pub fn parse(body: &[u8]) -> Option<Self> {
        let Wire {
            id,
            data: Data { object },
        } = serde_json::from_slice(body).ok()?;
        let is_intent = object.object.as_deref() == Some("payment_intent");
        Some(Self {
            id,
            intent: object.id.filter(|_| is_intent).or(object.payment_intent),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_leads_to_its_payment() {
        for (body, expected) in [
            (
                r#"{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent"}}}"#,
                Some(("evt_1", Some("pi_1"))),
            ),
            (
                r#"{"id":"evt_2","data":{"object":{"id":"ch_1","object":"charge","payment_intent":"pi_2"}}}"#,
                Some(("evt_2", Some("pi_2"))),
            ),
            (
                r#"{"id":"evt_3","data":{"object":{"id":"cus_1","object":"customer"}}}"#,
                Some(("evt_3", None)),
            ),
            ("{}", None),
            ("<xml>", None),
        ] {
            let event = Event::parse(body.as_bytes());
            let read = event
                .as_ref()
                .map(|event| (event.id.as_str(), event.intent.as_deref()));
            assert_eq!(read, expected, "{body}");
        }
    }
}
