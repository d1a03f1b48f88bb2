//! Sending a form: what was written shows at once and is put right by the answer; after a refusal it is still in the form.

use std::rc::Rc;

use js_sys::Date;
use reqwasm::http::Method;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{
    composer,
    content::Talk,
    item::item,
    list,
    node::{fill, set_value, value},
    wire::{self, Comment},
};
use crate::browser::{
    dom::{self, Find},
    json,
};

/// The property of a form that holds the text on its way.
const SENT: &str = "spotletSent";
/// The property of a form that says whether what stands in it now goes next.
const NEXT: &str = "spotletNext";

/// What a form holds.
#[derive(Clone)]
struct Draft {
    form: HtmlElement,
    /// The comment it stands in: what is answered or changed.
    parent: Option<HtmlElement>,
    is_edit: bool,
    text: String,
    name: String,
}

/// Sends a form.
pub fn send(talk: &Rc<Talk>, form: &HtmlElement) {
    let field = |name| form.find(name).map(|field| value(&field)).unwrap_or_default();
    let draft = Draft {
        parent: dom::closest(form, "[data-comment]"),
        is_edit: dom::attribute(form, "data-form") == "edit",
        text: field("textarea"),
        name: field("[name=name]"),
        form: form.clone(),
    };
    let is_busy = form.has_attribute("aria-busy");
    if is_busy && json::text(form, SENT).as_ref() != Some(&draft.text) {
        json::set(form, NEXT, &JsValue::TRUE);
    }
    // A second tap is not a second comment.
    if draft.text.trim().is_empty() || is_busy {
        return composer::focus(form, None);
    }
    begin(&draft);
    let talk = Rc::clone(talk);
    spawn_local(async move {
        let early = if draft.is_edit { None } else { show_early(&talk, &draft) };
        let done = ask(&talk, &draft).await;
        let has_next = end(&draft);
        let is_done = done.is_ok();
        match done {
            Ok(comment) => settle(&talk, &draft, early, &comment),
            Err(code) => {
                if let Some(early) = early {
                    early.remove();
                }
                composer::complain(&draft.form, Some(talk.words.refusal(&code)));
                if composer::has_reader(&talk, &draft.form) {
                    composer::focus(&draft.form, None);
                }
            }
        }
        // What follows a refusal waits for its reader, who has to see it first.
        if is_done {
            if has_next {
                send(&talk, &draft.form);
            }
            list::refresh(&talk).await;
        }
    });
}

fn begin(draft: &Draft) {
    dom::set_busy(&draft.form, true);
    json::set(&draft.form, SENT, &draft.text.as_str().into());
    json::set(&draft.form, NEXT, &JsValue::FALSE);
    composer::complain(&draft.form, None);
    lock(draft, true);
}

/// Whether something else is to be sent now.
fn end(draft: &Draft) -> bool {
    dom::set_busy(&draft.form, false);
    lock(draft, false);
    json::field(&draft.form, NEXT).is_truthy()
}

/// Other words for a comment stay as they are while they are sent: their form goes with the answer.
fn lock(draft: &Draft, is_locked: bool) {
    if let (true, Some(area)) = (draft.is_edit, draft.form.find("textarea")) {
        dom::set_attribute(&area, "readonly", is_locked.then_some(""));
    }
}

async fn ask(talk: &Talk, draft: &Draft) -> Result<Comment, String> {
    let told = |text: &str| if text.is_empty() { JsValue::UNDEFINED } else { text.into() };
    let parent = draft.parent.as_ref().map(|parent| dom::attribute(parent, "data-comment")).unwrap_or_default();
    let (method, url) = if draft.is_edit { (Method::PUT, talk.url(&["/", &parent])) } else { (Method::POST, talk.url(&[])) };
    let kind = if composer::is_question(&draft.form) { "question" } else { "comment" };
    let body = json::object([
        ("text", draft.text.as_str().into()),
        ("name", told(&draft.name)),
        ("kind", kind.into()),
        ("product", told(&dom::attribute(&draft.form, "data-product"))),
        ("answers_to", told(&parent)),
    ]);
    let reply = wire::ask(talk.store, method, &url, Some(&body)).await?;
    Ok(Comment::read(&reply.body))
}

/// The comment before the server has answered. It has no id and no buttons yet.
fn show_early(talk: &Talk, draft: &Draft) -> Option<HtmlElement> {
    let comment = Comment {
        text: Some(draft.text.clone()),
        name: draft.name.trim().to_owned(),
        is_question: composer::is_question(&draft.form),
        product: dom::attribute(&draft.form, "data-product"),
        created_at: Date::new_0().to_iso_string().into(),
        ..Comment::default()
    };
    let early = item(talk, &comment)?;
    dom::set_busy(&early, true);
    match &draft.parent {
        Some(parent) => fill(&parent.find(".answers")?, [Some(early.clone())]),
        None => list::insert_after(talk, None, &early),
    }
    talk.notice.set_text_content(None);
    Some(early)
}

/// Puts what the server says in the place of what was shown. The live numbers may have brought it meanwhile.
fn settle(talk: &Talk, draft: &Draft, early: Option<HtmlElement>, comment: &Comment) {
    let is_known = list::find(talk, &comment.id).is_some() && !draft.is_edit;
    let place = if draft.is_edit { draft.parent.clone() } else { early };
    if let (Some(place), Some(new)) = (place, item(talk, comment)) {
        // Other words keep the answers below them.
        if let (true, Some(answers), Some(none)) = (draft.is_edit, place.find(".answers"), new.find(".answers")) {
            let _ = none.replace_with_with_node_1(&answers);
        }
        if is_known {
            place.remove();
        } else {
            let _ = place.replace_with_with_node_1(&new);
        }
    }
    // Whoever has gone elsewhere meanwhile, or writes the next one, is not called back.
    let has_reader = composer::has_reader(talk, &draft.form);
    let area = draft.form.find("textarea").filter(|area| value(area) == draft.text);
    if draft.parent.is_some() {
        if area.is_some() {
            draft.form.remove();
        }
        if let Some(first) = list::find(talk, &comment.id).and_then(|item| item.find(".deeds button")).filter(|_| has_reader) {
            let _ = first.focus();
        }
    } else if let Some(area) = area {
        composer::ask_about(&draft.form, None);
        set_value(&area, "");
        if has_reader {
            composer::focus(&draft.form, None);
        }
    }
    talk.embed.say(if comment.state == "held" { talk.words.held } else { talk.words.sent });
}
