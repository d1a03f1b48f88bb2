//! A labelled field, and what says that something was or was not done.

use crate::view::model::studio::FieldView;
use leptos::prelude::*;

/// A field with its label above and its hint below.
#[component]
pub fn Field(field: FieldView, optional: &'static str) -> impl IntoView {
    let id = format!("field-{}", field.name);
    let hint_id = format!("{id}-hint");
    let described = field.hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>
                {field.label}
                {field.is_optional.then(|| view! { " " <span class="muted">{optional}</span> })}
            </label>
            <input
                id=id
                name=field.name
                type=field.kind
                value=field.value
                autocomplete=field.autocomplete
                required=!field.is_optional
                aria-describedby=described
            />
            {field.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// What was just done, and what went wrong; read out when the page appears.
#[component]
pub fn Banner(said: Option<String>, error: Option<String>) -> impl IntoView {
    view! {
        {said.map(|said| view! { <p class="banner" role="status">{said}</p> })}
        {error.map(|error| view! { <p class="banner bad" role="alert">{error}</p> })}
    }
}
