//! A product card: a popover beside its hotspot, a sheet on a phone, a plain form without a script.

use crate::api::Conversation;

use super::{icon, image::Picture, personal::Personal, said};
use crate::view::{
    model::{CardView, PostView, VariantView},
    text::Text,
};
use leptos::prelude::*;

/// The card that a hotspot opens.
#[component]
pub fn Card(card: CardView, index: usize, post: PostView) -> impl IntoView {
    let text = Text::of(post.locale);
    let id = format!("card-{}", card.hotspot);
    let title_id = format!("title-{}", card.hotspot);
    let share_url = format!("{0}&h={1}#h={1}", post.share_url, card.hotspot);
    let chosen = card.chosen().cloned();
    let available = chosen.as_ref().is_some_and(|variant| variant.available);
    let picture = card
        .image
        .clone()
        .map(|image| view! { <div class="shot"><Picture image=image sizes="(min-width: 40rem) 22rem, 100vw"/></div> });
    view! {
        <div
            popover="auto"
            role="dialog"
            class=format!("card c{index}")
            part="card"
            id=id
            aria-labelledby=title_id
            data-card=card.hotspot.clone()
            data-product=card.product.clone()
        >
            <button type="button" class="close" popovertarget=id.clone() popovertargetaction="hide" aria-label=text.close>
                {icon::close()}
            </button>
            {picture}
            <div class="facts">
                <h3 class="title" part="title" id=title_id.clone()>{card.title.clone()}</h3>
                {chosen.map(|variant| view! { <PriceLine variant=variant note=card.tax_note.clone() text=text/> })}
                <p class="description">{card.description.clone()}</p>
                <form class="buy" method="post" action=format!("{}/bag", post.server) target="_top" data-add="">
                    <input type="hidden" name="post" value=post.id.clone()/>
                    <input type="hidden" name="hotspot" value=card.hotspot.clone()/>
                    <input type="hidden" name="creator" value=post.credit.clone()/>
                    <input type="hidden" name="locale" value=text.lang/>
                    <input type="hidden" name="country" value=post.country.clone()/>
                    <input type="hidden" name="quantity" value="1"/>
                    <Variants card=card.clone()/>
                    <Personal card=card.clone()/>
                    <div class="actions">
                        <button
                            type="submit"
                            class="button"
                            part="button"
                            data-action="add"
                            disabled=!available
                            data-t-add=text.add_to_bag
                            data-t-sold-out=text.sold_out
                        >
                            {if available { text.add_to_bag } else { text.sold_out }}
                        </button>
                        <span class="counted" data-counted="">
                            <button
                                type="button"
                                class="like"
                                part="like"
                                data-action="like-hotspot"
                                data-hotspot=card.hotspot.clone()
                                aria-pressed="false"
                                aria-label=text.like
                            >
                                {icon::heart()}
                            </button>
                            <span class="count" data-likes="" title=said(&card.likes_title)>{said(&card.likes_text)}</span>
                        </span>
                        <button
                            type="button"
                            class="share"
                            part="share"
                            data-action="share"
                            data-title=card.title.clone()
                            data-url=share_url
                            popovertarget="share-menu"
                            aria-label=text.share
                        >
                            {icon::share()}
                        </button>
                    </div>
                    {post
                        .comments_text
                        .is_some()
                        .then(|| view! { <button type="button" class="quiet ask" data-action="ask">{Conversation::of(post.locale).ask}</button> })}
                    <p class="added" data-added="" hidden>
                        <span>{text.added}</span>
                        <button type="button" class="quiet" data-action="bag">{text.view_bag}</button>
                    </p>
                </form>
            </div>
        </div>
    }
}

/// Price, price before, price per unit, availability and the note the market asks for.
#[component]
fn PriceLine(variant: VariantView, note: String, text: &'static Text) -> impl IntoView {
    view! {
        <p class="price" part="price">
            <span data-price="">{variant.price.clone()}</span>
            <s data-list-price="" hidden=variant.list_price.is_none() aria-label=text.price_was>
                {variant.list_price.clone().unwrap_or_default()}
            </s>
            <small data-unit-price="" hidden=variant.unit_price.is_none()>{variant.unit_price.clone().unwrap_or_default()}</small>
        </p>
        <p class="note">
            <span data-availability="" class:out=!variant.available>{variant.availability.clone()}</span>
            <span class="tax">{note}</span>
        </p>
    }
}

/// The choice between variants; a hidden field when there is none.
#[component]
fn Variants(card: CardView) -> impl IntoView {
    if let [only] = card.variants.as_slice() {
        return view! { <input type="hidden" name="variant" value=only.id.clone() data-amount=only.amount_minor/> }.into_any();
    }
    let selected = card.selected;
    let choices = card
        .variants
        .iter()
        .enumerate()
        .map(|(nth, variant)| view! { <Choice variant=variant.clone() checked={nth == selected}/> })
        .collect_view();
    view! {
        <fieldset class="variants" data-variants="">
            <legend>{card.option_name.clone()}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}

/// One variant. A sold-out one stays visible, so that the shopper knows it exists.
#[component]
fn Choice(variant: VariantView, checked: bool) -> impl IntoView {
    view! {
        <label>
            <input
                type="radio"
                name="variant"
                value=variant.id
                checked=checked
                disabled=!variant.available
                data-amount=variant.amount_minor
                data-price=variant.price
                data-list-price=variant.list_price.unwrap_or_default()
                data-unit-price=variant.unit_price.unwrap_or_default()
                data-availability=variant.availability
                data-image=variant.image
            />
            <span>{variant.label}</span>
        </label>
    }
}
