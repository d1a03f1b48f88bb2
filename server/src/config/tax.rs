//! The `[[tax]]` tables: what goods are taxed with where, beside or in place of the European Union's defaults.

use serde::Deserialize;
use spotlet::domain::tax::{PriceMode, Rounding, TaxMarket, TaxTable};
use spotlet::domain::{Country, TaxRate};

use super::error::ConfigError;
use super::percent::Percent;

/// One table, as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaxLayer {
    /// The country that goods go to, ISO 3166.
    pub country: String,
    /// `included` (the default) or `added`.
    #[serde(default)]
    pub prices: PriceMode,
    /// `line` (the default) or `document`.
    #[serde(default)]
    pub rounding: Rounding,
    /// The rate of most goods, in percent.
    pub standard: Percent,
    /// The rate of products marked `reduced`; the standard one when absent.
    pub reduced: Option<Percent>,
}

/// The table of all markets.
pub(super) fn table(layers: Vec<TaxLayer>) -> Result<TaxTable, ConfigError> {
    let mut own: Vec<TaxMarket> = Vec::new();
    for layer in layers {
        let wrong = |expected| ConfigError::invalid("tax.country", &layer.country, expected);
        let country: Country = layer
            .country
            .parse()
            .map_err(|_| wrong("an ISO 3166 code such as CH"))?;
        if own.iter().any(|market| market.country == country) {
            return Err(wrong("in one [[tax]] table only"));
        }
        let rate = |key, percent: &Percent| {
            let basis_points = percent.basis_points(key)?;
            Ok::<_, ConfigError>(TaxRate::from_basis_points(basis_points))
        };
        let standard = rate("tax.standard", &layer.standard)?;
        own.push(TaxMarket {
            country,
            mode: layer.prices,
            rounding: layer.rounding,
            standard,
            reduced: match &layer.reduced {
                Some(percent) => rate("tax.reduced", percent)?,
                None => standard,
            },
        });
    }
    Ok(TaxTable::with(own))
}
