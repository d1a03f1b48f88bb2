//! A form that does something, behind its title until it is wanted.

use crate::view::model::studio::{ActView, PieceField};
use crate::view::studio::field::Field;
use crate::view::studio::words::{OrderDeskWords, ShellWords};
use leptos::prelude::*;

/// The form.
#[component]
pub(super) fn Act(
    act: ActView,
    words: &'static OrderDeskWords,
    shell: &'static ShellWords,
) -> impl IntoView {
    let id = act.id.clone();
    let hidden = act
        .hidden
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let pieces = match act.pieces.is_empty() {
        true => ().into_any(),
        false => {
            let rows = act
                .pieces
                .into_iter()
                .map(|piece| view! { <Piece piece=piece id=id.clone() words=words/> })
                .collect_view();
            view! { <fieldset class="pieces"><legend>{words.pieces}</legend>{rows}</fieldset> }
                .into_any()
        }
    };
    let fields = act
        .fields
        .into_iter()
        .map(|field| view! { <Field field=field optional=shell.optional/> })
        .collect_view();
    let reason = (!act.reasons.is_empty()).then(|| {
        let options = act
            .reasons
            .into_iter()
            .map(|(value, text)| view! { <option value=value>{text}</option> })
            .collect_view();
        let field = format!("{id}-reason");
        view! {
            <div class="field">
                <label for=field.clone()>{words.reason}</label>
                <select id=field name="reason">{options}</select>
            </div>
        }
    });
    view! {
        <details class="act" open=act.is_open id=act.id>
            <summary><h3>{act.title}</h3></summary>
            <form class="stack" method="post" action=act.action>
                <p class="muted">{act.text}</p>
                {hidden}
                {pieces}
                {fields}
                {reason}
                <button class="button small">{act.button}</button>
            </form>
        </details>
    }
}

#[component]
fn Piece(piece: PieceField, id: String, words: &'static OrderDeskWords) -> impl IntoView {
    let field = format!("{id}-{}", piece.name);
    view! {
        <label class="piece">
            <span>{piece.label}</span>
            <input
                id=field
                type="number"
                inputmode="numeric"
                name=piece.name
                min="0"
                max=piece.max.to_string()
                value=piece.value.to_string()
            />
            <span class="muted">{words.of} " " {piece.max}</span>
        </label>
    }
}
