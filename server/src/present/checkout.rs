//! The checkout page in its step.

use spotlet::domain::checkout::{CheckoutError, CheckoutStatus, CheckoutView as Seen};
use spotlet::domain::fulfillment::Parcel;
use spotlet::domain::{Buyer, Country, FulfillmentOption, PostalAddress, PricedLine, Timestamp};
use spotlet::ucp::map::text::sentence;
use spotlet::view::Text;
use spotlet::view::model::{
    CheckoutStep, CheckoutView, DeliveryOptionView, DiscountCodeView, StripeChallengeView,
    StripeView, WayView,
};

use super::bag::line_problems;
use super::fields::{Filled, card, fields};
use super::{Setting, lines, pickup};
use crate::payment::Capture;
use crate::service::Refusal;
use crate::service::checkout::PageReply;
use crate::text::{country_name, delivery_days, money, words};

/// What the page is made of, besides the setting.
pub struct CheckoutPage<'a> {
    /// The session, who looks at it, what was refused.
    pub reply: &'a PageReply,
    /// What the shopper just sent, in an answer to a form.
    pub typed: Option<&'a Typed>,
    /// Token of the form that is rendered.
    pub form_token: String,
    /// The buyer secret, for a shopper who has it.
    pub secret: Option<String>,
    /// The redacted checkout, safe in a script element.
    pub ucp_json: String,
    /// Origin of the page around, when this stands in a frame.
    pub host_origin: Option<String>,
    /// The page around's token, if it is a valid one.
    pub host_auth: Option<String>,
    /// `light` or `dark`, as the page around wants it.
    pub color_scheme: Option<String>,
    /// A theme of the brand, instead of the default one.
    pub theme: Option<String>,
    /// Address of the shopper's order page, for a shopper who has the secret.
    pub order_url: Option<String>,
    /// The present, from which deliveries are counted.
    pub now: Timestamp,
}

/// What a form brought. It goes back to its own sender only.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Who buys.
    pub buyer: Buyer,
    /// Where it goes.
    pub destination: PostalAddress,
    /// Whether the form asked for an address.
    pub has_address: bool,
    /// Whether this was meant to pay, so that missing fields are told.
    pub wants_to_pay: bool,
}

/// The view of a checkout.
#[must_use]
pub fn checkout(setting: Setting<'_>, page: CheckoutPage<'_>) -> CheckoutView {
    let checkout = &page.reply.session.checkout;
    let seen = checkout.visible_to(&page.reply.reader);
    let total = seen.totals().total();
    CheckoutView {
        id: seen.id().to_string(),
        locale: setting.audience.locale,
        status: seen.status().as_str().to_owned(),
        host_origin: page.host_origin.clone(),
        host_auth: page.host_auth.clone(),
        color_scheme: page.color_scheme.clone(),
        theme: page.theme.clone(),
        lines: seen
            .lines()
            .iter()
            .map(|line| lines::line(setting, line))
            .collect(),
        totals: lines::totals(setting, seen.totals(), seen.discounts(), seen.shipments()),
        total_text: money(total, setting.audience),
        total_minor: total.amount_minor,
        tax_note: lines::tax_note(setting, seen.totals()),
        discount: discount(setting, &page, &seen),
        free_delivery_hint: free_delivery_hint(setting, &seen),
        alerts: alerts(setting, &page, &seen),
        step: step(setting, &page, &seen),
        ucp_json: page.ucp_json,
        form_token: page.form_token,
        buyer_secret: page.secret,
    }
}

fn step(setting: Setting<'_>, page: &CheckoutPage<'_>, seen: &Seen<'_>) -> CheckoutStep {
    let is_mine = page.reply.session.checkout.can_change(&page.reply.reader);
    match seen.status() {
        CheckoutStatus::Incomplete
        | CheckoutStatus::ReadyForComplete
        | CheckoutStatus::RequiresEscalation { .. }
            if !is_mine =>
        {
            CheckoutStep::Locked {
                asks_again: matches!(page.reply.session.refused, Some(Refusal::NotYours)),
            }
        }
        CheckoutStatus::Incomplete | CheckoutStatus::ReadyForComplete => form(setting, page, seen),
        CheckoutStatus::RequiresEscalation { .. } => CheckoutStep::Challenge {
            stripe: stripe_challenge(setting, page),
        },
        CheckoutStatus::CompleteInProgress { .. } => CheckoutStep::Pending,
        CheckoutStatus::Completed { number, .. } => CheckoutStep::Completed {
            order_number: number.to_string(),
            order_url: page.order_url.clone(),
        },
        CheckoutStatus::Canceled { reason } => CheckoutStep::Ended {
            reason: sentence(reason.code(), setting.audience.locale)
                .unwrap_or_default()
                .to_owned(),
        },
    }
}

