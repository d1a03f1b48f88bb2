//! The form: for a comment or a question under the post, and for an answer or other words under a comment.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{
    content::Talk,
    node::{button, field, fill, node, set_value},
};
use crate::{
    browser::dom::{self, Find},
    domain::comment::text::{MAX_NAME_CHARS, MAX_TEXT_CHARS},
};

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A comment or a question.
    Say,
    /// An answer.
    Answer,
    /// Other words.
    Edit,
}

/// A form. Who hears it listens at the conversation as a whole.
pub fn composer(talk: &Talk, purpose: Purpose) -> Option<HtmlElement> {
    let words = talk.words;
    let form = node("form", "say", "")?;
    let (kind, label, send) = match purpose {
        Purpose::Say => ("say", words.your_comment, words.send),
        Purpose::Answer => ("answer", words.your_answer, words.send),
        Purpose::Edit => ("edit", words.your_comment, words.save),
    };
    dom::set_attribute(&form, "data-form", Some(kind));
    let text = field("textarea", "text", label, MAX_TEXT_CHARS)?;
    if let Some(area) = text.find("textarea") {
        dom::set_attribute(&area, "rows", Some(if purpose == Purpose::Say { "3" } else { "2" }));
        dom::set_attribute(&area, "required", Some(""));
    }
    let name = (purpose != Purpose::Edit).then(|| field("input", "name", words.name, MAX_NAME_CHARS)).flatten();
    if let Some(input) = name.as_ref().and_then(|name| name.find("input")) {
        dom::set_attribute(&input, "autocomplete", Some("nickname"));
    }
    let cancel = (purpose != Purpose::Say).then(|| button("cancel", words.cancel)).flatten();
    let alert = node("p", "alert", "")?;
    dom::set_attribute(&alert, "role", Some("alert"));
    dom::set_attribute(&alert, "hidden", Some(""));
    let last = node("div", "row", "")?;
    let is_main = purpose == Purpose::Say;
    fill(&last, [name, is_main.then(|| question(talk)).flatten(), node("button", "button", send), cancel]);
    fill(&form, [is_main.then(|| about(talk)).flatten(), Some(text), Some(alert), Some(last)]);
    Some(form)
}

/// Whether it is a question.
fn question(talk: &Talk) -> Option<HtmlElement> {
    let (label, input) = (node("label", "check", "")?, node("input", "", "")?);
    dom::set_attribute(&input, "type", Some("checkbox"));
    dom::set_attribute(&input, "name", Some("question"));
    fill(&label, [Some(input), node("span", "", talk.words.question)]);
    Some(label)
}

/// The product it is about, with a way to be about the whole post again.
fn about(talk: &Talk) -> Option<HtmlElement> {
    let line = node("p", "about", "")?;
    dom::set_attribute(&line, "hidden", Some(""));
    fill(&line, [node("span", "", talk.words.about), node("strong", "", ""), button("whole", talk.words.cancel)]);
    Some(line)
}

/// Makes the main form one for a question about a product; `None` for the whole post.
pub fn ask_about(form: &HtmlElement, product: Option<(&str, &str)>) {
    let (Some(line), Some(name)) = (form.find(".about"), form.find(".about strong")) else { return };
    dom::set_attribute(form, "data-product", product.map(|(id, _)| id));
    dom::set_attribute(&line, "hidden", product.is_none().then_some(""));
    name.set_text_content(product.map(|(_, title)| title));
    if let Some(check) = checkbox(form) {
        check.set_checked(product.is_some());
    }
}

/// Whether the form's question box is ticked.
pub fn is_question(form: &HtmlElement) -> bool {
    checkbox(form).is_some_and(|input| input.checked())
}

fn checkbox(form: &HtmlElement) -> Option<HtmlInputElement> {
    form.find("[name=question]")?.dyn_into().ok()
}

/// Says in the form what went wrong; `None` takes it away.
pub fn complain(form: &HtmlElement, text: Option<&str>) {
    if let Some(alert) = form.find(".alert") {
        alert.set_text_content(text);
        dom::set_attribute(&alert, "hidden", text.is_none().then_some(""));
    }
}

/// Whether the reader is in the form, or nowhere else.
pub fn has_reader(talk: &Talk, form: &HtmlElement) -> bool {
    match talk.embed.root.active_element() {
        Some(focused) => form.contains(Some(&focused)),
        // Somewhere else in the page, or nowhere.
        None => form.owner_document().is_none_or(|document| document.active_element() == document.body().map(Into::into)),
    }
}

/// Leads the reader into the form, with another text in it where one is given.
pub fn focus(form: &HtmlElement, text: Option<&str>) {
    if let Some(area) = form.find("textarea") {
        if let Some(text) = text {
            set_value(&area, text);
        }
        // Never refused for an element in the page.
        let _ = area.focus();
    }
}
