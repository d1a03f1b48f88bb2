//! Replies compared as JSON, requests as the domain reads them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod buying;
mod catalog;
mod requests;

use serde_json::Value;

use super::*;
use crate::domain::fulfillment::LocalMoment;
use crate::domain::fulfillment::samples::rules;

/// Every clock shows UTC.
#[derive(Debug)]
struct Greenwich;

impl TimeZones for Greenwich {
    fn local(&self, _: &str, moment: Timestamp) -> LocalMoment {
        let minutes = moment.as_unix_ms() / 60_000;
        LocalMoment {
            day: minutes.div_euclid(1440),
            minute: minutes.rem_euclid(1440).try_into().unwrap(),
        }
    }

    fn moment(&self, _: &str, local: LocalMoment) -> Timestamp {
        Timestamp::from_unix_ms((local.day * 1440 + i64::from(local.minute)) * 60_000)
    }
}

fn ctx(locale: Locale) -> MapContext<'static> {
    MapContext {
        origin: "https://shop.example",
        locale,
        capabilities: &Capability::ALL,
        links: &[],
        handlers: Handlers {
            test: true,
            stripe_key: None,
        },
        delegations: Some(crate::ucp::profile::ANY_HOST),
        fulfillment: Box::leak(Box::new(rules())),
        zones: &Greenwich,
        now: Timestamp::from_unix_ms(1_795_424_400_000),
        multi_group: true,
        rfc3339: |moment| format!("T{}", moment.as_unix_ms()),
        market: "DE".parse().unwrap(),
        price_note: |line, _, _| line.per_unit.map(|unit| format!("per {}", unit.per.unit())),
    }
}

fn json(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// The codes of a reply's messages.
fn codes(reply: &Value) -> Vec<&str> {
    let messages = reply["messages"].as_array();
    messages
        .into_iter()
        .flatten()
        .filter_map(|message| message["code"].as_str())
        .collect()
}
