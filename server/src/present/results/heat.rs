//! Where the pictures of a post were tapped.

use spotlet::domain::results::Report;
use spotlet::domain::{Medium, Post};
use spotlet::view::model::ImageView;
use spotlet::view::model::studio::{HeatMedium, HeatView, ResultRow, ResultTable, StudioView};
use spotlet::view::studio::words::ResultsWords;

use super::{Names, cells_of_hotspot, heads_of_hotspot, number};
use crate::present::Setting;
use crate::present::image::Picture;
use crate::service::results::Heat;

/// The page of a post.
#[must_use]
pub fn heat(
    setting: Setting<'_>,
    shell: StudioView,
    post: &Post,
    (report, taps): (&Report, &Heat),
    names: &Names,
    (days, spans): (u16, Vec<(String, String, bool)>),
) -> HeatView {
    let audience = setting.audience;
    let words = ResultsWords::of(audience.locale);
    let mut spots = 0;
    let media = post.media.iter().zip(0u32..).map(|(medium, index)| {
        let counted = taps.get(&index);
        let hottest = counted.and_then(|cells| cells.values().copied().max());
        let hottest = hottest.unwrap_or(1).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a warmth")]
        let warmth = |count: i64| count as f64 / hottest as f64;
        let sum: i64 = counted.into_iter().flat_map(|cells| cells.values()).sum();
        HeatMedium {
            image: picture(setting, medium),
            cells: counted
                .into_iter()
                .flatten()
                .map(|(cell, count)| {
                    let text = number(*count, audience);
                    (cell.column(), cell.row(), warmth(*count), text)
                })
                .collect(),
            spots: medium
                .hotspots
                .iter()
                .map(|hotspot| {
                    spots += 1;
                    (hotspot.x.get(), hotspot.y.get(), spots)
                })
                .collect(),
            sum: match sum {
                0 => words.no_taps.to_owned(),
                sum => format!("{} {}", number(sum, audience), words.taps_on_picture),
            },
        }
    });
    let media = media.collect();
    let figures_of = |id| {
        let key = (post.id.clone(), id);
        report.hotspots.iter().find(|(place, _)| *place == key)
    };
    let rows = post.hotspots().zip(1..).map(|(hotspot, nth): (_, u32)| {
        let name = names.hotspot(&post.id, &hotspot.id, audience.locale);
        let figures = figures_of(hotspot.id.clone()).map(|(_, row)| row.clone());
        ResultRow {
            name: format!("{nth}. {}", name.unwrap_or_else(|| hotspot.id.to_string())),
            note: None,
            url: None,
            cells: cells_of_hotspot(&figures.unwrap_or_default(), audience),
        }
    });
    HeatView {
        hotspots: ResultTable {
            id: "hotspot",
            heading: words.by_hotspot.to_owned(),
            csv: format!("/studio/results/table?by=hotspot&days={days}"),
            heads: heads_of_hotspot(words),
            rows: rows.collect(),
            more: None,
        },
        back: format!("/studio/results?days={days}"),
        shell,
        spans,
        media,
    }
}

fn picture(setting: Setting<'_>, medium: &Medium) -> ImageView {
    setting.image(&Picture {
        src: medium.still().unwrap_or_default(),
        width: medium.width,
        height: medium.height,
        alt: medium.alt.get(setting.audience.locale),
    })
}
