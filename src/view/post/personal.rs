//! Made to measure and engraved: the fields of a card. Plain inputs with the browser's own limits, so the form is whole without a script.

use crate::view::model::{CardView, PersonalInput, PersonalView};
use leptos::prelude::*;

/// The fields, if the product has any.
#[component]
pub fn Personal(card: CardView) -> impl IntoView {
    if card.personal.is_empty() {
        return ().into_any();
    }
    let fields = card
        .personal
        .iter()
        .map(|field| view! { <Field field=field.clone() hotspot=card.hotspot.clone()/> })
        .collect_view();
    view! { <div class="personal" data-personal="">{fields}</div> }.into_any()
}

#[component]
fn Field(field: PersonalView, hotspot: String) -> impl IntoView {
    let name = format!("personal.{}", field.id);
    let id = format!("{hotspot}-{}", field.id);
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let input = match field.input {
        PersonalInput::Measure {
            min,
            max,
            step,
            unit,
        } => view! {
            <span class="measure">
                <input
                    type="number"
                    inputmode="numeric"
                    id=id.clone()
                    name=name
                    min=min
                    max=max
                    step=step
                    required=field.required
                    autocomplete="off"
                    aria-describedby=described
                />
                <span class="unit">{unit}</span>
            </span>
        }
        .into_any(),
        PersonalInput::Text { max } => view! {
            <input
                type="text"
                id=id.clone()
                name=name
                maxlength=max
                required=field.required
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described
            />
            <output class="engraved" for=id.clone() data-preview=field.id.clone() hidden></output>
        }
        .into_any(),
    };
    view! {
        <div class="personal-field">
            <label for=id.clone()>{field.label}</label>
            {input}
            <small id=hint_id>{field.hint}</small>
            <small class="problem" role="alert" id=problem_id data-problem=field.id.clone()></small>
        </div>
    }
}
