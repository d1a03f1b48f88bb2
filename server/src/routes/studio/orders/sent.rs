//! A form about an order, as it was sent, and why it was refused.

use axum::http::StatusCode;
use spotlet::domain::Money;
use spotlet::domain::id::LineItemId;
use spotlet::domain::order::{LifeError, Order, Pieces};
use spotlet::view::studio::words::OrderDeskWords;
use url::form_urlencoded;

use crate::problem::Problem;
use crate::service::order::Once;
use crate::service::{Fault, Refusal};
use crate::text::{Audience, money};
use crate::token;

/// What was sent.
#[derive(Debug)]
pub struct Sent {
    fields: Vec<(String, String)>,
    /// The chosen pieces, without those that were set to none.
    pub pieces: Vec<Pieces>,
    said_hash: String,
}

impl Sent {
    /// Reads a form: `line_{id}` is a number of pieces.
    pub fn parse(body: &str) -> Self {
        let fields: Vec<(String, String)> = form_urlencoded::parse(body.as_bytes())
            .map(|(key, value)| (key.into_owned(), value.trim().to_owned()))
            .collect();
        let pieces = fields.iter().filter_map(|(key, value)| {
            let line = LineItemId::new(key.strip_prefix("line_")?).ok()?;
            let quantity = value.parse().ok().filter(|quantity| *quantity > 0)?;
            Some(Pieces { line, quantity })
        });
        Self {
            pieces: pieces.collect(),
            said_hash: token::hash(body),
            fields,
        }
    }

    /// A field; empty when it was not sent.
    pub fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }

    /// Whether it was shown once more and confirmed.
    pub fn is_confirmed(&self) -> bool {
        self.field("step") == "confirm"
    }

    /// Everything that the page that shows it once more sends again.
    pub fn again(&self) -> Vec<(String, String)> {
        let mut fields = self.fields.clone();
        fields.retain(|(key, value)| key != "step" && !(key.starts_with("line_") && value == "0"));
        fields.push(("step".to_owned(), "confirm".to_owned()));
        fields
    }

    /// What makes it count once. A form without a token counts each time; ours all have one.
    pub fn once(&self, member: &spotlet::domain::Member, what: &'static str) -> Once {
        let token = match self.field("token") {
            "" => token::id(),
            token => token.chars().take(80).collect(),
        };
        Once {
            by: member.id.to_string(),
            name: member.name.clone(),
            what,
            token,
            said_hash: self.said_hash.clone(),
        }
    }
}

/// Why it was refused, in words.
pub fn told(fault: &Fault, order: &Order, audience: Audience) -> (StatusCode, String) {
    let words = OrderDeskWords::of(audience.locale);
    let left = |left: Money| words.er_too_much.replace("{left}", &money(left, audience));
    let text = match fault {
        Fault::Refused(Refusal::Order(error)) => match error {
            LifeError::Cancelled => words.er_cancelled.to_owned(),
            LifeError::HandedOver | LifeError::UnderWay => words.er_handed_over.to_owned(),
            LifeError::Withdrawn => words.er_withdrawn.to_owned(),
            LifeError::TooMany { .. } => words.er_too_many.to_owned(),
            LifeError::NothingLeft | LifeError::WithdrawalOver => words.er_nothing.to_owned(),
            LifeError::Received(_) => words.er_received.to_owned(),
            LifeError::TooMuch { left: most } => left(*most),
            LifeError::NoAmount => left(order.refundable()),
            LifeError::UnknownLine(_)
            | LifeError::UnknownParcel(_)
            | LifeError::UnknownRefund(_) => words.er_unknown.to_owned(),
        },
        Fault::Refused(_) => words.er_provider.to_owned(),
        Fault::Problem(Problem::IdempotencyConflict) => words.bad_form.to_owned(),
        Fault::NotFound | Fault::Gone => words.er_unknown.to_owned(),
        Fault::Problem(problem) => {
            tracing::error!("a step of an order failed: {problem}");
            return (problem.status(), words.er_failed.to_owned());
        }
    };
    (StatusCode::CONFLICT, text)
}