fn form(setting: Setting<'_>, page: &CheckoutPage<'_>, seen: &Seen<'_>) -> CheckoutStep {
    let locale = setting.audience.locale;
    let destination = page
        .typed
        .filter(|typed| typed.has_address)
        .map(|typed| &typed.destination)
        .or(seen.destination());
    let country = destination
        .and_then(|destination| destination.country)
        .or(seen.context().country)
        .unwrap_or(setting.audience.country);
    let filled = Filled {
        buyer: page.typed.map(|typed| &typed.buyer).or(seen.buyer()),
        destination,
        country,
        needs: &seen.requirements(),
        tells_missing: page.typed.is_some_and(|typed| typed.wants_to_pay),
    };
    let is_free = seen.totals().total().amount_minor == 0;
    let card_error = match &page.reply.session.refused {
        Some(Refusal::Card(error)) => Some(*error),
        _ => None,
    };
    CheckoutStep::Form {
        fields: fields(&filled, locale),
        countries: countries(setting, country),
        country: country.to_string(),
        delivery: seen
            .options()
            .iter()
            .map(|option| delivery(setting, option, seen, page.now))
            .collect(),
        way: way(setting, seen),
        stores: pickup::stores(setting, seen, page.now),
        shipments: pickup::shipments(setting, seen, page.now),
        card: if setting.state.config.test_payments && !is_free {
            card(card_error, locale)
        } else {
            Vec::new()
        },
        test_payment: setting.state.config.test_payments && !is_free,
        stripe: stripe(setting, seen).filter(|_| !is_free),
    }
}

/// Stripe's own fields. Where the test provider is on too, it goes first: both at once would ask for two cards.
fn stripe(setting: Setting<'_>, seen: &Seen<'_>) -> Option<StripeView> {
    let config = &setting.state.config;
    let api = config.stripe.as_ref().filter(|_| !config.test_payments)?;
    Some(StripeView {
        publishable_key: api.publishable_key.clone(),
        currency: seen.totals().currency().as_str().to_lowercase(),
        capture: match api.capture {
            Capture::Automatic => "automatic",
            Capture::Manual => "manual",
        },
    })
}

fn stripe_challenge(setting: Setting<'_>, page: &CheckoutPage<'_>) -> Option<StripeChallengeView> {
    let api = setting.state.config.stripe.as_ref()?;
    let challenge = page.reply.challenge.as_ref()?;
    Some(StripeChallengeView {
        publishable_key: api.publishable_key.clone(),
        client_secret: challenge.client_secret.clone(),
    })
}

/// Where the shop delivers, by name. The chosen country is among them even if it does not:
/// a menu that silently jumps to another country sends parcels astray.
fn countries(setting: Setting<'_>, chosen: Country) -> Vec<(String, String)> {
    let mut countries: Vec<(String, String)> = ('A'..='Z')
        .flat_map(|first| ('A'..='Z').map(move |second| format!("{first}{second}")))
        .filter_map(|code| code.parse::<Country>().ok())
        .filter(|country| {
            *country == chosen
                || setting
                    .state
                    .config
                    .fulfillment
                    .shipping
                    .delivers_to(*country)
        })
        .map(|country| (country.to_string(), country_name(country, setting.audience)))
        .collect();
    countries.sort_by_key(|(_, name)| name.to_lowercase().replace('ö', "o"));
    countries
}

/// What of the form the goods need.
fn way(setting: Setting<'_>, seen: &Seen<'_>) -> WayView {
    let has_stores = setting
        .state
        .config
        .fulfillment
        .pickup_places()
        .next()
        .is_some();
    match (seen.pickup(), seen.needs_address()) {
        (Some(_), _) => WayView::Pickup,
        (None, true) => WayView::Delivery { has_stores },
        (None, false) => WayView::Download,
    }
}

