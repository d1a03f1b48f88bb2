//! Products: the list, the form of one, the import. The form is made of sections, groups and fields that the server fills;
//! its buttons that add a group send the whole form and get it back longer.

use super::layout::studio_document;
use super::words::{MediaWords, ProductWords};
use crate::domain::Locale;
use crate::view::model::studio::{
    GroupView, ImportView, InputKind, InputView, PickView, ProductRowView, ProductView,
    ProductsView, ReportView, SectionView,
};
use crate::view::post::Picture;
use leptos::prelude::*;

/// The list.
pub fn products_page(list: &ProductsView) -> String {
    let ProductsView {
        shell,
        query,
        products,
        may_write,
    } = list.clone();
    let words = ProductWords::of(shell.page.locale);
    studio_document(
        &shell,
        || {
            may_write.then(|| {
                view! {
                    <a class="button plain small" href="/studio/products/import">{words.import}</a>
                    <a class="button small" href="/studio/products/new">{words.new}</a>
                }
            })
        },
        move || {
            let is_search = !query.is_empty();
            let body = match (products.is_empty(), is_search) {
                (false, _) => {
                    let rows = products.into_iter().map(|row| view! { <Row row=row/> });
                    view! { <ul class="rows goods">{rows.collect_view()}</ul> }.into_any()
                }
                (true, true) => view! { <p class="lede">{words.nothing_found}</p> }.into_any(),
                (true, false) => view! {
                    <div class="empty">
                        <h2>{words.empty}</h2>
                        <p>{words.empty_text}</p>
                    </div>
                }
                .into_any(),
            };
            view! {
                <form class="search" method="get" action="/studio/products" role="search">
                    <input type="search" name="q" value=query aria-label=words.search placeholder=words.search autocomplete="off"/>
                    <button class="button plain">{words.find}</button>
                </form>
                {body}
            }
        },
    )
}

#[component]
fn Row(row: ProductRowView) -> impl IntoView {
    view! {
        <li>
            <a class="good" href=row.url>
                <span class="frame">
                    {row.image.map(|image| {
                        let image = crate::view::model::ImageView { alt: String::new(), ..image };
                        view! { <Picture image=image sizes="64px"/> }
                    })}
                </span>
                <span class="what"><strong>{row.title}</strong><span class="muted line">{row.notes}</span></span>
                <span class="price">{row.price}</span>
            </a>
        </li>
    }
}

/// The form of a product.
pub fn product_page(product: &ProductView) -> String {
    let ProductView {
        shell,
        action,
        hidden,
        sections,
        may_write,
    } = product.clone();
    let locale = shell.page.locale;
    let words = ProductWords::of(locale);
    studio_document(
        &shell,
        || view! { <a class="button plain small" href="/studio/products">{words.back}</a> },
        move || {
            let hidden = hidden
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
            let sections = sections
                .into_iter()
                .map(|section| view! { <Section section=section locale=locale/> });
            view! {
                {(!may_write).then(|| view! { <p class="banner">{words.read_only}</p> })}
                <form class="sheet" method="post" action=action>
                    // The first button is what Enter presses.
                    <button class="unseen" name="do" value="save" tabindex="-1" aria-hidden="true" disabled=!may_write></button>
                    {hidden.collect_view()}
                    <fieldset class="whole" disabled=!may_write>
                        {sections.collect_view()}
                        {may_write.then(|| view! {
                            <div class="end"><button class="button" name="do" value="save">{words.save}</button></div>
                        })}
                    </fieldset>
                </form>
            }
        },
    )
}

/// A part of a form, with the buttons that make it longer.
#[component]
pub(super) fn Section(section: SectionView, locale: Locale) -> impl IntoView {
    let words = ProductWords::of(locale);
    let id = format!("part-{}", section.id);
    let heading_id = id.clone();
    let groups = section
        .groups
        .into_iter()
        .map(|group| view! { <Group group=group/> });
    let adds = section.adds.into_iter().map(|(value, text)| {
        view! { <button class="button plain small" name="do" value=value>{text}</button> }
    });
    let has_picks = !section.picks.is_empty();
    let picks = section
        .picks
        .into_iter()
        .map(|pick| view! { <Pick pick=pick/> });
    view! {
        <section class="part" aria-labelledby=id>
            <div class="lead">
                <h2 id=heading_id>{section.title}</h2>
                <p class="hint">{section.hint}</p>
            </div>
            <div class="groups">
                {groups.collect_view()}
                {has_picks.then(|| view! {
                    <details class="more">
                        <summary>{words.add_pictures}</summary>
                        <ul class="picks">{picks.collect_view()}</ul>
                    </details>
                })}
                <p class="ways start">{adds.collect_view()}</p>
            </div>
        </section>
    }
}

