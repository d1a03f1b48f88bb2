//! Which pieces travel together, and where they are taken from.

use serde::{Deserialize, Serialize};

use super::hours::TimeZones;
use super::location::PickupPlace;
use super::supply::StockPlace;
use super::{FulfillmentRules, Location};
use crate::domain::{LineItemId, PricedLine, ShipmentId, Timestamp, VariantId};

/// Pieces that reach the shopper together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    /// Names it within its checkout and order: `shipment_1`.
    pub id: ShipmentId,
    /// How it reaches the shopper.
    pub method: ShipmentMethod,
    /// What it holds. Never empty.
    pub pieces: Vec<ShipmentPieces>,
    /// Working days until all of it is there to be sent; 0 for what is in stock.
    #[serde(default)]
    pub delay_days: u32,
}

/// How a shipment reaches the shopper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ShipmentMethod {
    /// A carrier brings it.
    Shipping,
    /// The shopper fetches it.
    Pickup {
        /// Where.
        place: Box<PickupPlace>,
    },
    /// The shopper downloads it.
    Digital,
}

/// Pieces of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShipmentPieces {
    /// The line.
    pub line: LineItemId,
    /// What it is about.
    pub variant: VariantId,
    /// How many of its pieces.
    pub quantity: u32,
    /// Where they are taken from; nothing where they are not counted, or not there yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<StockPlace>,
}

/// What becomes of lines: the shipments, and the lines that cannot go this way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The shipments: what a carrier brings or the shopper fetches first, downloads last.
    pub shipments: Vec<Shipment>,
    /// Lines whose pieces are somewhere, but cannot reach the shopper this way.
    pub stranded: Vec<LineItemId>,
}

/// Pieces that travel together, before they have a name.
struct Draft {
    method: ShipmentMethod,
    pieces: Vec<ShipmentPieces>,
    delay_days: u32,
}

/// Plans how lines reach the shopper: by parcel, or fetched at `pickup`. As few shipments as the stock allows: one
/// place that has everything is preferred; otherwise the places are emptied in their order, the main stock first,
/// and what is still missing follows when it arrives.
#[must_use]
pub fn plan(lines: &[PricedLine], pickup: Option<&Location>, rules: &FulfillmentRules) -> Plan {
    let (digital, physical): (Vec<_>, Vec<_>) =
        lines.iter().partition(|line| line.supply.is_digital);
    let mut stranded = Vec::new();
    let mut drafts = match pickup {
        Some(location) => vec![fetched(&physical, location, &mut stranded)],
        None => sent(&physical, rules, &mut stranded),
    };
    drafts.push(Draft {
        method: ShipmentMethod::Digital,
        pieces: digital
            .iter()
            .map(|line| all_of(line, StockPlace::Main))
            .collect(),
        delay_days: 0,
    });
    let shipments = (1..)
        .zip(drafts.into_iter().filter(|draft| !draft.pieces.is_empty()))
        .map(|(n, draft)| Shipment {
            id: ShipmentId::numbered(n),
            method: draft.method,
            pieces: draft.pieces,
            delay_days: draft.delay_days,
        })
        .collect();
    Plan {
        shipments,
        stranded,
    }
}

/// Everything is fetched at one place, or it is not fetched at all.
fn fetched(lines: &[&PricedLine], location: &Location, stranded: &mut Vec<LineItemId>) -> Draft {
    let place = StockPlace::Location(location.id.clone());
    for line in lines {
        if has_elsewhere(line)
            && line
                .supply
                .at(&place)
                .is_some_and(|n| n < line.quantity.get())
        {
            stranded.push(line.id.clone());
        }
    }
    Draft {
        method: ShipmentMethod::Pickup {
            place: Box::new(location.as_place()),
        },
        pieces: lines
            .iter()
            .map(|line| all_of(line, place.clone()))
            .collect(),
        delay_days: 0,
    }
}

fn sent(
    lines: &[&PricedLine],
    rules: &FulfillmentRules,
    stranded: &mut Vec<LineItemId>,
) -> Vec<Draft> {
    let shipping = rules.locations.iter().filter(|location| location.ships);
    let mut places = vec![StockPlace::Main];
    places.extend(shipping.map(|location| StockPlace::Location(location.id.clone())));
    let whole = places.iter().find(|place| {
        lines.iter().all(|line| {
            line.supply
                .at(place)
                .is_none_or(|pieces| pieces >= line.quantity.get())
        })
    });
    if let Some(place) = whole {
        places = vec![place.clone()];
    }
    let parcel = |delay_days| Draft {
        method: ShipmentMethod::Shipping,
        pieces: Vec::new(),
        delay_days,
    };
    let mut parcels: Vec<Draft> = places.iter().map(|_| parcel(0)).collect();
    let mut later = parcel(0);
    for line in lines {
        let mut left = line.quantity.get();
        for (place, parcel) in places.iter().zip(&mut parcels) {
            let taken = line.supply.at(place).map_or(left, |there| there.min(left));
            if taken > 0 {
                parcel.pieces.push(some_of(line, place.clone(), taken));
                left -= taken;
            }
        }
        if left == 0 {
            continue;
        }
        match line.supply.backorder_days {
            Some(days) => {
                later.delay_days = later.delay_days.max(days);
                later.pieces.push(ShipmentPieces {
                    stock: None,
                    ..some_of(line, StockPlace::Main, left)
                });
            }
            // Pieces that lie in a store only. What is not there at all is told with the price.
            None if has_elsewhere(line) => stranded.push(line.id.clone()),
            None => {}
        }
    }
    parcels.push(later);
    parcels
}