fn delivery(
    setting: Setting<'_>,
    option: &FulfillmentOption,
    seen: &Seen<'_>,
    now: Timestamp,
) -> DeliveryOptionView {
    let locale = setting.audience.locale;
    DeliveryOptionView {
        id: option.id.to_string(),
        title: option.title.get(locale).to_owned(),
        description: delivery_days(
            now,
            option.earliest_days,
            option.latest_days,
            setting.audience,
        ),
        price: match option.price.amount_minor {
            0 => words::free(locale).to_owned(),
            _ => money(option.price, setting.audience),
        },
        selected: seen
            .selected()
            .is_some_and(|selected| selected.id == option.id),
    }
}

/// The field for a code, where the shop has codes and one can still be typed.
fn discount(
    setting: Setting<'_>,
    page: &CheckoutPage<'_>,
    seen: &Seen<'_>,
) -> Option<DiscountCodeView> {
    let is_open = matches!(
        seen.status(),
        CheckoutStatus::Incomplete | CheckoutStatus::ReadyForComplete
    );
    let mut known = setting.state.config.discounts.iter();
    let has_codes = known.any(|discount| !discount.is_automatic());
    let discounts = seen.discounts();
    let is_mine = page.reply.session.checkout.can_change(&page.reply.reader);
    if !is_open || !is_mine || (!has_codes && discounts.codes.is_empty()) {
        return None;
    }
    if let Some(code) = discounts.applied.iter().find_map(|one| one.code.as_ref()) {
        return Some(DiscountCodeView::Applied(code.as_str().to_owned()));
    }
    let rejected = discounts.rejected.first();
    let typed = rejected.and_then(|rejected| discounts.codes.get(rejected.index));
    Some(DiscountCodeView::Field {
        value: typed.map_or_else(String::new, |code| code.as_str().to_owned()),
        error: rejected
            .and_then(|rejected| sentence(rejected.reason.code(), setting.audience.locale))
            .map(str::to_owned),
    })
}

/// How much more makes a way of delivery free, if that helps to know.
fn free_delivery_hint(setting: Setting<'_>, seen: &Seen<'_>) -> Option<String> {
    if seen.status().is_final() || seen.status().attempt().is_some() {
        return None;
    }
    let country = seen
        .destination()
        .and_then(|d| d.country)
        .or(seen.context().country)?;
    if !seen.needs_address() {
        return None;
    }
    let basket = Parcel {
        value: seen.totals().goods(),
        weight_grams: seen.lines().iter().map(PricedLine::weight_grams).sum(),
    };
    let shipping = &setting.state.config.fulfillment.shipping;
    let free = shipping.free_delivery(country, basket)?;
    Some(words::free_delivery_hint(
        &money(free.missing, setting.audience),
        setting.audience.locale,
    ))
}

/// What concerns the whole checkout, the answer to what was just tried first.
fn alerts(setting: Setting<'_>, page: &CheckoutPage<'_>, seen: &Seen<'_>) -> Vec<String> {
    let locale = setting.audience.locale;
    let session = &page.reply.session;
    let mut alerts = Vec::new();
    if let Some(refusal) = session
        .refused
        .as_ref()
        .filter(|_| !seen.status().is_final())
    {
        match refusal {
            // Told line by line below, and by the step itself.
            Refusal::Lines(_) | Refusal::NotYours => {}
            // Whoever only tried a code reads it beside the code.
            Refusal::DiscountCode(_) if !page.typed.is_some_and(|typed| typed.wants_to_pay) => {}
            Refusal::Card(_)
            | Refusal::DiscountCode(_)
            | Refusal::Checkout(CheckoutError::NotReady(_)) => {
                alerts.push(Text::of(locale).check_fields.to_owned());
            }
            Refusal::Checkout(CheckoutError::TotalChanged { now, .. }) => {
                alerts.push(words::total_changed(
                    &money(now.total(), setting.audience),
                    locale,
                ));
            }
            Refusal::StaleForm => alerts.push(words::stale_form(locale).to_owned()),
            other => {
                let text = sentence(other.code(), locale);
                alerts.push(text.map_or_else(|| other.to_string(), str::to_owned));
            }
        }
    } else if let Some(failure) = seen.last_failure() {
        alerts.extend(sentence(failure.code(), locale).map(str::to_owned));
    }
    alerts.extend(line_problems(setting, &session.problems, seen.lines()));
    alerts
}
