//! What a variant cost before, so that a reduction can be told honestly: beside a struck-through price stands the lowest
//! price of the 30 days before the reduction (Directive 98/6/EC, Article 6a; in Germany § 11 PAngV).
//!
//! It knows no catalog and no store: it is handed what was written whenever a price changed.

use super::{Money, Timestamp};

/// How far back the law looks, in days.
const DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What a variant cost from one moment on, until the next point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricePoint {
    /// Since when.
    pub since: Timestamp,
    /// The price.
    pub price: Money,
    /// The struck-through price beside it, if there was one.
    pub list_price: Option<Money>,
}

/// The lowest price of the 30 days before the present reduction. `history` is in order of time, its last point the
/// present. Nothing if the present price is no reduction, or nothing is known of the time before.
#[must_use]
pub fn lowest_before_reduction(history: &[PricePoint]) -> Option<Money> {
    let (present, past) = history.split_last()?;
    present.list_price?;
    let from = present.since.plus_ms(-DAYS * DAY_MS);
    // A price held until the next one came.
    let ends = history.iter().skip(1).map(|next| next.since);
    past.iter()
        .zip(ends)
        .filter(|(point, end)| *end > from && point.price.currency == present.price.currency)
        .map(|(point, _)| point.price)
        .min_by_key(|price| price.amount_minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;

    fn history(points: &[(i64, i64, i64)]) -> Vec<PricePoint> {
        let eur = |minor| Money::new(minor, Currency::EUR);
        let point = |(day, price, list): &(i64, i64, i64)| PricePoint {
            since: Timestamp::from_unix_ms(day * DAY_MS),
            price: eur(*price),
            list_price: (*list > 0).then(|| eur(*list)),
        };
        points.iter().map(point).collect()
    }

    #[test]
    fn the_lowest_price_of_thirty_days_before_the_reduction_is_told() {
        for (points, lowest) in [
            (&[][..], None),
            (&[(0, 100, 120)], None),
            (&[(0, 100, 0), (50, 80, 0)], None),
            (&[(0, 100, 0), (50, 80, 100)], Some(100)),
            // A short low before counts, an old one does not.
            (
                &[(0, 100, 0), (40, 70, 0), (45, 100, 0), (60, 80, 100)],
                Some(70),
            ),
            (
                &[(0, 100, 0), (10, 70, 0), (15, 100, 0), (60, 80, 100)],
                Some(100),
            ),
            // What held into the window counts, though it began long before.
            (&[(0, 70, 0), (31, 100, 0), (60, 80, 100)], Some(70)),
            (&[(0, 70, 0), (30, 100, 0), (60, 80, 100)], Some(100)),
            // A price that never changed is no reduction, whatever is struck through beside it.
            (&[(0, 80, 0), (60, 80, 100)], Some(80)),
        ] {
            let told = lowest_before_reduction(&history(points));
            assert_eq!(told.map(|money| money.amount_minor), lowest, "{points:?}");
        }
    }
}
