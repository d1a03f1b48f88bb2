//! What stands below each field: how well its colour can be read, what would do instead, what is wrong.

use web_sys::{Document, HtmlElement, HtmlInputElement};
use wasm_bindgen::JsCast as _;

use crate::browser::dom::{Find as _, attribute, set_attribute};
use crate::domain::theme::{ColorToken, FieldError, Judged, Shade, Theme, Verdict, Wrong, judge};

/// Tells it of every field.
pub fn show(form: &HtmlElement, theme: &Theme, wrong: &[FieldError]) {
    for shade in Shade::ALL {
        for token in ColorToken::ALL {
            let field = format!("{}-{}", shade.word(), token.name());
            let scheme = theme.scheme(shade);
            if wrong.iter().all(|error| error.field != field) {
                set_well(form, &field, &scheme.get(token).to_string());
                color(form, &field, judge(scheme, token));
            }
        }
    }
    let hints = ["radius", "hotspot-size", "speed", "font"];
    for place in form.all("[data-says]") {
        let field = attribute(&place, "data-says");
        let found = wrong.iter().find(|error| error.field == field);
        if let Some(input) = form.find(&format!("[name=\"{field}\"]")) {
            set_attribute(&input, "aria-invalid", found.is_some().then_some("true"));
        }
        match found {
            Some(error) => {
                set_attribute(&place, "data-verdict", Some("wrong"));
                tell(&place, &sentence(form, error.wrong), "bad");
            }
            None if hints.contains(&field.as_str()) => {
                set_attribute(&place, "data-verdict", None);
                let (least_most, hint) = (attribute(&place, "data-hint"), place.text_content().unwrap_or_default());
                // The hint as it first stood there comes back.
                if least_most.is_empty() {
                    set_attribute(&place, "data-hint", Some(&hint));
                } else {
                    tell(&place, &least_most, "");
                }
            }
            None => {}
        }
    }
}

fn set_well(form: &HtmlElement, field: &str, color: &str) {
    if let Some(well) = form.find(&format!("[data-well=\"{field}\"]")) {
        well.unchecked_into::<HtmlInputElement>().set_value(color);
    }
}

fn color(form: &HtmlElement, field: &str, judged: Option<Judged>) {
    let Some(place) = form.find(&format!("[data-says=\"{field}\"]")) else { return };
    let Some(judged) = judged else {
        tell(&place, "", "");
        return;
    };
    let (verdict, key) = match judged.verdict {
        Verdict::Aa => ("aa", "data-t-aa"),
        Verdict::AaLarge => ("large", "data-t-large"),
        Verdict::Fails => ("fails", "data-t-fails"),
        Verdict::Free => ("free", "data-t-free"),
    };
    set_attribute(&place, "data-verdict", Some(verdict));
    let (ratio, word) = (judged.ratio(), attribute(form, key));
    tell(&place, &format!(" {word}"), "");
    let Some(document) = place.owner_document() else { return };
    if let Some(span) = element(&document, "span", "ratio", &ratio) {
        // Fails only for a node that would contain itself; so below.
        let _ = place.prepend_with_node_1(&span);
    }
    if let Some(better) = judged.better.map(|color| color.to_string()) {
        let label = attribute(form, "data-t-use").replace("{color}", &better);
        if let Some(button) = element(&document, "button", "quiet use", &label) {
            for (name, value) in [("type", "button"), ("data-use", field), ("data-color", &better)] {
                set_attribute(&button, name, Some(value));
            }
            let _ = place.append_child(&button);
        }
    }
}

fn tell(place: &HtmlElement, text: &str, class: &str) {
    place.set_text_content(None);
    if let Some(span) = place.owner_document().and_then(|document| element(&document, "span", class, text)) {
        let _ = place.append_child(&span);
    }
}

fn element(document: &Document, name: &str, class: &str, text: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document.create_element(name).ok()?.dyn_into().ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}

fn sentence(form: &HtmlElement, wrong: Wrong) -> String {
    let word = |key: &str| attribute(form, key);
    match wrong {
        Wrong::Color => word("data-t-color"),
        Wrong::Font => word("data-t-font"),
        Wrong::Word => word("data-t-word"),
        Wrong::Number { least, most } => {
            let text = word("data-t-number").replace("{least}", &least.to_string());
            text.replace("{most}", &most.to_string())
        }
    }
}
