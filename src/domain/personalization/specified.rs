//! An answer together with its question, as a bag, a checkout and an order show it, also after the product has changed.

use serde::{Deserialize, Serialize};

use super::{LengthUnit, Personalizable, Personalization, Value};
use crate::domain::Localized;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specified {
    /// The field's id.
    pub field: String,
    /// What was asked.
    pub label: Localized,
    /// What was answered.
    pub value: Value,
    /// The unit of a measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<LengthUnit>,
}

impl Specified {
    /// The answer as text: "1200 mm", or the engraving itself.
    #[must_use]
    pub fn text(&self) -> String {
        match (&self.value, self.unit) {
            // A narrow no-break space keeps number and unit together.
            (Value::Number(number), Some(unit)) => format!("{number}\u{202f}{}", unit.symbol()),
            (Value::Number(number), None) => number.to_string(),
            (Value::Text(text), _) => text.clone(),
        }
    }
}

/// The answers in the order of the fields. What the product does not ask for is left out.
#[must_use]
pub fn specified(chosen: &Personalization, allowed: &Personalizable) -> Vec<Specified> {
    let answered = allowed.fields.iter().filter_map(|field| {
        Some(Specified {
            field: field.id.clone(),
            label: field.label.clone(),
            value: chosen.get(&field.id)?.clone(),
            unit: field.kind.unit(),
        })
    });
    answered.collect()
}

/// The answers alone, as a cart line keeps them.
impl FromIterator<Specified> for Personalization {
    fn from_iter<T: IntoIterator<Item = Specified>>(answers: T) -> Self {
        answers
            .into_iter()
            .map(|one| (one.field, one.value))
            .collect()
    }
}
