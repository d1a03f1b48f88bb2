//! Line icons, drawn on a 24-unit grid with the current colour. All are decoration: their buttons carry the names.

use leptos::prelude::*;

fn icon(paths: &'static [&'static str]) -> impl IntoView {
    let paths = paths.iter().map(|d| view! { <path d=*d/> }).collect_view();
    view! { <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">{paths}</svg> }
}

pub fn heart() -> impl IntoView {
    icon(&["M12 20.2 4.6 12.9a4.8 4.8 0 0 1 6.8-6.8l.6.6.6-.6a4.8 4.8 0 0 1 6.8 6.8z"])
}

pub fn share() -> impl IntoView {
    icon(&[
        "M12 15V3.5",
        "M8 7.2 12 3.4l4 3.8",
        "M6.5 11H5v9.5h14V11h-1.5",
    ])
}

pub fn bag() -> impl IntoView {
    icon(&["M5 8h14l1 12.5H4z", "M8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5"])
}

pub fn close() -> impl IntoView {
    icon(&["M5.5 5.5l13 13", "M18.5 5.5l-13 13"])
}

pub fn left() -> impl IntoView {
    icon(&["M14.5 5 8 12l6.5 7"])
}

pub fn right() -> impl IntoView {
    icon(&["M9.5 5 16 12l-6.5 7"])
}

pub fn play() -> impl IntoView {
    icon(&["M8 5.5v13l10.5-6.5z"])
}
