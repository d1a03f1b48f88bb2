//! Tax by market: which rates hold where, whether prices include them, and where they are rounded.
//!
//! A market is the country that goods go to. It knows nothing of discounts or delivery: it is handed what remains to be
//! paid for each thing. To add a rule for a market: a field of [`TaxMarket`], read where `breakdown` uses it.

mod breakdown;
mod defaults;
mod market;
mod rate;

pub use breakdown::{TaxLine, Taxed};
pub use market::{PriceMode, Rounding, TaxCategory, TaxMarket, TaxTable};
pub use rate::TaxRate;
