//! A theme at a glance: paper, ink, a button, by day and by night. A drawing, since a policy without inline styles allows its colours.

use crate::domain::theme::{Scheme, Shade, Theme};
use leptos::prelude::*;

/// Both halves.
#[component]
pub fn Swatch(theme: Theme) -> impl IntoView {
    let radius = theme.radius_px.min(12);
    view! {
        <svg class="swatch" viewBox="0 0 176 88" aria-hidden="true">
            <Half scheme=*theme.scheme(Shade::Light) x=0 radius=radius/>
            <Half scheme=*theme.scheme(Shade::Dark) x=88 radius=radius/>
        </svg>
    }
}

#[component]
fn Half(scheme: Scheme, x: u16, radius: u16) -> impl IntoView {
    let at = move |by: u16| (x + by).to_string();
    let radius = radius.to_string();
    view! {
        <rect x=at(0) y="0" width="88" height="88" fill=scheme.surface.to_string()></rect>
        <rect x=at(16) y="17" width="40" height="5" fill=scheme.text.to_string()></rect>
        <rect x=at(16) y="29" width="28" height="4" fill=scheme.muted.to_string()></rect>
        <rect x=at(16) y="42" width="56" height="1" fill=scheme.line.to_string()></rect>
        <rect x=at(16) y="52" width="56" height="20" rx=radius fill=scheme.accent.to_string()></rect>
        <rect x=at(32) y="60" width="24" height="4" fill=scheme.accent_text.to_string()></rect>
        <circle cx=at(66) cy="22" r="6" fill=scheme.hotspot_color.to_string() stroke=scheme.text.to_string() stroke-opacity="0.25"></circle>
    }
}
