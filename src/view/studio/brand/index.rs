//! The brand's index.

use super::super::layout::studio_document;
use crate::view::model::studio::BrandView;
use leptos::prelude::*;

/// Links to every setting, with how each one stands.
pub fn brand_page(brand: &BrandView) -> String {
    let BrandView { shell, places } = brand.clone();
    studio_document(
        &shell,
        || (),
        move || {
            let rows = places.into_iter().map(|place| {
                view! {
                    <li>
                        <a class="place" href=place.url>
                            <span class="what"><strong>{place.title}</strong><span class="muted line">{place.text}</span></span>
                            <span class="muted stands">{place.stands}</span>
                        </a>
                    </li>
                }
            });
            view! { <ul class="rows places">{rows.collect_view()}</ul> }
        },
    )
}
