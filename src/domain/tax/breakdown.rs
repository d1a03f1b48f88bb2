//! What a document is taxed with, rate by rate.

use serde::{Deserialize, Serialize};

use super::{PriceMode, Rounding, TaxCategory, TaxMarket, TaxRate};
use crate::domain::{Money, MoneyError};

/// Something that is taxed: what remains to be paid for it after every discount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taxed {
    /// What it falls under.
    pub category: TaxCategory,
    /// What is paid for it.
    pub amount: Money,
}

/// What one rate comes to, as an invoice tells it. Amounts in minor units of the document's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    /// The rate, in basis points.
    pub rate: TaxRate,
    /// What is paid for the goods and the delivery under this rate, as prices stand: with the tax where it is included.
    pub taxed_minor: i64,
    /// The tax.
    pub tax_minor: i64,
    /// Whether `taxed_minor` includes it.
    pub is_included: bool,
}

impl TaxLine {
    /// What was taxed, without the tax.
    #[must_use]
    pub fn net_minor(&self) -> i64 {
        if self.is_included {
            self.taxed_minor.saturating_sub(self.tax_minor)
        } else {
            self.taxed_minor
        }
    }
}

impl TaxMarket {
    /// The taxes on goods and their delivery, the highest rate first. Delivery shares the fate of the goods it brings: it
    /// is split among their rates by value, so that a bag of books is not delivered at the rate of chairs.
    pub fn breakdown(
        &self,
        goods: &[Taxed],
        delivery: Option<Money>,
    ) -> Result<Vec<TaxLine>, MoneyError> {
        let mut taxed = goods.to_vec();
        if let Some(price) = delivery {
            taxed.extend(split(goods, price)?);
        }
        let mut rates: Vec<TaxRate> = taxed.iter().map(|one| self.rate(one.category)).collect();
        rates.sort_unstable_by(|one, other| other.cmp(one));
        rates.dedup();
        rates
            .into_iter()
            .map(|rate| self.line(rate, &taxed))
            .collect()
    }

    fn line(&self, rate: TaxRate, taxed: &[Taxed]) -> Result<TaxLine, MoneyError> {
        let amounts = taxed
            .iter()
            .filter(|one| self.rate(one.category) == rate)
            .map(|one| one.amount);
        let (mut sum, mut tax) = (0i64, 0i64);
        let add = |sum: i64, more: i64| sum.checked_add(more).ok_or(MoneyError::Overflow);
        let mut whole = None;
        for amount in amounts {
            sum = add(sum, amount.amount_minor)?;
            tax = add(tax, self.tax(rate, amount)?.amount_minor)?;
            whole = Some(Money::new(sum, amount.currency));
        }
        if let (Rounding::Document, Some(whole)) = (self.rounding, whole) {
            tax = self.tax(rate, whole)?.amount_minor;
        }
        Ok(TaxLine {
            rate,
            taxed_minor: sum,
            tax_minor: tax,
            is_included: self.mode == PriceMode::Included,
        })
    }

    fn tax(&self, rate: TaxRate, amount: Money) -> Result<Money, MoneyError> {
        match self.mode {
            PriceMode::Included => rate.included_in(amount),
            PriceMode::Added => rate.on_top_of(amount),
        }
    }
}

