//! What a button of the conversation does.

use std::rc::Rc;

use reqwasm::http::Method;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{
    composer::{self, Purpose, composer},
    content::{ORDERS, Talk},
    item::{count, item},
    list,
    node::{button, fill, node},
    wire,
};
use crate::browser::{
    dom::{self, Find},
    json,
};

/// Marks a heart whose tap is on its way.
const SENDING: &str = "data-sending";

/// Carries out what a button asks for.
pub fn act(talk: &Rc<Talk>, control: &HtmlElement) {
    let deed = dom::attribute(control, "data-deed");
    let (talk, control) = (Rc::clone(talk), control.clone());
    let Some(comment) = dom::closest(&control, "[data-comment]") else {
        return act_on_list(talk, &control, &deed);
    };
    let words = talk.words;
    match deed.as_str() {
        "like" => like(talk, control, &comment),
        "answer" => open_form(&talk, &comment, Purpose::Answer),
        "edit" => open_form(&talk, &comment, Purpose::Edit),
        "answers" => spawn_local(async move { load_answers(&talk, &comment, &control).await }),
        "cancel" => close_forms(&comment),
        "delete" => choose(&talk, &comment, words.delete, &[("really", words.delete)]),
        "report" => {
            let reasons = [("spam", words.spam), ("abuse", words.abuse), ("illegal", words.illegal), ("other", words.other)];
            choose(&talk, &comment, words.report, &reasons);
        }
        "really" => delete(talk, comment),
        reason => report(talk, comment, reason.to_owned()),
    }
}

fn act_on_list(talk: Rc<Talk>, control: &HtmlElement, deed: &str) {
    match deed {
        "more" => spawn_local(async move { list::load(&talk, true).await }),
        "retry" => spawn_local(async move { list::load(&talk, false).await }),
        "sort" => {
            let wanted = dom::attribute(control, "data-order");
            talk.order.set(ORDERS.into_iter().find(|order| *order == wanted).unwrap_or_default());
            for button in talk.details.all("[data-deed=sort]") {
                show_pressed(&button, button == *control);
            }
            spawn_local(async move { list::load(&talk, false).await });
        }
        "whole" => {
            if let Some(form) = dom::closest(control, "form") {
                composer::ask_about(&form, None);
                composer::focus(&form, None);
            }
        }
        _ => {}
    }
}

fn is_pressed(button: &HtmlElement) -> bool {
    dom::attribute(button, "aria-pressed") == "true"
}

fn show_pressed(button: &HtmlElement, is_pressed: bool) {
    dom::set_attribute(button, "aria-pressed", Some(if is_pressed { "true" } else { "false" }));
}

/// Shown at once, and put right when the server says otherwise.
fn like(talk: Rc<Talk>, control: HtmlElement, comment: &HtmlElement) {
    let url = talk.url(&["/", &dom::attribute(comment, "data-comment"), "/like"]);
    let mut had = is_pressed(&control);
    show_pressed(&control, !had);
    // A tap made while another one is on its way is sent after it, and has the last word.
    if control.has_attribute(SENDING) {
        return;
    }
    dom::set_attribute(&control, SENDING, Some(""));
    spawn_local(async move {
        loop {
            let wanted = is_pressed(&control);
            let method = if wanted { Method::PUT } else { Method::DELETE };
            let done = wire::ask(talk.store, method, &url, None).await;
            if done.is_ok() {
                had = wanted;
            }
            if is_pressed(&control) != wanted {
                continue;
            }
            match done {
                Ok(reply) => {
                    let likes = json::integer(&reply.body, "likes").unwrap_or_default();
                    if let Some(number) = control.next_element_sibling() {
                        number.set_text_content(Some(&count(&talk, likes)));
                    }
                }
                Err(code) => {
                    show_pressed(&control, had);
                    talk.embed.say(talk.words.refusal(&code));
                }
            }
            return dom::set_attribute(&control, SENDING, None);
        }
    });
}

fn open_form(talk: &Talk, comment: &HtmlElement, purpose: Purpose) {
    close_forms(comment);
    let (Some(form), Some(deeds)) = (composer(talk, purpose), comment.find(".deeds")) else { return };
    // Fails only for an element that would contain itself.
    let _ = deeds.after_with_node_1(&form);
    let text = comment.find(".text").and_then(|text| text.text_content()).filter(|_| purpose == Purpose::Edit);
    composer::focus(&form, text.as_deref());
}

/// Takes away what was opened in a comment and gives the focus back to its buttons.
fn close_forms(comment: &HtmlElement) {
    for open in comment.all("form,.choice") {
        open.remove();
    }
    if let Some(first) = comment.find(".deeds button") {
        // Never refused for an element in the page.
        let _ = first.focus();
    }
}

fn choose(talk: &Talk, comment: &HtmlElement, about: &str, choices: &[(&str, &str)]) {
    close_forms(comment);
    let (Some(line), Some(deeds)) = (node("div", "choice", ""), comment.find(".deeds")) else { return };
    dom::set_attribute(&line, "role", Some("group"));
    dom::set_attribute(&line, "aria-label", Some(about));
    fill(&line, choices.iter().map(|(deed, word)| button(deed, word)));
    fill(&line, [button("cancel", talk.words.cancel)]);
    // Fails only for an element that would contain itself.
    let _ = deeds.after_with_node_1(&line);
    if let Some(first) = line.find("button") {
        // Never refused for an element in the page.
        let _ = first.focus();
    }
}

fn delete(talk: Rc<Talk>, comment: HtmlElement) {
    let url = talk.url(&["/", &dom::attribute(&comment, "data-comment")]);
    dom::set_busy(&comment, true);
    spawn_local(async move {
        let done = wire::ask(talk.store, Method::DELETE, &url, None).await;
        dom::set_busy(&comment, false);
        if let Err(code) = done {
            return talk.embed.say(talk.words.refusal(&code));
        }
        comment.remove();
        talk.embed.say(talk.words.deleted);
        list::refresh(&talk).await;
    });
}

fn report(talk: Rc<Talk>, comment: HtmlElement, reason: String) {
    let url = talk.url(&["/", &dom::attribute(&comment, "data-comment"), "/report"]);
    // Before the answer: by then the reader may be writing here.
    close_forms(&comment);
    spawn_local(async move {
        let body = json::object([("reason", reason.as_str().into())]);
        let done = wire::ask(talk.store, Method::POST, &url, Some(&body)).await;
        talk.embed.say(match done {
            Ok(_) => talk.words.reported,
            Err(code) => talk.words.refusal(&code),
        });
    });
}

async fn load_answers(talk: &Talk, comment: &HtmlElement, control: &HtmlElement) {
    let url = talk.url(&["?limit=50&answers_to=", &dom::attribute(comment, "data-comment")]);
    let (Ok(reply), Some(answers)) = (wire::ask(talk.store, Method::GET, &url, None).await, comment.find(".answers")) else { return };
    control.remove();
    let all = wire::Page::read(&reply.body).comments;
    let new = all.iter().filter(|answer| list::find(talk, &answer.id).is_none());
    fill(&answers, new.map(|answer| item(talk, answer)));
}
