//! A picture with warmth where it was tapped.

use super::Choices;
use super::table::Table;
use crate::domain::results::SIDE;
use crate::view::model::studio::{HeatMedium, HeatView};
use crate::view::post::Picture;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::ResultsWords;
use leptos::prelude::*;

/// The page of a post.
pub fn heat_page(heat: &HeatView) -> String {
    let HeatView {
        shell,
        spans,
        media,
        hotspots,
        back,
    } = heat.clone();
    let words = ResultsWords::of(shell.page.locale);
    studio_document(
        &shell,
        move || view! { <Choices label=words.span links=spans/> },
        move || {
            let media = media
                .into_iter()
                .map(|medium| view! { <Medium medium=medium/> })
                .collect_view();
            view! {
                <p><a href=back>{words.back}</a></p>
                <h2>{words.heat}</h2>
                <p class="muted">{words.heat_text}</p>
                <div class="heats">{media}</div>
                <Table table=hotspots words=words/>
            }
        },
    )
}

#[component]
fn Medium(medium: HeatMedium) -> impl IntoView {
    let side = f64::from(SIDE);
    let cells = medium
        .cells
        .into_iter()
        .map(|(column, row, warmth, text)| {
            view! {
                <rect
                    x=column.to_string()
                    y=row.to_string()
                    width="1"
                    height="1"
                    fill-opacity=format!("{:.2}", 0.15 + 0.75 * warmth)
                >
                    <title>{text}</title>
                </rect>
            }
        })
        .collect_view();
    let (width, height) = (
        f64::from(medium.image.width),
        f64::from(medium.image.height),
    );
    // The numbers keep their shape whatever the picture's: they are drawn in its own pixels.
    let size = width.max(height) / 40.0;
    let spots = medium
        .spots
        .into_iter()
        .map(|(x, y, number)| {
            let (x, y) = (x * width, y * height);
            view! {
                <g class="spot">
                    <circle cx=x.to_string() cy=y.to_string() r=size.to_string()/>
                    <text x=x.to_string() y=y.to_string() font-size=(size * 1.1).to_string()>{number}</text>
                </g>
            }
        })
        .collect_view();
    view! {
        <figure class="heat">
            <div class="picture">
                <Picture image=medium.image sizes="(min-width: 60rem) 44rem, 100vw"/>
                <svg class="cells" aria-hidden="true" viewBox=format!("0 0 {side} {side}") preserveAspectRatio="none">{cells}</svg>
                <svg aria-hidden="true" viewBox=format!("0 0 {width} {height}")>{spots}</svg>
            </div>
            <figcaption class="muted">{medium.sum}</figcaption>
        </figure>
    }
}
