//! What one piece would cost, made in a certain way. Nothing is kept.

use spotlet::domain::cart::CartLine;
use spotlet::domain::id::{LineItemId, ProductId, VariantId};
use spotlet::domain::personalization::PersonalizationError;
use spotlet::domain::{Country, Money, Personalization, Quantity};

use super::Fault;
use super::pricing::price;
use crate::state::AppState;

/// What one piece would cost.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The price, taxes included. With problems, what the answers so far come to.
    pub price: Money,
    /// Why it cannot be made like this.
    pub problems: Vec<PersonalizationError>,
}

/// Prices one piece of a variant of the product.
///
/// # Errors
/// [`Fault::NotFound`] when the product has no such variant.
pub async fn quote(
    state: &AppState,
    product: &ProductId,
    variant: &VariantId,
    personalization: Personalization,
    market: Country,
) -> Result<Quote, Fault> {
    let line = CartLine {
        id: LineItemId::numbered(1),
        variant: variant.clone(),
        quantity: Quantity::ONE,
        personalization,
    };
    let mut conn = state.store.read().await?;
    let mut priced = price(&mut conn, market, &[line]).await?.priced;
    let line = priced.lines.pop().filter(|line| line.product == *product);
    Ok(Quote {
        price: line.ok_or(Fault::NotFound)?.unit_price,
        problems: priced
            .problems
            .into_iter()
            .flat_map(|problem| problem.answers)
            .collect(),
    })
}
