//! What stands in the way, as messages with a code, a place and a sentence.

use super::{MapContext, personal::personalization_problem, text};
use crate::domain::PricedLine;
use crate::domain::checkout::{CheckoutStatus, CheckoutView, EscalationReason, Part, Requirement};
use crate::domain::pricing::LineProblem;
use crate::ucp::{ErrorResponse, Message, Severity};

/// An error by its code, with the sentence that the table has for it, else `detail`.
#[must_use]
pub fn error(code: &str, detail: &str, severity: Severity, ctx: &MapContext<'_>) -> Message {
    let content = text::sentence(code, ctx.locale)
        .unwrap_or(detail)
        .to_owned();
    Message::Error {
        code: code.to_owned(),
        path: None,
        content,
        severity,
    }
}

/// The sentence of a code in the table.
pub(super) fn content(code: &str, ctx: &MapContext<'_>) -> String {
    text::sentence(code, ctx.locale)
        .unwrap_or_default()
        .to_owned()
}

/// A reply that is nothing but an error: no cart, checkout, product or order could be made or found.
#[must_use]
pub fn error_response(code: &str, detail: &str, ctx: &MapContext<'_>) -> ErrorResponse {
    ErrorResponse::new(
        error(code, detail, Severity::Unrecoverable, ctx),
        Vec::new(),
    )
}

/// The reply to an id that leads nowhere.
#[must_use]
pub fn not_found(ctx: &MapContext<'_>) -> ErrorResponse {
    error_response("not_found", "There is nothing here.", ctx)
}

/// A line that cannot be sold as asked. `lines` are the lines of the reply, for the place.
#[must_use]
pub fn line_problem(problem: &LineProblem, lines: &[PricedLine], ctx: &MapContext<'_>) -> Message {
    let place = lines.iter().position(|line| line.id == problem.line);
    let code = problem
        .answers
        .first()
        .map_or(problem.kind.code(), |answer| answer.problem.code());
    let sentences = problem
        .answers
        .iter()
        .map(|answer| personalization_problem(answer, ctx.locale));
    let detail = sentences.collect::<Vec<_>>().join(" ");
    let mut message = error(code, &detail, Severity::Recoverable, ctx);
    if let Message::Error { path, .. } = &mut message {
        *path = place.map(|index| format!("$.line_items[{index}]"));
    }
    message
}

/// What has to be told beside the prices of lines.
pub(super) fn price_notes(lines: &[PricedLine], ctx: &MapContext<'_>) -> Vec<Message> {
    let told = lines.iter().enumerate().filter_map(|(index, line)| {
        (ctx.price_note)(line, ctx.locale, ctx.market).map(|content| Message::Info {
            code: Some("price_note".to_owned()),
            path: Some(format!("$.line_items[{index}]")),
            content,
        })
    });
    told.collect()
}

/// Everything a checkout has to say about itself.
pub(super) fn of_checkout(view: &CheckoutView<'_>, ctx: &MapContext<'_>) -> Vec<Message> {
    let mut messages = Vec::new();
    match view.status() {
        CheckoutStatus::Incomplete | CheckoutStatus::ReadyForComplete => {
            messages.extend(
                view.last_failure()
                    .map(|failure| error(failure.code(), "", Severity::Recoverable, ctx)),
            );
            messages.extend(
                view.requirements()
                    .iter()
                    .map(|need| requirement(need, ctx)),
            );
        }
        CheckoutStatus::RequiresEscalation {
            reason: EscalationReason::PaymentChallenge { .. },
        } => {
            let severity = Severity::RequiresBuyerReview;
            messages.push(error("payment_requires_action", "", severity, ctx));
        }
        CheckoutStatus::CompleteInProgress { .. } => {
            messages.push(info("checkout_in_progress", ctx))
        }
        CheckoutStatus::Canceled { reason } => messages.push(info(reason.code(), ctx)),
        CheckoutStatus::Completed { .. } => {}
    }
    if !view.shows_details() && !view.status().is_final() {
        messages.push(info("details_withheld", ctx));
    }
    messages
}

fn info(code: &str, ctx: &MapContext<'_>) -> Message {
    Message::Info {
        code: Some(code.to_owned()),
        path: None,
        content: content(code, ctx),
    }
}

fn requirement(need: &Requirement, ctx: &MapContext<'_>) -> Message {
    const METHOD: &str = "$.fulfillment.methods[0]";
    let place = match need {
        Requirement::Field {
            part: Part::Buyer,
            problem,
        } => {
            format!("$.buyer.{}", problem.field.name())
        }
        Requirement::Field {
            part: Part::Destination,
            problem,
        } => {
            format!("{METHOD}.destinations[0].{}", problem.field.name())
        }
        Requirement::DeliverableDestination => format!("{METHOD}.selected_destination_id"),
        Requirement::FulfillmentOption => format!("{METHOD}.groups[0].selected_option_id"),
        Requirement::DeliverableStock => METHOD.to_owned(),
        Requirement::PickupStock => format!("{METHOD}.selected_destination_id"),
    };
    let mut message = error(need.code(), "", Severity::Recoverable, ctx);
    if let Message::Error { path, .. } = &mut message {
        *path = Some(place);
    }
    message
}
