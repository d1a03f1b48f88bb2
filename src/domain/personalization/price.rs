//! What a choice adds to the price. Whole numbers only; a started cent is a cent, in the shop's favour and told before the purchase.

use serde::{Deserialize, Serialize};

use super::{FieldError, FieldKind, Personalizable, Personalization};
use crate::domain::MoneyError;

/// A rule that adds to the price of one piece. Amounts are minor units of the variant's currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum PriceRule {
    /// Once, when the field is answered: an engraving.
    WhenSet {
        /// The field.
        field: String,
        /// What it adds.
        amount_minor: i64,
    },
    /// For every started `size` of a measure above `from`: a longer strap.
    PerLength {
        /// The measure.
        field: String,
        /// What is included in the variant's price, in the field's unit.
        #[serde(default)]
        from: i64,
        /// In the field's unit.
        size: i64,
        /// What each adds.
        amount_minor: i64,
    },
    /// By area, with an area that is included: a blind.
    PerSquareMetre {
        /// A measure.
        width: String,
        /// Another.
        height: String,
        /// What is included in the variant's price, in square millimetres.
        #[serde(default)]
        included_mm2: i64,
        /// What a square metre adds.
        amount_minor: i64,
    },
}

const MM2_PER_M2: i64 = 1_000_000;

impl PriceRule {
    /// Whether the rule's fields exist and its numbers make sense.
    pub(super) fn check(&self, product: &Personalizable) -> Result<(), FieldError> {
        let is_measure = |id: &String| {
            let kind = product.field(id).map(|field| &field.kind);
            matches!(kind, Some(FieldKind::Measure { .. }))
                .then_some(())
                .ok_or_else(|| FieldError::Rule(id.clone()))
        };
        let (about, is_sane) = match self {
            Self::WhenSet {
                field,
                amount_minor,
            } => {
                product
                    .field(field)
                    .ok_or_else(|| FieldError::Rule(field.clone()))?;
                (field, *amount_minor >= 0)
            }
            Self::PerLength {
                field,
                from,
                size,
                amount_minor,
            } => {
                is_measure(field)?;
                (field, *amount_minor >= 0 && *from >= 0 && *size > 0)
            }
            Self::PerSquareMetre {
                width,
                height,
                included_mm2,
                amount_minor,
            } => {
                is_measure(width)?;
                is_measure(height)?;
                (width, *amount_minor >= 0 && *included_mm2 >= 0)
            }
        };
        is_sane
            .then_some(())
            .ok_or_else(|| FieldError::Amount(about.clone()))
    }

    /// What the rule adds to one piece; nothing where its fields are not answered.
    pub(super) fn amount_minor(
        &self,
        product: &Personalizable,
        chosen: &Personalization,
    ) -> Result<i64, MoneyError> {
        let millimetres = |id: &str| {
            let unit = match product.field(id)?.kind {
                FieldKind::Measure { unit, .. } => unit.millimetres(),
                FieldKind::Engraving { .. } => return None,
            };
            chosen.number(id)?.checked_mul(unit)
        };
        let times = |count: i64, amount: i64| count.checked_mul(amount).ok_or(MoneyError::Overflow);
        match self {
            Self::WhenSet {
                field,
                amount_minor,
            } => Ok(chosen.get(field).map_or(0, |_| *amount_minor)),
            Self::PerLength {
                field,
                from,
                size,
                amount_minor,
            } => {
                let above = chosen
                    .number(field)
                    .unwrap_or(*from)
                    .saturating_sub(*from)
                    .max(0);
                times(started(above, *size), *amount_minor)
            }
            Self::PerSquareMetre {
                width,
                height,
                included_mm2,
                amount_minor,
            } => {
                let (Some(width), Some(height)) = (millimetres(width), millimetres(height)) else {
                    return Ok(0);
                };
                let above = times(width, height)?.saturating_sub(*included_mm2).max(0);
                Ok(started(times(above, *amount_minor)?, MM2_PER_M2))
            }
        }
    }
}

/// How many portions of `size` cover `whole`; the last may be a part of one.
fn started(whole: i64, size: i64) -> i64 {
    let full = whole.checked_div(size).unwrap_or_default();
    let has_rest = whole.checked_rem(size).unwrap_or_default() > 0;
    full.saturating_add(i64::from(has_rest))
}
