//! Lines and their prices, as the catalog has them at this moment.

use spotlet::domain::cart::{CartLine, LineRequest};
use spotlet::domain::catalog::Catalog;
use spotlet::domain::id::VariantId;
use spotlet::domain::pricing::{LineProblemKind, Priced, PricedLine, price_lines};
use spotlet::domain::quantity::Quantity;

use super::{Fault, Refusal};
use crate::store::{Conn, catalog};

/// A line as a client writes it: nothing in it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLine {
    /// What is said to be a variant.
    pub variant: String,
    /// What is said to be a number of pieces.
    pub quantity: i64,
}

/// Lines with their prices, and the catalog they were taken from.
pub(super) struct PricedNow {
    pub(super) priced: Priced,
    pub(super) catalog: Catalog,
}

/// Takes what a client wants into the domain.
///
/// # Errors
/// When a quantity is none, or an id cannot be one of ours.
pub(super) fn requests(wanted: &[WantedLine]) -> Result<Vec<LineRequest>, Refusal> {
    wanted
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let quantity = Quantity::new(line.quantity)?;
            let variant = VariantId::new(line.variant.as_str())
                .map_err(|_| Refusal::UnknownItem { index })?;
            Ok(LineRequest { variant, quantity })
        })
        .collect()
}

/// Prices lines.
pub(super) async fn price(conn: &mut Conn, lines: &[CartLine]) -> Result<PricedNow, Fault> {
    let catalog = catalog::of_variants(conn, lines.iter().map(|line| &line.variant)).await?;
    let priced = price_lines(lines, &catalog).map_err(Refusal::from)?;
    Ok(PricedNow { priced, catalog })
}

/// Prices lines that somebody asks for anew: they must all exist, and one at least must be there.
pub(super) async fn price_wanted(conn: &mut Conn, lines: &[CartLine]) -> Result<PricedNow, Fault> {
    let now = price(conn, lines).await?;
    let problems = &now.priced.problems;
    let sold_out = problems.iter().filter(|p| p.kind == LineProblemKind::OutOfStock).count();
    let is_unknown = problems.iter().any(|p| p.kind == LineProblemKind::Unavailable);
    if is_unknown || (!lines.is_empty() && sold_out == lines.len()) {
        return Err(Refusal::Lines(now.priced.problems).into());
    }
    Ok(now)
}

/// What priced lines ask for, without the prices.
pub(super) fn without_prices(lines: &[PricedLine]) -> Vec<CartLine> {
    lines
        .iter()
        .map(|line| CartLine {
            id: line.id.clone(),
            variant: line.variant.clone(),
            quantity: line.quantity,
        })
        .collect()
}
