//! From what somebody wants to what it costs: lines are priced from the catalog alone, whatever a client may claim.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::personalization::{PersonalizationError, Specified, specified};
use super::{
    CartLine, Catalog, LineItemId, Localized, Money, MoneyError, ProductId, Quantity, Supply,
    TaxCategory, UnitPrice, VariantId,
};

/// A line with everything a shopper is shown, as the catalog had it when it was priced. An order keeps it for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricedLine {
    /// Names the line within its cart, checkout and order.
    pub id: LineItemId,
    /// The product it belongs to.
    pub product: ProductId,
    /// What is bought.
    pub variant: VariantId,
    /// The product's title.
    pub title: Localized,
    /// The variant's own title, where the product has more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant_title: Option<Localized>,
    /// File name or address of the variant's picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What one piece costs, with or without taxes as the market has it.
    pub unit_price: Money,
    /// How many pieces.
    pub quantity: Quantity,
    /// How each piece is made, in the order of the product's fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personalization: Vec<Specified>,
    /// Unit price times quantity, before any discount.
    pub total: Money,
    /// Which rate it is taxed with.
    #[serde(default)]
    pub tax: TaxCategory,
    /// The product's tags, which discounts may name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Where its pieces were when it was priced, and what it takes to hand them over.
    #[serde(default)]
    pub supply: Supply,
    /// What one piece cost before, for the struck-through price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price: Option<Money>,
    /// The lowest price of the 30 days before that reduction, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest_price: Option<Money>,
    /// What the goods cost per kilogram, litre or metre, where that has to be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_unit: Option<UnitPrice>,
}

/// Lines with their prices, and what stands against selling them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Priced {
    /// Every line whose variant exists, also when there are not enough pieces.
    pub lines: Vec<PricedLine>,
    /// What stands against selling, line by line.
    pub problems: Vec<LineProblem>,
}

/// Why a line cannot be sold as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    /// The line it is about.
    pub line: LineItemId,
    /// The variant it is about.
    pub variant: VariantId,
    /// What is wrong.
    pub kind: LineProblemKind,
    /// Which answers cannot be, for [`LineProblemKind::Unmakeable`].
    pub answers: Vec<PersonalizationError>,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineProblemKind {
    /// The catalog has no such variant, or no longer.
    Unavailable,
    /// There is none left.
    OutOfStock,
    /// There are fewer than asked for.
    NotEnough {
        /// How many are left.
        left: u32,
    },
    /// It cannot be made as specified.
    Unmakeable,
}

impl PricedLine {
    /// What the line weighs, in grams.
    #[must_use]
    pub fn weight_grams(&self) -> u64 {
        u64::from(self.supply.weight_grams) * u64::from(self.quantity.get())
    }

    /// The same without the stock at that moment, for an order to keep.
    #[must_use]
    pub fn without_stock(self) -> Self {
        Self {
            supply: self.supply.without_stock(),
            ..self
        }
    }
}

impl LineProblemKind {
    /// The stable code of this problem; the first two are UCP standard errors.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unavailable => "item_unavailable",
            Self::OutOfStock => "out_of_stock",
            Self::NotEnough { .. } => "insufficient_stock",
            Self::Unmakeable => "personalization_invalid",
        }
    }
}

/// Prices lines from a catalog snapshot. Fails only where an amount does not fit; everything else is a problem of a
/// line.
pub fn price_lines(lines: &[CartLine], catalog: &Catalog) -> Result<Priced, MoneyError> {
    let mut priced = Priced::default();
    let mut taken: BTreeMap<&VariantId, u32> = BTreeMap::new();
    for line in lines {
        let problem = |kind| LineProblem {
            line: line.id.clone(),
            variant: line.variant.clone(),
            kind,
            answers: Vec::new(),
        };
        let Some((product, variant)) = catalog.variant(&line.variant) else {
            priced.problems.push(problem(LineProblemKind::Unavailable));
            continue;
        };
        // Lines of one variant that are made differently share its pieces.
        let before = taken.entry(&line.variant).or_default();
        let left = catalog
            .sellable(variant)
            .map(|left| left.saturating_sub(*before));
        *before = before.saturating_add(line.quantity.get());
        match left {
            Some(0) => priced.problems.push(problem(LineProblemKind::OutOfStock)),
            Some(left) if left < line.quantity.get() => {
                priced
                    .problems
                    .push(problem(LineProblemKind::NotEnough { left }));
            }
            Some(_) | None => {}
        }
        let allowed = &product.personalization;
        let chosen = line.personalization.tidied(allowed);
        if let Err(answers) = chosen.check(allowed) {
            priced.problems.push(LineProblem {
                answers,
                ..problem(LineProblemKind::Unmakeable)
            });
        }
        let surcharge = Money::new(allowed.surcharge_minor(&chosen)?, variant.price.currency);
        let unit_price = variant.price.checked_add(surcharge)?;
        let before =
            |price: Option<Money>| price.map(|price| price.checked_add(surcharge)).transpose();
        priced.lines.push(PricedLine {
            id: line.id.clone(),
            product: product.id.clone(),
            variant: variant.id.clone(),
            title: product.title.clone(),
            variant_title: (product.variants.len() > 1).then(|| variant.title.clone()),
            image: product.image_of(variant).map(|image| image.src.clone()),
            unit_price,
            quantity: line.quantity,
            personalization: specified(&chosen, allowed),
            total: unit_price.checked_mul(line.quantity.into())?,
            tax: product.tax,
            tags: product.tags.clone(),
            supply: catalog.supply(variant),
            // What is added for how a piece is made was added before the reduction too.
            list_price: before(variant.list_price)?,
            lowest_price: before(catalog.lowest_price(variant))?,
            per_unit: variant.unit_price(),
        });
    }
    Ok(priced)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::Personalization;
    use super::super::catalog::samples::catalog;
    use super::*;

    fn line(n: u32, variant: &str, pieces: i64) -> CartLine {
        CartLine {
            id: LineItemId::numbered(n),
            variant: VariantId::new(variant).unwrap(),
            quantity: Quantity::new(pieces).unwrap(),
            personalization: Personalization::none(),
        }
    }

    #[test]
    fn a_line_costs_what_the_catalog_says() {
        let priced = price_lines(&[line(1, "lounge-chair-olive", 2)], &catalog()).unwrap();
        let line = &priced.lines[0];
        assert_eq!(
            (line.unit_price.amount_minor, line.total.amount_minor),
            (64_900, 129_800)
        );
        assert_eq!(line.variant_title, Some("Olive".into()));
        assert_eq!(line.image.as_deref(), Some("lounge-chair.jpg"));
        assert_eq!(priced.problems, []);
    }

    #[test]
    fn what_cannot_be_sold_is_said_line_by_line() {
        let lines = [
            line(1, "lounge-chair-olive", 4),
            line(2, "lounge-chair-rust", 1),
            line(3, "no-such-thing", 1),
        ];
        let priced = price_lines(&lines, &catalog()).unwrap();
        let told: Vec<_> = priced
            .problems
            .iter()
            .map(|p| (p.line.as_str(), p.kind.code()))
            .collect();
        assert_eq!(
            told,
            [
                ("li_1", "insufficient_stock"),
                ("li_2", "out_of_stock"),
                ("li_3", "item_unavailable")
            ]
        );
        assert_eq!(
            priced.lines.len(),
            2,
            "an unknown variant has no price to show"
        );
    }
}
