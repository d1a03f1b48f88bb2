//! Delivery of a checkout: one method, one destination, one package.

use super::totals::single;
use super::{MapContext, address, text};
use crate::domain::FulfillmentOption;
use crate::domain::checkout::CheckoutView;
use crate::ucp::Fulfillment;
use crate::ucp::fulfillment::{DeliveryOption, Destination, Group, Method};

const METHOD_ID: &str = "shipping";
const DESTINATION_ID: &str = "destination";
const GROUP_ID: &str = "package";

/// How a checkout is delivered, as far as its reader may know.
pub(super) fn fulfillment(view: &CheckoutView<'_>, ctx: &MapContext<'_>) -> Fulfillment {
    let lines: Vec<String> = view
        .lines()
        .iter()
        .map(|line| line.id.to_string())
        .collect();
    let destination = view.destination().map(|typed| Destination {
        id: DESTINATION_ID.to_owned(),
        address: address::address(typed),
    });
    let group = Group {
        id: GROUP_ID.to_owned(),
        line_item_ids: lines.clone(),
        options: view
            .options()
            .iter()
            .map(|option| delivery_option(option, ctx))
            .collect(),
        selected_option_id: view.selected().map(|option| option.id.to_string()),
    };
    let method = Method {
        id: METHOD_ID.to_owned(),
        kind: "shipping".to_owned(),
        line_item_ids: lines,
        selected_destination_id: destination.as_ref().map(|d| d.id.clone()),
        destinations: destination.into_iter().collect(),
        groups: if group.options.is_empty() {
            Vec::new()
        } else {
            vec![group]
        },
    };
    Fulfillment {
        methods: vec![method],
    }
}

fn delivery_option(option: &FulfillmentOption, ctx: &MapContext<'_>) -> DeliveryOption {
    DeliveryOption {
        id: option.id.to_string(),
        title: option.title.get(ctx.locale).to_owned(),
        description: Some(text::arrival(
            option.earliest_days,
            option.latest_days,
            ctx.locale,
        )),
        totals: vec![single("total", option.price)],
    }
}
