//! A bar a day. Drawn with the page's own colours, so it fits light and dark and prints; the table of days says the same in numbers.

use crate::view::model::studio::ChartView;
use leptos::prelude::*;

/// Width of a day, of which the bar takes most.
const DAY: f64 = 10.0;
const HEIGHT: f64 = 100.0;

/// The chart.
#[component]
pub(super) fn Chart(chart: ChartView) -> impl IntoView {
    let count = u32::try_from(chart.bars.len()).unwrap_or(u32::MAX).max(1);
    let gap = if count > 60 { 1.0 } else { 3.0 };
    let bars = chart
        .bars
        .into_iter()
        .zip(0u32..)
        .map(|((text, share), index)| {
            let height = (share * HEIGHT).max(if share > 0.0 { 1.5 } else { 0.4 });
            let x = f64::from(index) * DAY;
            view! {
                <g class="day">
                    <title>{text}</title>
                    <rect class="area" x=x.to_string() y="0" width=DAY.to_string() height=HEIGHT.to_string()/>
                    <rect
                        class="bar"
                        x=(x + gap / 2.0).to_string()
                        y=(HEIGHT - height).to_string()
                        width=(DAY - gap).to_string()
                        height=height.to_string()
                    />
                </g>
            }
        })
        .collect_view();
    let (first, last) = chart.ends;
    let width = f64::from(count) * DAY;
    view! {
        <figure class="chart">
            <p class="top" aria-hidden="true">{chart.top}</p>
            <svg
                role="img"
                aria-label=chart.label
                viewBox=format!("0 0 {width} {HEIGHT}")
                preserveAspectRatio="none"
            >
                {bars}
            </svg>
            <figcaption aria-hidden="true"><span>{first}</span><span>{last}</span></figcaption>
        </figure>
    }
}
