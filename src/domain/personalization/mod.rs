//! Made to measure and personal: what a shopper may specify of a product, and what that costs.
//!
//! A product declares [`Field`]s and [`PriceRule`]s; a cart line carries a [`Personalization`], the values that were chosen.
//! Everything is whole numbers and text. It must not know a wire format, a form or a catalog.
//! To add a kind of field: a variant of [`FieldKind`] with its check, and its control in `view::post::personal`.

mod choice;
mod field;
mod price;
mod specified;
#[cfg(test)]
mod tests;

pub use choice::{Personalization, PersonalizationError, PersonalizationProblem, Value};
pub use field::{CharacterSet, Field, FieldError, FieldKind, LengthUnit};
pub use price::PriceRule;
pub use specified::{Specified, specified};

use serde::{Deserialize, Serialize};

use super::MoneyError;

/// What of a product can be specified. The default is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personalizable {
    /// What is asked for, in the order to ask.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// What the answers add to a variant's price.
    #[serde(default)]
    pub prices: Vec<PriceRule>,
}

impl Personalizable {
    /// Whether there is nothing to specify.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The field with this id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Whether the fields and rules hold together.
    ///
    /// # Errors
    /// Names the field or the rule that does not.
    pub fn check(&self) -> Result<(), FieldError> {
        for (index, field) in self.fields.iter().enumerate() {
            field.check()?;
            if self
                .fields
                .iter()
                .take(index)
                .any(|other| other.id == field.id)
            {
                return Err(FieldError::Twice(field.id.clone()));
            }
        }
        self.prices.iter().try_for_each(|rule| rule.check(self))
    }

    /// What the values add to the price of one piece, in minor units of the variant's currency.
    ///
    /// # Errors
    /// When the amount does not fit.
    pub fn surcharge_minor(&self, chosen: &Personalization) -> Result<i64, MoneyError> {
        self.prices.iter().try_fold(0_i64, |sum, rule| {
            sum.checked_add(rule.amount_minor(self, chosen)?)
                .ok_or(MoneyError::Overflow)
        })
    }
}