#[component]
fn Group(group: GroupView) -> impl IntoView {
    let has_title = !group.title.is_empty();
    let fields = group
        .fields
        .into_iter()
        .map(|input| view! { <Input input=input/> });
    view! {
        <fieldset class="group">
            {has_title.then(|| view! { <legend>{group.title}</legend> })}
            {group.image.map(|image| view! { <span class="frame"><Picture image=image sizes="96px"/></span> })}
            <div class="fields">{fields.collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Input(input: InputView) -> impl IntoView {
    let InputView {
        name,
        label,
        value,
        kind,
        lang,
        hint,
        error,
    } = input;
    let id = format!("f-{name}");
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = match (hint.is_empty(), error.is_empty()) {
        (true, true) => None,
        (false, true) => Some(hint_id.clone()),
        (true, false) => Some(error_id.clone()),
        (false, false) => Some(format!("{error_id} {hint_id}")),
    };
    let invalid = (!error.is_empty()).then_some("true");
    let class = match kind {
        InputKind::Area => "field wide",
        InputKind::Check(_) => "field check",
        InputKind::Number | InputKind::Moment => "field narrow",
        _ => "field",
    };
    let control = match kind {
        InputKind::Text => view! {
            <input id=id.clone() name=name type="text" value=value lang=lang autocomplete="off" aria-describedby=described aria-invalid=invalid/>
        }
        .into_any(),
        InputKind::Fixed => view! {
            <input id=id.clone() name=name type="text" value=value readonly=true aria-describedby=described/>
        }
        .into_any(),
        InputKind::Number => view! {
            <input id=id.clone() name=name type="number" min="0" step="1" inputmode="numeric" value=value aria-describedby=described aria-invalid=invalid/>
        }
        .into_any(),
        InputKind::Moment => view! {
            <input id=id.clone() name=name type="datetime-local" value=value aria-describedby=described aria-invalid=invalid/>
        }
        .into_any(),
        InputKind::Area => view! {
            <textarea id=id.clone() name=name lang=lang rows="3" aria-describedby=described aria-invalid=invalid>{value}</textarea>
        }
        .into_any(),
        InputKind::Choice(options) => {
            let options = options.into_iter().map(|(each, text)| {
                let is_chosen = each == value;
                view! { <option value=each selected=is_chosen>{text}</option> }
            });
            view! { <select id=id.clone() name=name aria-describedby=described aria-invalid=invalid>{options.collect_view()}</select> }
                .into_any()
        }
        InputKind::Check(is_on) => view! {
            <input id=id.clone() name=name type="checkbox" value="yes" checked=is_on aria-describedby=described/>
        }
        .into_any(),
    };
    view! {
        <div class=class>
            <label for=id>{label}</label>
            {control}
            {(!error.is_empty()).then(|| view! { <p class="hint wrong" id=error_id>{error}</p> })}
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

#[component]
fn Pick(pick: PickView) -> impl IntoView {
    let image = crate::view::model::ImageView {
        alt: pick.name,
        ..pick.image
    };
    view! {
        <li>
            <label class="frame">
                <input type="checkbox" name="pick" value=pick.src/>
                <Picture image=image sizes="120px"/>
            </label>
        </li>
    }
}

/// The import, with its report once something was read.
pub fn import_page(import: &ImportView) -> String {
    let ImportView {
        shell,
        report,
        form_token,
    } = import.clone();
    let locale = shell.page.locale;
    let words = ProductWords::of(locale);
    let upload = MediaWords::of(locale);
    studio_document(
        &shell,
        || view! { <a class="button plain small" href="/studio/products">{words.back}</a> },
        move || {
            view! {
                {report.map(|report| view! { <Report report=report locale=locale/> })}
                <p class="lede">{words.import_text}</p>
                <form class="stack import" method="post" action="/studio/products/import" enctype="multipart/form-data">
                    <input type="hidden" name="token" value=form_token/>
                    <div class="field">
                        <label for="import-file">{words.file}</label>
                        <input id="import-file" type="file" name="file" accept=".csv,.tsv,.txt,.json,.html,.htm" aria-label=upload.choose/>
                    </div>
                    <div class="field">
                        <label for="import-text">{words.paste}</label>
                        <textarea id="import-text" name="text" rows="6" spellcheck="false" aria-describedby="import-text-hint"></textarea>
                        <p class="hint" id="import-text-hint">{words.paste_hint}</p>
                    </div>
                    <div class="field">
                        <label for="import-address">{words.address}</label>
                        <input id="import-address" type="url" name="address" placeholder="https://" aria-describedby="import-address-hint"/>
                        <p class="hint" id="import-address-hint">{words.address_hint}</p>
                    </div>
                    <button class="button">{words.look}</button>
                </form>
            }
        },
    )
}

#[component]
fn Report(report: ReportView, locale: Locale) -> impl IntoView {
    let words = ProductWords::of(locale);
    let lines = report.lines.into_iter().map(|line| {
        view! {
            <tr class=line.kind>
                <th scope="row">{line.place}</th>
                <td><span class="mark">{line.label}</span></td>
                <td>{line.text}</td>
            </tr>
        }
    });
    view! {
        <section class="report" aria-labelledby="report">
            <h2 id="report">{words.report}</h2>
            <p class="hint">{report.source} " · " {report.summary}</p>
            <div class="scroll tall" tabindex="0" role="region" aria-labelledby="report">
                <table><tbody>{lines.collect_view()}</tbody></table>
            </div>
            {report.commit.map(|action| view! {
                <form method="post" action=action><button class="button">{words.take}</button></form>
            })}
        </section>
    }
}
