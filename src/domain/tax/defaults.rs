//! The value added tax of the European Union's members, in basis points, as of January 2026.
//! Source: the Union's "Your Europe", VAT rules and rates.

use super::{PriceMode, Rounding, TaxMarket, TaxRate};

/// Country, standard rate, and the reduced rate where the country has exactly one. Where it has several, which goods
/// fall under which is the merchant's to say, and the standard rate holds until they do: too much tax is paid back,
/// too little is owed.
const RATES: [(&str, u32, Option<u32>); 27] = [
    ("AT", 2000, None),
    ("BE", 2100, None),
    ("BG", 2000, Some(900)),
    ("CY", 1900, None),
    ("CZ", 2100, Some(1200)),
    ("DE", 1900, Some(700)),
    ("DK", 2500, None),
    ("EE", 2400, None),
    ("ES", 2100, None),
    ("FI", 2550, None),
    ("FR", 2000, None),
    ("GR", 2400, None),
    ("HR", 2500, None),
    ("HU", 2700, None),
    ("IE", 2300, None),
    ("IT", 2200, None),
    ("LT", 2100, None),
    ("LU", 1700, None),
    ("LV", 2100, None),
    ("MT", 1800, None),
    ("NL", 2100, Some(900)),
    ("PL", 2300, None),
    ("PT", 2300, None),
    ("RO", 2100, Some(1100)),
    ("SE", 2500, None),
    ("SI", 2200, None),
    ("SK", 2300, None),
];

/// Every member, with prices that include the tax.
pub(super) fn european_union() -> Vec<TaxMarket> {
    RATES
        .iter()
        .filter_map(|(country, standard, reduced)| {
            Some(TaxMarket {
                // The codes are literals that a test reads.
                country: country.parse().ok()?,
                mode: PriceMode::Included,
                rounding: Rounding::Line,
                standard: TaxRate::from_basis_points(*standard),
                reduced: TaxRate::from_basis_points(reduced.unwrap_or(*standard)),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_union() {
        let markets = european_union();
        assert_eq!(markets.len(), RATES.len());
        for market in markets {
            assert!(market.country.is_in_european_union(), "{}", market.country);
            assert!(market.reduced <= market.standard, "{}", market.country);
        }
    }
}
