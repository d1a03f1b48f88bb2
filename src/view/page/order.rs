//! The shopper's order page.

use super::{
    checkout_form::Shipments,
    layout::document,
    summary::{Lines, Totals},
};
use crate::view::{
    model::{DownloadView, OrderView, PageView, ParcelView, Progress, RefundView, StepView},
    text::Text,
};
use leptos::prelude::*;

/// Number, what happens next, parcels, what was bought, where it goes, what can be done.
pub fn order_page(page: &PageView, order: &OrderView) -> String {
    let order = order.clone();
    document(page, "order-page", move || {
        let text = Text::of(order.locale);
        let address = order
            .address
            .iter()
            .map(|line| view! { <span>{line.clone()}</span> })
            .collect_view();
        let hours: Vec<_> = order
            .hours
            .iter()
            .map(|line| view! { <span>{line.clone()}</span> })
            .collect();
        view! {
            <main>
                <p class="kicker">{text.order} " " {order.placed.clone()}</p>
                <h1>{order.number.clone()}</h1>
                <section>
                    <h2>{text.what_next}</h2>
                    <p class="lede">{order.next.clone()}</p>
                    <Steps steps=order.steps.clone()/>
                    <Refunds refunds=order.refunds.clone() text=text/>
                </section>
                {order.download_consent.clone().map(|action| view! { <Consent action=action text=text/> })}
                <Downloads downloads=order.downloads.clone() text=text/>
                <Parcels parcels=order.parcels.clone() title=if order.is_pickup { text.laid_ready } else { text.parcels } text=text/>
                <section>
                    <h2>{text.summary}</h2>
                    <Lines lines=order.lines.clone() text=text/>
                    <Totals totals=order.totals.clone() tax_note=order.tax_note.clone()/>
                </section>
                <section class="columns">
                    <div>
                        <h2>{if order.is_pickup { text.pickup } else { text.delivery }}</h2>
                        <p class="address">{address}</p>
                        {(!order.delivery.is_empty()).then(|| view! { <p>{order.delivery.clone()}</p> })}
                        {(!hours.is_empty()).then(|| view! { <p class="address hours">{hours}</p> })}
                        <Shipments shipments=order.shipments.clone()/>
                    </div>
                    <div>
                        <h2>{text.payment}</h2>
                        <p>{order.payment.clone()}</p>
                        <p class="invoice"><a href=order.invoice.clone()>{text.view_invoice}</a></p>
                        <h2>{text.contact}</h2>
                        <p>{order.email.clone()}</p>
                    </div>
                </section>
                <Actions order=order.clone() text=text/>
            </main>
        }
    })
}

/// Money that went back, each with its credit note.
#[component]
pub(super) fn Refunds(refunds: Vec<RefundView>, text: &'static Text) -> impl IntoView {
    refunds
        .into_iter()
        .map(|refund| {
            view! {
                <p class="refund">
                    {refund.text} " " <a href=refund.credit_note>{text.credit_note}</a>
                </p>
            }
        })
        .collect_view()
}

/// What the law asks before a download begins: consent, and that the shopper knows what it costs them.
#[component]
fn Consent(action: String, text: &'static Text) -> impl IntoView {
    view! {
        <section>
            <h2>{text.downloads}</h2>
            <form method="post" action=action class="consent">
                <label class="check">
                    <input type="checkbox" name="agreed" value="yes" required=true/>
                    <span>{text.download_consent}</span>
                </label>
                <button class="button" type="submit">{text.show_downloads}</button>
            </form>
        </section>
    }
}

#[component]
fn Downloads(downloads: Vec<DownloadView>, text: &'static Text) -> impl IntoView {
    let is_empty = downloads.is_empty();
    let items = downloads
        .into_iter()
        .map(|file| {
            view! {
                <li>
                    <h3>{file.title}</h3>
                    <p><a class="button" href=file.url download="">{file.name}</a></p>
                </li>
            }
        })
        .collect_view();
    (!is_empty).then(|| {
        view! {
            <section>
                <h2>{text.downloads}</h2>
                <ul class="parcels">{items}</ul>
            </section>
        }
    })
}

#[component]
fn Steps(steps: Vec<StepView>) -> impl IntoView {
    let items = steps
        .into_iter()
        .map(|step| {
            let class = match step.progress {
                Progress::Done => "done",
                Progress::Now => "now",
                Progress::Ahead => "ahead",
            };
            let current = (step.progress == Progress::Now).then_some("step");
            view! {
                <li class=class aria-current=current>
                    <span>{step.label}</span>
                    <span class="when">{step.when}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="steps">{items}</ol> }
}

#[component]
fn Parcels(parcels: Vec<ParcelView>, title: &'static str, text: &'static Text) -> impl IntoView {
    let items = parcels
        .iter()
        .map(|parcel| {
            let pieces = parcel
                .pieces
                .iter()
                .map(|piece| view! { <li>{piece.clone()}</li> })
                .collect_view();
            let number = parcel.tracking_number.clone().map(|number| {
                view! { <p class="number">{text.tracking_number} " " <span>{number}</span></p> }
            });
            let link = parcel.tracking_url.clone().map(|url| {
                view! { <p><a class="button" href=url rel="noopener noreferrer">{text.track_parcel}</a></p> }
            });
            view! {
                <li>
                    <h3>{parcel.heading.clone()}</h3>
                    {parcel.shipment.clone().map(|shipment| view! { <p class="when">{shipment}</p> })}
                    <ul>{pieces}</ul>
                    {number}
                    {link}
                </li>
            }
        })
        .collect_view();
    (!parcels.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <ul class="parcels">{items}</ul>
            </section>
        }
    })
}

/// Forms and links, so that they work without any script.
#[component]
fn Actions(order: OrderView, text: &'static Text) -> impl IntoView {
    let cancel = order.cancel.map(|action| {
        view! {
            <details class="cancel">
                <summary>{text.cancel_order}</summary>
                <form method="post" action=action>
                    <p>{text.cancel_order_hint}</p>
                    <button class="button" type="submit">{text.cancel_order_now}</button>
                </form>
            </details>
        }
    });
    let withdraw = order
        .withdraw
        .map(|href| view! { <p><a href=href>{text.withdraw_here}</a></p> });
    let is_empty = cancel.is_none() && withdraw.is_none();
    (!is_empty).then(|| {
        view! {
            <section class="order-actions">
                <h2>{text.changed_mind}</h2>
                {cancel}
                {withdraw}
            </section>
        }
    })
}
