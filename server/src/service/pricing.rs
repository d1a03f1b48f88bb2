//! Lines and their prices, as the catalog has them at this moment.

use std::collections::BTreeSet;

use spotlet::domain::Country;
use spotlet::domain::cart::{CartLine, LineRequest, MAX_LINES};
use spotlet::domain::id::VariantId;
use spotlet::domain::pricing::{LineProblemKind, Priced, PricedLine, price_lines};

use spotlet::domain::market::Context;

use super::{Fault, Refusal};
use crate::state::AppState;
use crate::store::{Conn, catalog};

/// Lines with their prices.
pub(super) struct PricedNow {
    pub(super) priced: Priced,
}

/// The market of a basket: whoever names no country buys in the shop's own.
pub(super) fn market(state: &AppState, context: Context) -> Country {
    context.country.unwrap_or(state.config.default_country)
}

/// Prices lines as they are sold in a market.
pub(super) async fn price(
    conn: &mut Conn,
    market: Country,
    lines: &[CartLine],
) -> Result<PricedNow, Fault> {
    let variants: Vec<VariantId> = lines.iter().map(|line| line.variant.clone()).collect();
    let catalog = catalog::of_variants(conn, &variants).await?;
    let catalog = catalog.in_market(Some(market));
    let priced = price_lines(lines, &catalog).map_err(Refusal::from)?;
    Ok(PricedNow { priced })
}

/// Prices lines that somebody asks for anew: they must all exist and be makeable, and one at least must be there.
pub(super) async fn price_wanted(
    conn: &mut Conn,
    market: Country,
    lines: &[CartLine],
) -> Result<PricedNow, Fault> {
    let now = price(conn, market, lines).await?;
    let problems = &now.priced.problems;
    let sold_out = problems
        .iter()
        .filter(|p| p.kind == LineProblemKind::OutOfStock)
        .count();
    let cannot_be = problems.iter().any(|p| {
        matches!(
            p.kind,
            LineProblemKind::Unavailable | LineProblemKind::Unmakeable
        )
    });
    if cannot_be || (!lines.is_empty() && sold_out == lines.len()) {
        return Err(Refusal::Lines(now.priced.problems).into());
    }
    Ok(now)
}

/// The same requests with their answers read by what the products ask, so that equal pieces become one line.
pub(super) async fn tidied(
    conn: &mut Conn,
    wanted: &[LineRequest],
) -> Result<Vec<LineRequest>, Fault> {
    let mut wanted = wanted.to_vec();
    let answered = || {
        wanted
            .iter()
            .filter(|line| !line.personalization.is_empty())
    };
    let variants: BTreeSet<VariantId> = answered().map(|line| line.variant.clone()).collect();
    // More than a basket holds is refused later, and not looked up before.
    if variants.is_empty() || variants.len() > MAX_LINES {
        return Ok(wanted);
    }
    let variants: Vec<VariantId> = variants.into_iter().collect();
    let catalog = catalog::of_variants(conn, &variants).await?;
    for line in &mut wanted {
        if let Some((product, _)) = catalog.variant(&line.variant) {
            line.personalization = line.personalization.tidied(&product.personalization);
        }
    }
    Ok(wanted)
}

/// What priced lines ask for, without the prices.
pub(super) fn without_prices(lines: &[PricedLine]) -> Vec<CartLine> {
    lines
        .iter()
        .map(|line| CartLine {
            id: line.id.clone(),
            variant: line.variant.clone(),
            quantity: line.quantity,
            personalization: line.personalization.iter().cloned().collect(),
        })
        .collect()
}