/// The delivery's price by the categories of what it brings.
fn split(goods: &[Taxed], price: Money) -> Result<Vec<Taxed>, MoneyError> {
    let values = TaxCategory::ALL.map(|category| -> u64 {
        goods
            .iter()
            .filter(|one| one.category == category)
            .map(|one| u64::try_from(one.amount.amount_minor).unwrap_or(0))
            .fold(0, u64::saturating_add)
    });
    if values.iter().all(|value| *value == 0) {
        // Gifts weigh nothing: then the delivery is a service of its own.
        return Ok(vec![Taxed {
            category: TaxCategory::Standard,
            amount: price,
        }]);
    }
    let parts = price.allocate(&values)?;
    Ok(TaxCategory::ALL
        .into_iter()
        .zip(parts)
        .filter(|(_, part)| part.amount_minor != 0)
        .map(|(category, amount)| Taxed { category, amount })
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Country, Currency};

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn market(mode: PriceMode, rounding: Rounding) -> TaxMarket {
        TaxMarket {
            country: Country::DE,
            mode,
            rounding,
            standard: TaxRate::from_basis_points(1900),
            reduced: TaxRate::from_basis_points(700),
        }
    }

    fn taxed(category: TaxCategory, minor: i64) -> Taxed {
        Taxed {
            category,
            amount: eur(minor),
        }
    }

    fn told(lines: &[TaxLine]) -> Vec<(u32, i64, i64)> {
        let tell = |line: &TaxLine| (line.rate.basis_points(), line.taxed_minor, line.tax_minor);
        lines.iter().map(tell).collect()
    }

    #[test]
    fn rounding_by_line_and_by_document_differ_where_the_law_says_so() {
        use TaxCategory::Standard;
        // 0.19 * 2.60 = 0.494 a line: three of them are 1.47 or 1.48.
        let goods = [taxed(Standard, 260); 3];
        for (rounding, tax) in [(Rounding::Line, 147), (Rounding::Document, 148)] {
            let lines = market(PriceMode::Added, rounding).breakdown(&goods, None);
            assert_eq!(told(&lines.unwrap()), [(1900, 780, tax)], "{rounding:?}");
        }
    }

    #[test]
    fn delivery_is_taxed_like_what_it_brings() {
        use TaxCategory::{Reduced, Standard, Zero};
        let market = market(PriceMode::Included, Rounding::Line);
        let told_of = |goods: &[Taxed]| told(&market.breakdown(goods, Some(eur(500))).unwrap());
        assert_eq!(told_of(&[taxed(Reduced, 1000)]), [(700, 1500, 65 + 33)]);
        let mixed = told_of(&[taxed(Standard, 3000), taxed(Reduced, 1000)]);
        assert_eq!(mixed, [(1900, 3375, 479 + 60), (700, 1125, 65 + 8)]);
        assert_eq!(told_of(&[taxed(Zero, 100)]), [(0, 600, 0)]);
        assert_eq!(
            told_of(&[taxed(Reduced, 0)]),
            [(1900, 500, 80), (700, 0, 0)]
        );
    }

    proptest! {
        #[test]
        fn no_cent_is_lost_between_the_rates(
            goods in prop::collection::vec((0usize..3, 0i64..5_000_000), 1..12),
            delivery in prop::option::of(0i64..20_000),
            added in any::<bool>(),
            by_document in any::<bool>(),
        ) {
            let mode = if added { PriceMode::Added } else { PriceMode::Included };
            let rounding = if by_document { Rounding::Document } else { Rounding::Line };
            let market = market(mode, rounding);
            let goods: Vec<_> = goods.iter().map(|(c, minor)| taxed(TaxCategory::ALL[*c], *minor)).collect();
            let lines = market.breakdown(&goods, delivery.map(eur)).unwrap();
            let paid: i64 = goods.iter().map(|g| g.amount.amount_minor).sum::<i64>() + delivery.unwrap_or(0);
            prop_assert_eq!(lines.iter().map(|line| line.taxed_minor).sum::<i64>(), paid);
            for line in &lines {
                prop_assert!(line.tax_minor >= 0 && line.net_minor() <= line.taxed_minor);
                // However it is rounded, each of the parts is off by half a cent at most.
                let exact = match mode {
                    PriceMode::Included => line.rate.included_in(eur(line.taxed_minor)),
                    PriceMode::Added => line.rate.on_top_of(eur(line.taxed_minor)),
                };
                let off = (exact.unwrap().amount_minor - line.tax_minor).abs();
                prop_assert!(off <= i64::try_from(goods.len()).unwrap() + 1, "{}", off);
            }
        }

        #[test]
        fn the_order_of_the_lines_changes_nothing(
            goods in prop::collection::vec((0usize..3, 0i64..5_000_000), 1..12),
            delivery in prop::option::of(0i64..20_000),
        ) {
            let market = market(PriceMode::Included, Rounding::Line);
            let mut goods: Vec<_> = goods.iter().map(|(c, minor)| taxed(TaxCategory::ALL[*c], *minor)).collect();
            let forth = market.breakdown(&goods, delivery.map(eur)).unwrap();
            goods.reverse();
            prop_assert_eq!(market.breakdown(&goods, delivery.map(eur)).unwrap(), forth);
        }
    }
}
