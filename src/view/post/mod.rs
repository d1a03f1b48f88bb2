//! A post: the fragment that every embed, page and frame shows.
//!
//! The ids, `data-` attributes and parts written here are what the loader and the islands look for; `docs/ARCHITECTURE.md` lists them.

mod article;
mod bar;
mod card;
pub(super) mod icon;
mod image;
mod list;
mod personal;
mod positions;
mod sheet;
mod stage;
mod talk;

pub(super) use article::Article;
pub(super) use icon::heart;
pub(in crate::view) use image::Picture;
pub use positions::post_css;

use super::{
    model::{AdView, PostView},
    render,
};
use leptos::prelude::*;

/// Version of the fragment's structure, written as `data-v`. Raise it when the loader or the islands must look elsewhere.
pub const STRUCTURE: u32 = 1;

/// A text, or nothing at all where it is empty.
fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// What advertising is called, beside a title or a byline.
pub(super) fn ad(advertising: Option<AdView>) -> Option<impl IntoView> {
    advertising.map(|AdView { word, lang }| view! { <span class="ad" lang=lang>{word}</span> })
}

/// The fragment: a declarative shadow root with its stylesheets and the post.
pub fn fragment(post: &PostView) -> String {
    let inside = render(|| {
        view! {
            <link rel="stylesheet" href=post.stylesheet.clone()/>
            <link rel="stylesheet" href=post.positions.clone()/>
            {post.themes.clone().map(|href| view! { <link rel="stylesheet" href=href/> })}
            <Article post=post.clone()/>
        }
    });
    format!(r#"<template shadowrootmode="open">{inside}</template>"#)
}

/// The element with the fragment inside, for our own pages. `attributes` is markup of ours, never data.
pub(super) fn element(post: &PostView, attributes: &str) -> String {
    // Ids, languages and countries are made of letters, digits and hyphens, so they need no escaping.
    format!(
        r#"<spotlet-post post="{}" locale="{}" country="{}"{attributes}>{}</spotlet-post>"#,
        post.id,
        post.locale.language(),
        post.country,
        fragment(post),
    )
}
