//! What lines cost: goods, less discounts, with delivery and tax. The one place where these come together, so that cart,
//! checkout and order can only ever agree.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::discount::{self, Delivery, DiscountCode, Discounts};
use super::tax::{TaxLine, Taxed};
use super::totals::TotalsError;
use super::{
    Country, Currency, DiscountId, Money, PricedLine, Terms, Timestamp, TotalEntry, TotalKind,
    Totals,
};

/// What lines cost, and what was taken off them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The costs, entry by entry.
    pub totals: Totals,
    /// What was taken off.
    pub discounts: Discounts,
}

/// What the price depends on besides the lines and the terms.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Where the goods go, as far as it is known.
    pub country: Option<Country>,
    /// The codes that were typed.
    pub codes: &'a [DiscountCode],
    /// Discounts that this buyer may no longer use.
    pub barred: &'a BTreeSet<DiscountId>,
    /// The present.
    pub now: Timestamp,
}

/// No discount is barred.
pub static NONE_BARRED: BTreeSet<DiscountId> = BTreeSet::new();

/// Works out what lines cost. Discounts come first, then the tax on what is left, so that nobody pays tax on money they
/// keep; what rounds, rounds in `discount` and `tax`, and nowhere else.
pub fn quote(
    lines: &[PricedLine],
    delivery: Option<Delivery>,
    wish: &Wish<'_>,
    terms: &Terms<'_>,
) -> Result<Quote, TotalsError> {
    let currency = lines
        .first()
        .map_or(Currency::EUR, |line| line.unit_price.currency);
    let zero = Money::zero(currency);
    let discounts = discount::apply(
        lines,
        delivery,
        wish.codes,
        &terms.offers,
        wish.barred,
        wish.now,
    )?;
    let mut subtotal = zero;
    let mut taxed = Vec::new();
    for line in lines {
        subtotal = subtotal.checked_add(line.total)?;
        let off = discounts.off_line(&line.id, zero)?;
        taxed.push(Taxed {
            category: line.tax,
            amount: line.total.checked_sub(off)?,
        });
    }
    let off_goods = discounts.off_goods(zero)?;
    let off_delivery = discounts.off_delivery(zero)?;
    let delivered = delivery
        .map(|delivery| delivery.price.checked_sub(off_delivery))
        .transpose()?;
    // Adding is also what refuses a delivery in another currency.
    subtotal.checked_add(delivered.unwrap_or(zero))?;
    let taxes = match terms.taxes.market(wish.country) {
        Some(market) => market.breakdown(&taxed, delivered)?,
        None => Vec::new(),
    };
    let entry = |kind, amount_minor| TotalEntry { kind, amount_minor };
    let mut entries = vec![entry(TotalKind::Subtotal, subtotal.amount_minor)];
    if off_goods.amount_minor > 0 {
        entries.push(entry(TotalKind::ItemsDiscount, -off_goods.amount_minor));
    }
    entries.extend(delivery.map(|one| entry(TotalKind::Fulfillment, one.price.amount_minor)));
    if off_delivery.amount_minor > 0 {
        entries.push(entry(TotalKind::Discount, -off_delivery.amount_minor));
    }
    entries.extend(
        taxes
            .iter()
            .filter(|tax: &&TaxLine| !tax.is_included && tax.tax_minor > 0)
            .map(|tax| entry(TotalKind::Tax, tax.tax_minor)),
    );
    Ok(Quote {
        totals: Totals::new(currency, entries, taxes)?,
        discounts,
    })
}

#[cfg(test)]
mod tests;
