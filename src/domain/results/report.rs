//! Results of a period, seen from every side.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Counted, Figures, Sale};
use crate::domain::{CreatorId, HotspotId, PostId};

/// What a report is made of.
#[derive(Clone, Debug)]
pub struct ReportInput<'a> {
    /// The days, in whole days since 1970-01-01 in the shop's time zone.
    pub days: RangeInclusive<i64>,
    /// What was counted on them. Other days are left out.
    pub counted: &'a [Counted],
    /// Steps of orders, each with the day it fell on.
    pub sales: &'a [(i64, Sale)],
    /// Who made which post.
    pub creators: &'a BTreeMap<PostId, CreatorId>,
    /// Only what this creator made or is credited for.
    pub only: Option<&'a CreatorId>,
}

/// Results of a period. The biggest come first; days are in their order, none left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// All together.
    pub total: Figures,
    /// Day by day.
    pub days: Vec<(i64, Figures)>,
    /// Post by post.
    pub posts: Vec<(PostId, Figures)>,
    /// Hotspot by hotspot.
    pub hotspots: Vec<((PostId, HotspotId), Figures)>,
    /// Creator by creator: what happened in their posts, and the orders they are credited for.
    pub creators: Vec<(CreatorId, Figures)>,
}

impl Report {
    /// Adds it all up.
    #[must_use]
    pub fn of(input: &ReportInput<'_>) -> Self {
        let mut total = Figures::default();
        let mut days: BTreeMap<i64, Figures> = input
            .days
            .clone()
            .map(|day| (day, Figures::default()))
            .collect();
        let mut posts = BTreeMap::new();
        let mut hotspots = BTreeMap::new();
        let mut creators = BTreeMap::new();
        for counted in input.counted {
            let creator = input.creators.get(&counted.post);
            let Some(day) = days.get_mut(&counted.day) else {
                continue;
            };
            if input.only.is_some_and(|only| creator != Some(only)) {
                continue;
            }
            total.count(counted);
            day.count(counted);
            entry(&mut posts, Some(&counted.post)).count(counted);
            let hotspot = counted.hotspot.clone();
            let place = hotspot.map(|hotspot| (counted.post.clone(), hotspot));
            entry(&mut hotspots, place.as_ref()).count(counted);
            entry(&mut creators, creator).count(counted);
        }
        for (day, sale) in input.sales {
            let Some(day) = days.get_mut(day) else {
                continue;
            };
            if input
                .only
                .is_some_and(|only| sale.creator.as_ref() != Some(only))
            {
                continue;
            }
            total.sell(sale);
            day.sell(sale);
            entry(&mut posts, sale.post.as_ref()).sell(sale);
            let place = sale.post.clone().zip(sale.hotspot.clone());
            entry(&mut hotspots, place.as_ref()).sell(sale);
            entry(&mut creators, sale.creator.as_ref()).sell(sale);
        }
        Self {
            total,
            days: days.into_iter().collect(),
            posts: biggest_first(posts),
            hotspots: biggest_first(hotspots),
            creators: biggest_first(creators),
        }
    }
}

/// The figures of a key; what has no key is counted for nobody.
fn entry<'a, K: Clone + Ord>(
    rows: &'a mut BTreeMap<Option<K>, Figures>,
    key: Option<&K>,
) -> &'a mut Figures {
    rows.entry(key.cloned()).or_default()
}

fn biggest_first<K: Ord>(rows: BTreeMap<Option<K>, Figures>) -> Vec<(K, Figures)> {
    let mut rows: Vec<(K, Figures)> = rows
        .into_iter()
        .filter_map(|(key, figures)| Some((key?, figures)))
        .collect();
    // Stable, so equal rows stay in the order of their keys.
    rows.sort_by_key(|(_, figures)| {
        let size = (figures.orders, figures.adds, figures.taps, figures.views);
        std::cmp::Reverse(size)
    });
    rows
}
