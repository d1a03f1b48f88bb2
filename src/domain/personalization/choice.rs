//! What a shopper has chosen, checked against what the product allows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Field, FieldKind, LengthUnit, Personalizable};
use crate::domain::Localized;

/// The chosen values by field id. Two lines of one variant are the same line only when these are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personalization(BTreeMap<String, Value>);

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A measure, in the field's unit.
    Number(i64),
    /// An engraving.
    Text(String),
}

/// An answer that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{field}: {problem}")]
pub struct PersonalizationError {
    /// The field it is about.
    pub field: String,
    /// What the field is called; its id where the product has none of that name.
    pub label: Localized,
    /// The unit of a measure.
    pub unit: Option<LengthUnit>,
    /// What is wrong.
    pub problem: PersonalizationProblem,
}

/// What can be wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PersonalizationProblem {
    /// The product asks for no such thing.
    #[error("this cannot be specified")]
    Unknown,
    /// The product cannot be made without it.
    #[error("it is needed")]
    Missing,
    /// Text where a number is needed, or the other way round.
    #[error("a value of another kind is needed")]
    Kind,
    /// Below the least or above the most.
    #[error("it must be between {min} and {max}")]
    OutOfRange {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// Between two steps.
    #[error("it must be a multiple of {step} above {min}")]
    OffStep {
        /// Where steps begin.
        min: i64,
        /// From one to the next.
        step: i64,
    },
    /// More characters than fit.
    #[error("it must not be longer than {max} characters")]
    TooLong {
        /// The most.
        max: u32,
    },
    /// A character that cannot be written.
    #[error("{0:?} cannot be engraved")]
    Character(char),
}

impl FromIterator<(String, Value)> for Personalization {
    fn from_iter<T: IntoIterator<Item = (String, Value)>>(answers: T) -> Self {
        Self(answers.into_iter().collect())
    }
}

impl PersonalizationProblem {
    /// The stable code of this problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "personalization_unknown",
            Self::Missing => "personalization_required",
            Self::Kind => "personalization_invalid",
            Self::OutOfRange { .. } => "personalization_out_of_range",
            Self::OffStep { .. } => "personalization_off_step",
            Self::TooLong { .. } => "personalization_too_long",
            Self::Character(_) => "personalization_character",
        }
    }
}

impl Personalization {
    /// Nothing specified.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether nothing is specified.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer to a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field)
    }

    /// A measure, if that is what was answered.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<i64> {
        match self.get(field)? {
            Value::Number(number) => Some(*number),
            Value::Text(_) => None,
        }
    }

    /// The answers, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }

    /// Reads answers as they come from outside: text is trimmed and its spaces run together, digits answer a measure, and an empty
    /// answer is none. What cannot be read so stays as it came, for the check to name.
    #[must_use]
    pub fn read(
        answers: impl IntoIterator<Item = (String, Value)>,
        allowed: &Personalizable,
    ) -> Self {
        let tidied = answers.into_iter().filter_map(|(id, value)| {
            let value = match value {
                Value::Text(text) => {
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    if text.is_empty() {
                        return None;
                    }
                    let is_measure = matches!(
                        allowed.field(&id).map(|field| &field.kind),
                        Some(FieldKind::Measure { .. })
                    );
                    match text.parse() {
                        Ok(number) if is_measure => Value::Number(number),
                        _ => Value::Text(text),
                    }
                }
                number @ Value::Number(_) => number,
            };
            Some((id, value))
        });
        Self(tidied.collect())
    }

    /// The same answers, as [`Personalization::read`] reads them.
    #[must_use]
    pub fn tidied(&self, allowed: &Personalizable) -> Self {
        Self::read(self.0.clone(), allowed)
    }

    /// Whether the product can be made like this.
    ///
    /// # Errors
    /// One for every answer that cannot be, in the order of the fields.
    pub fn check(&self, allowed: &Personalizable) -> Result<(), Vec<PersonalizationError>> {
        let unknown = self.0.keys().filter(|id| allowed.field(id).is_none());
        let unknown = unknown.map(|id| PersonalizationError {
            field: id.clone(),
            label: Localized::plain(id),
            unit: None,
            problem: PersonalizationProblem::Unknown,
        });
        let wrong = allowed.fields.iter().filter_map(|field| {
            let problem = match self.get(&field.id) {
                Some(value) => problem_of(field, value)?,
                None if field.required => PersonalizationProblem::Missing,
                None => return None,
            };
            Some(PersonalizationError {
                field: field.id.clone(),
                label: field.label.clone(),
                unit: field.kind.unit(),
                problem,
            })
        });
        let errors: Vec<_> = wrong.chain(unknown).collect();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

fn problem_of(field: &Field, value: &Value) -> Option<PersonalizationProblem> {
    match (&field.kind, value) {
        (FieldKind::Measure { min, max, step, .. }, Value::Number(number)) => {
            let (min, max, step) = (*min, *max, *step);
            if *number < min || *number > max {
                return Some(PersonalizationProblem::OutOfRange { min, max });
            }
            // Within the limits, so nothing overflows; a step of 0 does not pass `Field::check`.
            let rest = (number - min).checked_rem(step).unwrap_or_default();
            (rest != 0).then_some(PersonalizationProblem::OffStep { min, step })
        }
        (
            FieldKind::Engraving {
                max_characters,
                characters,
            },
            Value::Text(text),
        ) => {
            if let Some(other) = text
                .chars()
                .find(|character| !characters.allows(*character))
            {
                return Some(PersonalizationProblem::Character(other));
            }
            let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            (length > *max_characters).then_some(PersonalizationProblem::TooLong {
                max: *max_characters,
            })
        }
        _ => Some(PersonalizationProblem::Kind),
    }
}
