//! The fields of the editor.

use crate::domain::Locale;
use crate::domain::theme::{Against, ColorToken, Judged, Shade, Shadow, Theme, Verdict, judge};
use crate::view::model::studio::ThemeView;
use crate::view::studio::words::{ThemeWords, theme as say};
use leptos::prelude::*;

/// What the fields show.
#[derive(Clone)]
pub struct Shown {
    theme: Theme,
    typed: Vec<(String, String)>,
    wrong: Vec<(String, String)>,
    locale: Locale,
}

impl Shown {
    /// What was typed, where something was, else what is kept.
    pub fn of(view: &ThemeView) -> Self {
        Self {
            theme: view.theme.clone(),
            typed: view.typed.clone(),
            wrong: view.wrong.clone(),
            locale: view.shell.page.locale,
        }
    }

    fn value(&self, field: &str) -> String {
        let kept = self.theme.fields();
        let mut all = self.typed.iter().chain(&kept);
        let found = all.find(|(name, _)| name == field);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    }

    fn wrong(&self, field: &str) -> Option<String> {
        let mut all = self.wrong.iter();
        all.find(|(name, _)| name == field)
            .map(|(_, text)| text.clone())
    }
}

/// What a verdict is in markup.
pub const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Aa => "aa",
        Verdict::AaLarge => "large",
        Verdict::Fails => "fails",
        Verdict::Free => "free",
    }
}

/// A colour by day and by night.
#[component]
pub fn ColorRow(token: ColorToken, shown: Shown) -> impl IntoView {
    let (label, about) = say::color(token, shown.locale);
    let cells = Shade::ALL
        .into_iter()
        .map(|shade| view! { <ColorCell token=token shade=shade shown=shown.clone()/> })
        .collect_view();
    view! {
        <div class="ink" role="group" aria-label=label>
            <p class="of"><strong>{label}</strong> <span class="note">{about}</span></p>
            {cells}
        </div>
    }
}

#[component]
fn ColorCell(token: ColorToken, shade: Shade, shown: Shown) -> impl IntoView {
    let words = ThemeWords::of(shown.locale);
    let (label, _) = say::color(token, shown.locale);
    let field = format!("{}-{}", shade.word(), token.name());
    let (label, says) = (
        format!("{label}, {}", words.shade_of(shade)),
        format!("{field}-says"),
    );
    let scheme = shown.theme.scheme(shade);
    let wrong = shown.wrong(&field);
    let is_wrong = wrong.is_some().then_some("true");
    let judged = judge(scheme, token).filter(|_| wrong.is_none());
    let told = match (wrong, judged) {
        (Some(wrong), _) => view! { <span class="bad">{wrong}</span> }.into_any(),
        (None, Some(judged)) => view! { <Ratio judged=judged locale=shown.locale/> }.into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <div class="cell">
            <div class="pair">
                <input type="color" data-well=field.clone() data-alive="" hidden=true value=scheme.get(token).to_string() aria-label=format!("{label}: {}", words.pick)/>
                <input
                    name=field.clone()
                    value=shown.value(&field)
                    aria-label=label
                    aria-describedby=says.clone()
                    aria-invalid=is_wrong
                    required=true
                    maxlength="7"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                />
            </div>
            <p class="says" id=says data-says=field data-verdict=judged.map(|judged| word(judged.verdict))>{told}</p>
        </div>
    }
}

#[component]
fn Ratio(judged: Judged, locale: Locale) -> impl IntoView {
    let words = ThemeWords::of(locale);
    let better = judged
        .better
        .map(|color| words.better.replace("{color}", &color.to_string()));
    let on = match judged.against {
        Against::Token(token) => say::color(token, locale).0,
        Against::Eye => words.eye,
    };
    view! {
        <span class="ratio" title=words.ratio_to.replace("{what}", on)>{judged.ratio()}</span>
        " "
        {say::verdict(judged.verdict, locale)}
        {better.map(|better| view! { <span class="better">{better}</span> })}
    }
}

/// Everything that is no colour.
#[component]
pub fn Rest(shown: Shown) -> impl IntoView {
    let words = ThemeWords::of(shown.locale);
    let value = shown.value("shadow");
    let shadows = Shadow::ALL
        .into_iter()
        .map(|shadow| {
            let word = shadow.word();
            let label = say::shadow(shadow, shown.locale);
            view! { <option value=word selected=word == value>{label}</option> }
        })
        .collect_view();
    let number = |name, label, hint, range| view! { <Number name=name label=label hint=hint range=range shown=shown.clone()/> };
    let font_wrong = shown.wrong("font");
    let font_is_wrong = font_wrong.is_some().then_some("true");
    view! {
        <div class="measures">
            {number("radius", words.radius, words.radius_hint, Theme::RADIUS)}
            {number("hotspot-size", words.hotspot_size, words.hotspot_size_hint, Theme::HOTSPOT_SIZE)}
            {number("speed", words.speed, words.speed_hint, Theme::SPEED)}
            <div class="field">
                <label for="shadow">{words.shadow}</label>
                <select id="shadow" name="shadow">{shadows}</select>
            </div>
        </div>
        <div class="field">
            <label for="font">{words.font}</label>
            <input id="font" name="font" value=shown.value("font") autocomplete="off" spellcheck="false" aria-describedby="font-says" aria-invalid=font_is_wrong/>
            <p class="hint" id="font-says" data-says="font">
                {match font_wrong {
                    Some(wrong) => view! { <span class="bad">{wrong}</span> }.into_any(),
                    None => words.font_hint.into_any(),
                }}
            </p>
        </div>
    }
}

#[component]
fn Number(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    range: (u16, u16),
    shown: Shown,
) -> impl IntoView {
    let says = format!("{name}-says");
    let wrong = shown.wrong(name);
    let is_wrong = wrong.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                id=name
                name=name
                type="number"
                min=range.0.to_string()
                max=range.1.to_string()
                value=shown.value(name)
                required=true
                aria-describedby=says.clone()
                aria-invalid=is_wrong
            />
            <p class="hint" id=says data-says=name>
                {match wrong {
                    Some(wrong) => view! { <span class="bad">{wrong}</span> }.into_any(),
                    None => hint.into_any(),
                }}
            </p>
        </div>
    }
}