/// Whether there are enough pieces in all places together.
fn has_elsewhere(line: &PricedLine) -> bool {
    line.supply
        .sellable()
        .is_none_or(|pieces| pieces >= line.quantity.get())
}

fn all_of(line: &PricedLine, place: StockPlace) -> ShipmentPieces {
    some_of(line, place, line.quantity.get())
}

fn some_of(line: &PricedLine, place: StockPlace, quantity: u32) -> ShipmentPieces {
    ShipmentPieces {
        line: line.id.clone(),
        variant: line.variant.clone(),
        quantity,
        stock: line.supply.stock.is_some().then_some(place),
    }
}

/// Writes into shipments from when on they can be fetched, counted from the moment the order was placed.
pub fn promise(
    shipments: &mut [Shipment],
    rules: &FulfillmentRules,
    zones: &dyn TimeZones,
    now: Timestamp,
) {
    for shipment in shipments {
        if let ShipmentMethod::Pickup { place } = &mut shipment.method {
            place.ready_at = rules
                .pickup_place(&place.id)
                .and_then(|location| location.ready_moment(now, zones));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::samples::{rules, store};
    use super::super::{Stock, Supply};
    use super::*;
    use crate::domain::checkout::tests::chairs;
    use crate::domain::{LocationId, Quantity};

    /// Pieces wanted, in the main stock, in the two locations, days until more arrive.
    type Row = (i64, u32, [u32; 2], Option<u32>);

    fn lines(rows: &[Row]) -> Vec<PricedLine> {
        let place = |n: usize| LocationId::new(["mitte", "depot"][n]).unwrap();
        (1..)
            .zip(rows)
            .map(|(n, (wanted, main, at, backorder_days))| {
                let mut line = chairs(1).remove(0);
                line.id = LineItemId::numbered(n);
                line.variant = VariantId::new(format!("v{n}")).unwrap();
                line.quantity = Quantity::new(*wanted).unwrap();
                line.supply = Supply {
                    backorder_days: *backorder_days,
                    stock: Some(Stock {
                        main: *main,
                        at: [(place(0), at[0]), (place(1), at[1])].into(),
                    }),
                    ..Supply::default()
                };
                line
            })
            .collect()
    }

    /// `line*pieces@place` of every shipment.
    fn told(plan: &Plan) -> Vec<String> {
        let pieces = |pieces: &ShipmentPieces| {
            let place = match &pieces.stock {
                Some(StockPlace::Main) => "main",
                Some(StockPlace::Location(id)) => id.as_str(),
                None => "-",
            };
            format!("{}*{}@{place}", pieces.line, pieces.quantity)
        };
        plan.shipments
            .iter()
            .map(|shipment| {
                let all: Vec<_> = shipment.pieces.iter().map(pieces).collect();
                format!("{}+{}", all.join(" "), shipment.delay_days)
            })
            .collect()
    }

    #[test]
    fn parcels_are_as_few_as_the_stock_allows() {
        let cases: [(&[Row], &[&str]); 7] = [
            (&[(2, 5, [5, 5], None)], &["li_1*2@main+0"]),
            (&[(2, 0, [9, 2], None)], &["li_1*2@depot+0"]),
            (
                &[(1, 1, [0, 1], None), (1, 0, [0, 1], None)],
                &["li_1*1@depot li_2*1@depot+0"],
            ),
            (
                &[(1, 1, [0, 0], None), (1, 0, [0, 1], None)],
                &["li_1*1@main+0", "li_2*1@depot+0"],
            ),
            (
                &[(3, 1, [0, 1], Some(10))],
                &["li_1*1@main+0", "li_1*1@depot+0", "li_1*1@-+10"],
            ),
            (
                &[
                    (1, 1, [0, 0], None),
                    (1, 0, [0, 0], Some(5)),
                    (1, 0, [0, 0], Some(9)),
                ],
                &["li_1*1@main+0", "li_2*1@- li_3*1@-+9"],
            ),
            (&[(2, 1, [0, 0], None)], &["li_1*1@main+0"]),
        ];
        for (rows, expected) in cases {
            let plan = plan(&lines(rows), None, &rules());
            assert_eq!(told(&plan), expected, "{rows:?}");
            assert_eq!(plan.stranded, []);
        }
    }

    #[test]
    fn what_lies_in_a_store_only_is_fetched_and_not_sent() {
        let lines = lines(&[(1, 9, [0, 0], None), (2, 1, [2, 0], None)]);
        let sent = plan(&lines, None, &rules());
        assert_eq!(sent.stranded, [LineItemId::numbered(2)]);
        let fetched = plan(&lines, Some(&store()), &rules());
        assert_eq!(fetched.stranded, [LineItemId::numbered(1)]);
        let only = plan(&lines[1..], Some(&store()), &rules());
        assert_eq!(told(&only), ["li_2*2@mitte+0"]);
        assert_eq!(only.stranded, []);
    }

    #[test]
    fn downloads_travel_alone() {
        let mut lines = lines(&[(1, 9, [0, 0], None), (1, 9, [0, 0], None)]);
        lines[0].supply.is_digital = true;
        lines[0].supply.stock = None;
        let plan = plan(&lines, None, &rules());
        assert_eq!(told(&plan), ["li_2*1@main+0", "li_1*1@-+0"]);
        assert_eq!(plan.shipments[1].method, ShipmentMethod::Digital);
    }
}
